"""Denoising digits without a network: a median filter with tuned contrast, and subtracting the source's brightness."""

import numpy as np

from autoencoders.experiments.digit_noise import BRIGHTER, SHOWN, TEST_NOISE, TRAIN_NOISE, source_noise, zero_mean
from autoencoders.images import Images
from autoencoders.metrics.pictures import picture_measures
from autoencoders.runs import Run
from autoencoders.variants.denoise_median import middle

WIDTHS = [3, 5, 7]
TUNING_IMAGES = 1000  # training images


def train(mnist: Images, fashion_mnist: Images) -> Run:
    """Clean digits with both kinds of noise, and clothes; each filter is tuned on training images of its kind."""
    cases = {"test": (mnist, zero_mean), "test_source": (mnist, source_noise), "test_fashion": (fashion_mnist, zero_mean)}
    measures, pictures, arrays = {}, {}, {}
    for name, (images, noisy) in cases.items():
        width, gain, offset = best_filter(noisy(images.train[:TUNING_IMAGES], TRAIN_NOISE), images.train[:TUNING_IMAGES])
        outputs = np.clip(gain * middle(noisy(images.test, TEST_NOISE), width) + offset, 0, 1)
        measures |= picture_measures(images.test, outputs, name)
        pictures[name] = outputs[:SHOWN]
        arrays[f"{name}_filter"] = np.array([width, gain, offset])
    darkened = np.clip(source_noise(mnist.test, TEST_NOISE) - np.float32(BRIGHTER), 0, 1)
    pictures["test_subtracted"] = darkened[:SHOWN]
    return Run(0, pictures, measures | picture_measures(mnist.test, darkened, "test_subtracted"), arrays=arrays)


def best_filter(noisy: np.ndarray, wanted: np.ndarray) -> tuple[float, float, float]:
    """The window's width, and the gain and offset after it, with the least error."""
    tried = []
    for width in WIDTHS:
        filtered = middle(noisy, width)
        gain, offset = np.polyfit(filtered.ravel().astype(float), wanted.ravel(), 1)
        tried.append((np.square(np.clip(gain * filtered + offset, 0, 1) - wanted).mean(), width, gain, offset))
    return min(tried)[1:]
