"""Noise for small grey pictures, and the run of any method that cleans them."""

from collections.abc import Callable

import numpy as np

from autoencoders.experiments.noise import gaussian
from autoencoders.images import Images
from autoencoders.metrics.entropy import bce_measures
from autoencoders.metrics.pictures import picture_measures
from autoencoders.runs import Run

SIGMA = 0.5  # of the source, where white is 1
BRIGHTER = 0.5  # the mean of the source's noise, which is added to every pixel before clipping
TRAIN_NOISE, TEST_NOISE = 51, 52  # seeds
SHOWN = 8


def zero_mean(images: np.ndarray, seed: int) -> np.ndarray:
    """Add noise of mean zero; not clipped, since clipping at black would brighten it."""
    return gaussian(images, SIGMA, seed)


def source_noise(images: np.ndarray, seed: int) -> np.ndarray:
    """Add the source's noise, whose mean is 0.5, and clip to [0, 1]."""
    noisy = gaussian(images, SIGMA, seed)
    noisy += np.float32(BRIGHTER)
    return np.clip(noisy, 0, 1, out=noisy)


def small_denoising_run(
    own: Images,
    other: Images,
    noisy: Callable[[np.ndarray, int], np.ndarray],
    clean: Callable[[np.ndarray], np.ndarray],
    params: int = 0,
    curves: dict | None = None,
) -> Run:
    """Clean noisy held-out pictures of the kind that was trained on (`own`) and of another kind (`other`)."""
    measures, pictures = {}, {}
    for name, clean_pictures in (("test", own.test), ("foreign", other.test)):
        inputs = noisy(clean_pictures, TEST_NOISE)
        outputs = np.clip(clean(inputs), 0, 1)
        measures |= picture_measures(clean_pictures, outputs, name) | picture_measures(clean_pictures, inputs, f"{name}_noisy")
        measures |= bce_measures(clean_pictures, outputs) if name == "test" else {}
        parts = {f"{name}_originals": clean_pictures, f"{name}_noisy": inputs, name: outputs}
        pictures |= {part: np.clip(values[:SHOWN], 0, 1) for part, values in parts.items()}
    return Run(params, pictures, measures, curves or {})
