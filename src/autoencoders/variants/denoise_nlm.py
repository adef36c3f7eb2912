"""Non-local means: each pixel becomes a mean of those whose surroundings look alike."""

import numpy as np
from skimage.restoration import denoise_nl_means

from autoencoders.experiments.denoising import SIGMA
from autoencoders.experiments.filters import tuned_filter_run
from autoencoders.images import Images
from autoencoders.runs import Run

STRENGTHS = [0.4, 0.5, 0.6, 0.7, 0.8, 1.0]  # in units of the noise


def train(emoji128: Images) -> Run:
    """Choose the filter's strength on training images."""
    return tuned_filter_run(emoji128, non_local_means, STRENGTHS)


def non_local_means(images: np.ndarray, strength: float) -> np.ndarray:
    """Scikit-image's fast variant, which is given the noise's standard deviation."""
    settings = {"patch_size": 5, "patch_distance": 6, "h": strength * SIGMA, "sigma": SIGMA, "fast_mode": True}
    return np.stack([denoise_nl_means(image, channel_axis=-1, **settings) for image in images])
