"""Crops of pictures, clean and with noise: what a network that cleans pictures of any size can learn from."""

import numpy as np

from autoencoders.experiments.denoising import SIGMA
from autoencoders.experiments.noise import gaussian
from autoencoders.images import Pixels


def noisy_crops(images: np.ndarray | Pixels, size: int, random: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """A crop of each picture with the noise that denoisers are judged by, which is not clipped; and the same without."""
    clean = crops(images, size, random)
    return gaussian(clean, SIGMA, int(random.integers(2**32))), clean


def crops(images: np.ndarray | Pixels, size: int, random: np.random.Generator) -> np.ndarray:
    """A square of each picture, from a random place, mirrored or not."""
    n, height, width, _ = images.shape
    tops, lefts = random.integers(0, height - size + 1, n), random.integers(0, width - size + 1, n)
    places = zip(range(n), tops, lefts, random.choice([-1, 1], n), strict=True)
    return np.stack([images[i, top : top + size, left : left + size][:, ::step] for i, top, left, step in places])
