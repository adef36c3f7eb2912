"""Noise, always from a named seed."""

import numpy as np


def gaussian(images: np.ndarray, sigma: float, seed: int) -> np.ndarray:
    """Add independent normal noise to every value; the result is not clipped, as a sensor's raw values are not."""
    random = np.random.default_rng(seed)
    noisy = random.standard_normal(images.shape, dtype=np.float32)
    noisy *= np.float32(sigma)
    noisy += images  # in place: these may fill memory
    return noisy
