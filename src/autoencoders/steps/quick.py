"""The quick trial: every step for real, on a handful of images that need no download, for an epoch or two."""

import types

import numpy as np

from autoencoders.experiments.resampling import resized
from autoencoders.images import Images

EPOCHS = 2
PACKAGED = ("emoji", "icons", "noto", "vault")  # data sets that need no download, or how their names begin
EVERY = 12  # emoji, of which one is drawn, and those that are shown
TRAIN, TEST = 120, 60  # of them


def stand_in(name: str, module: types.ModuleType) -> types.ModuleType:
    """The module of a data set, made small: fewer emoji; scikit-learn's little digits for anything to be downloaded."""
    if name.startswith(PACKAGED):
        module.TRAIN, module.TEST, module.EVERY = TRAIN, TEST, EVERY
        return module
    size = (32, 3) if name == "cifar10" else (28, 1)
    return types.SimpleNamespace(images=lambda: digits(*size))


def digits(size: int, channels: int) -> Images:
    """The 1,797 digits of 8x8 that scikit-learn brings, enlarged."""
    from sklearn.datasets import load_digits  # its import takes a second, and every training imports this module

    bunch = load_digits()
    pixels = np.repeat(bunch.images[..., None].astype(np.float32) / 16, 3, axis=-1)
    large = resized(pixels, size)[..., :channels]
    (train, test), (train_labels, test_labels) = np.split(large, [1500]), np.split(bunch.target, [1500])
    return Images(train, test, train_labels, test_labels)
