"""Random dots."""

import numpy as np

COUNT = 8


def pixels() -> np.ndarray:
    """Eight pictures of four by four pixels."""
    return np.random.default_rng(1).random((COUNT, 4, 4))
