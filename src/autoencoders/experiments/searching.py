"""Improve each picture's code by a few steps down its own error, through a decoder that stays as it is.

An encoder has to answer at once, and leaves a gap to the best code for its decoder. PCA's leaves none but for the clipping to
[0, 1], of which it knows nothing. A code that was searched has as many numbers as before; encoding takes longer.
"""

from collections.abc import Callable

import numpy as np

STEPS = 5
MOMENTUM = 0.7
LEAK = 0.05  # weight of the error before clipping, as in the training of `conv_best`

Pull = Callable[[np.ndarray, np.ndarray], np.ndarray]  # of codes and their pictures: which way the error grows


def searched(codes: np.ndarray, images: np.ndarray, pull: Pull, steps: int = STEPS) -> np.ndarray:
    """The codes after so many steps down; the steps suit a decoder whose directions are orthogonal and of length one."""
    speed = np.zeros_like(codes)
    for _ in range(steps):
        speed = MOMENTUM * speed - pull(codes, images)
        codes = codes + speed
    return codes


def output_pull(outputs: np.ndarray, images: np.ndarray) -> np.ndarray:
    """The gradient at each output of half the squared error after clipping, and LEAK times that before."""
    inside = (outputs > 0) & (outputs < 1)
    return (outputs - images) * (inside + np.float32(LEAK))
