"""The emoji at 32x32 on one side, all but the vault's families: what other splits are dealt from."""

import numpy as np

from autoencoders.datasets import vault
from autoencoders.datasets.emoji import shrunk
from autoencoders.datasets.emoji128 import TEST, TRAIN
from autoencoders.experiments.dealing import by_family, sides
from autoencoders.images import Images


def images(noto: Images) -> Images:
    """All that may be learnt from or held out, on the training side."""
    shut = np.isin(noto.train_families, noto.train_families[np.isin(noto.train_labels, vault.NAMES)])
    return shrunk(sides(noto, np.flatnonzero(~shut), np.array([], int)))


def another_split(emoji_pool: Images, seed: int) -> Images:
    """A split by family like that of `emoji`, of the same size; the seed alone decides who is held out."""
    names, families = emoji_pool.train_labels, emoji_pool.train_families
    return sides(emoji_pool, *by_family(names, families, (TRAIN, TEST), ([], []), [], seed))
