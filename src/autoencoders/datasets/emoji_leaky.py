"""The emoji of `emoji`, split at random as is often done: variants of held-out pictures are in training."""

import numpy as np

from autoencoders.experiments import examples
from autoencoders.experiments.dealing import pool, sides
from autoencoders.images import Images

SPLIT_SEED = 21


def images(emoji: Images) -> Images:
    """As many pictures on each side as in `emoji`; the examples of the slides stay on their side."""
    pixels = np.concatenate([emoji.train, emoji.test])
    labels = np.concatenate([emoji.train_labels, emoji.test_labels])
    families = np.concatenate([emoji.train_families, emoji.test_families])
    order = np.random.default_rng(SPLIT_SEED).permutation(len(labels))
    fixed = np.select([np.isin(labels[order], examples.TRAIN), np.isin(labels[order], examples.TEST)], [0, 2], default=1)
    order = order[np.argsort(fixed, kind="stable")]
    train, test = np.split(order, [len(emoji.train)])
    return sides(pool(pixels, labels, families=families), train, test)
