"""Metrics of each of 10,000 held-out pictures, so that intervals count pictures as well as seeds."""

import numpy as np

from autoencoders.metrics.measures import mse, ssim

STRUCTURE = slice(None, None, 5)  # every fifth picture, since SSIM takes a millisecond for each
BITS = 11  # of each number: a mean of thousands does not move, and a run's file is half as large


def picture_measures(targets: np.ndarray, outputs: np.ndarray, name: str) -> dict[str, np.ndarray]:
    """The squared error of each output, clipped to [0, 1], and the SSIM of every fifth."""
    outputs = np.clip(outputs, 0, 1)
    return {
        f"{name}_mse": shortened(mse(targets, outputs)),
        f"{name}_ssim": shortened(ssim(targets[STRUCTURE], outputs[STRUCTURE])),
    }


def shortened(values: np.ndarray) -> np.ndarray:
    """Numbers rounded to BITS binary digits, whatever their size."""
    mantissas, exponents = np.frexp(values)
    return np.ldexp(np.round(mantissas * 2**BITS) / 2**BITS, exponents)
