"""Mean metrics over 10,000 held-out pictures; decibels are computed from the mean error."""

import numpy as np

from autoencoders.metrics.measures import mse, ssim

STRUCTURE = slice(None, None, 5)  # every fifth picture, since SSIM takes a millisecond for each


def average_measures(targets: np.ndarray, outputs: np.ndarray, name: str) -> dict[str, np.ndarray]:
    """The mean squared error of all outputs, clipped to [0, 1], and the mean SSIM of every fifth."""
    outputs = np.clip(outputs, 0, 1)
    return {
        f"{name}_mse": mse(targets, outputs).mean(keepdims=True),
        f"{name}_ssim": ssim(targets[STRUCTURE], outputs[STRUCTURE]).mean(keepdims=True),
    }
