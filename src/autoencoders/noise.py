"""Noise, always from a named seed."""

import numpy as np


def gaussian(images: np.ndarray, sigma: float, seed: int) -> np.ndarray:
    """Add independent normal noise to every value; the result is not clipped, as a sensor's raw values are not."""
    random = np.random.default_rng(seed)
    return images + np.float32(sigma) * random.standard_normal(images.shape, dtype=np.float32)
