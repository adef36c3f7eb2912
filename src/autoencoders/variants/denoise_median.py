"""The median filter: each pixel becomes the median of its neighbours."""

import numpy as np
from skimage.filters import median

from autoencoders.experiments.filters import tuned_filter_run
from autoencoders.images import Images
from autoencoders.runs import Run

WIDTHS = [3, 5, 7, 9]


def train(emoji128: Images) -> Run:
    """Choose the window's width on training images."""
    return tuned_filter_run(emoji128, middle, WIDTHS)


def middle(images: np.ndarray, width: float) -> np.ndarray:
    """Filter each channel of each image by itself."""
    return median(images, np.ones((1, int(width), int(width), 1)), behavior="ndimage")
