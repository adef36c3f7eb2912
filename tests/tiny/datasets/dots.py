"""Random dots."""

import numpy as np

from autoencoders.images import Images

COUNT = 8


def images() -> Images:
    """Eight pictures of four by four pixels on each side."""
    random = np.random.default_rng(1)
    train, test = random.random((2, COUNT, 4, 4, 1), dtype=np.float32)
    return Images(train, test, np.arange(COUNT), np.arange(COUNT))
