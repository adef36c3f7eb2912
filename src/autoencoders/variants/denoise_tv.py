"""Total variation: of all pictures near the noisy one, the one in which neighbouring pixels differ least."""

import numpy as np
from skimage.restoration import denoise_tv_chambolle

from autoencoders.experiments.filters import tuned_filter_run
from autoencoders.images import Images
from autoencoders.runs import Run

WEIGHTS = [0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.5]  # the higher, the smoother


def train(emoji128: Images) -> Run:
    """Choose the weight on training images."""
    return tuned_filter_run(emoji128, smoothest, WEIGHTS)


def smoothest(images: np.ndarray, weight: float) -> np.ndarray:
    """Chambolle's algorithm as scikit-image has it, for each channel by itself."""
    return np.stack([denoise_tv_chambolle(image, weight, channel_axis=-1) for image in images])
