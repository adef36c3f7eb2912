"""The quick trial: every step for real, on a handful of images that need no download."""

import sys
from pathlib import Path

import numpy as np

from autoencoders import images
from autoencoders.experiments.resampling import resized
from autoencoders.images import Images
from proof.build import manifest
from proof.build.manifest import Artefact

PACKAGED = ("emoji", "icons", "noto", "vault")  # data sets that need no download, or how their names begin
EVERY = 12  # emoji, of which one is drawn, and those that are shown
TRAIN, TEST = 120, 60  # of them


def prepare(artefact: Artefact, path: Path) -> None:
    """Write a data set made small."""
    images.save(path, stand_in(artefact, [images.load(above.path) for above in manifest.upstream(artefact)]))


def stand_in(artefact: Artefact, made_of: list[Images]) -> Images:
    """A data set made small: fewer emoji; scikit-learn's little digits for anything to be downloaded."""
    if not artefact.name.startswith(PACKAGED):
        return digits(*((32, 3) if artefact.name == "cifar10" else (28, 1)))
    pictures = manifest.imported(f"{artefact.module}.images")
    vars(sys.modules[artefact.module]).update(TRAIN=TRAIN, TEST=TEST, EVERY=EVERY)
    return pictures(*made_of)


def digits(size: int, channels: int) -> Images:
    """The 1,797 digits of 8x8 that scikit-learn brings, enlarged."""
    from sklearn.datasets import load_digits  # its import takes a second

    bunch = load_digits()
    pixels = np.repeat(bunch.images[..., None].astype(np.float32) / 16, 3, axis=-1)
    large = resized(pixels, size)[..., :channels]
    (train, test), (train_labels, test_labels) = np.split(large, [1500]), np.split(bunch.target, [1500])
    return Images(train, test, train_labels, test_labels)
