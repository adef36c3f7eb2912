"""The Gaussian filter: each pixel becomes a weighted mean of its neighbours."""

import numpy as np
from skimage.filters import gaussian

from autoencoders.experiments.filters import tuned_filter_run
from autoencoders.images import Images
from autoencoders.runs import Run

SIGMAS = [0.8, 1.0, 1.2, 1.4, 1.6, 1.8, 2.0, 2.4]  # pixels


def train(emoji128: Images) -> Run:
    """Choose the filter's width on training images."""
    return tuned_filter_run(emoji128, blur, SIGMAS)


def blur(images: np.ndarray, sigma: float) -> np.ndarray:
    """Filter each channel of each image by itself."""
    return gaussian(images, sigma=(0, sigma, sigma, 0), mode="nearest")
