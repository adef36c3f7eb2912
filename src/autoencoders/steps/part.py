"""The part of the data on which a trial chooses: a fifth of the training pictures is held out, and no other is looked at."""

import numpy as np

from autoencoders.experiments.dealing import sides
from autoencoders.images import Images

SHARE = 1 / 5  # of the training pictures, at most
SEED = 61


def of_training(images: Images) -> Images:
    """The training side alone, cut in two: some of its families are the held-out side, all others the training side."""
    held_out = drawn(families(images))
    return sides(images, np.flatnonzero(~held_out), np.flatnonzero(held_out))


def families(images: Images) -> np.ndarray:
    """The family of each training picture: its own where the data set knows no families."""
    return np.arange(len(images.train_labels)) if images.train_families is None else images.train_families


def drawn(families: np.ndarray) -> np.ndarray:
    """A mask of whole families in random order, as many as make up SHARE of all pictures."""
    _, member, sizes = np.unique(families, return_inverse=True, return_counts=True)
    order = np.random.default_rng(SEED).permutation(len(sizes))
    return np.isin(member, order[np.cumsum(sizes[order]) <= SHARE * len(families)])
