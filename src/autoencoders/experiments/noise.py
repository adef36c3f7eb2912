"""Gaussian noise from a given seed."""

from collections.abc import Iterator

import numpy as np

from autoencoders.images import slices

EVERY = slice(None)


def gaussian(images: np.ndarray, sigma: float, seed: int, some: slice | np.ndarray = EVERY) -> np.ndarray:
    """Add independent normal noise to every value; the result is not clipped, as a sensor's raw values are not.

    `some` selects pictures; the noise of a picture does not depend on the selection.
    """
    mask = np.zeros(len(images), bool)
    mask[some] = True
    noisy = np.empty((mask.sum(), *images.shape[1:]), np.float32)
    filled = 0
    for part, noisy_part in zip(slices(len(images)), noisy_parts(images, sigma, seed), strict=True):
        chosen = noisy_part[mask[part]]
        noisy[filled : filled + len(chosen)] = chosen
        filled += len(chosen)
    return noisy


def noisy_parts(images: np.ndarray, sigma: float, seed: int) -> Iterator[np.ndarray]:
    """All noisy pictures, a few at a time."""
    random = np.random.default_rng(seed)
    for part in slices(len(images)):
        clean = images[part]
        yield np.float32(sigma) * random.standard_normal(clean.shape, dtype=np.float32) + clean
