"""The part of the data on which a trial chooses: a fifth of the training pictures is held out, and no other is looked at."""

import numpy as np

from autoencoders.experiments.split import base
from autoencoders.images import Images, Pixels

SHARE = 1 / 5  # of the training pictures, at most
SEED = 61


class Part(Images):
    """A data set that need not have the pictures that slides show: the first ones of a side stand in for them."""

    def at(self, side: str, names: list[str]) -> np.ndarray:
        return np.arange(len(names))


def of_training(images: Images) -> Part:
    """The training side alone, cut in two: some of its families are the held-out side, all others the training side."""
    held_out = drawn(families(images))
    train = {name: value for name, value in vars(images).items() if name.startswith("train") and value is not None}
    test = {name.replace("train", "test", 1): taken(value, held_out) for name, value in train.items()}
    return Part(**{name: taken(value, ~held_out) for name, value in train.items()}, **test)


def families(images: Images) -> np.ndarray:
    """The family of each training picture: its own where the data set knows no families."""
    known = getattr(images, "train_families", None)
    if known is None and images.train_labels.dtype.kind == "U":
        known = np.array([base(name) for name in images.train_labels])
    return np.arange(len(images.train_labels)) if known is None else known


def drawn(families: np.ndarray) -> np.ndarray:
    """A mask of whole families in random order, as many as make up SHARE of all pictures."""
    _, member, sizes = np.unique(families, return_inverse=True, return_counts=True)
    order = np.random.default_rng(SEED).permutation(len(sizes))
    return np.isin(member, order[np.cumsum(sizes[order]) <= SHARE * len(families)])


def taken(values: np.ndarray | Pixels, mask: np.ndarray) -> np.ndarray | Pixels:
    """The values where the mask is true; pictures that are kept as bytes stay so."""
    return Pixels(values.stored[mask]) if isinstance(values, Pixels) else values[mask]
