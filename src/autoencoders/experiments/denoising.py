"""The run of anything that cleans noisy emoji: held-out noisy pictures in, compared with the clean ones they came from."""

from collections.abc import Callable

import numpy as np

from autoencoders import shown
from autoencoders.images import Images
from autoencoders.noise import gaussian
from autoencoders.rulers.measures import compare
from autoencoders.runs import Run

SIGMA = 0.3  # of the source, where white is 1
TRAIN_NOISE, TEST_NOISE = 31, 32  # seeds
SCORED = slice(None, None, 4)  # training images, in alphabetical order: filters of a second each take their time


def cleaned(emoji128: Images, clean: Callable[[np.ndarray], np.ndarray], params: int = 0, curves: dict | None = None) -> Run:
    """Clean every held-out noisy picture, and enough of the training ones to see a difference."""
    test = np.clip(clean(noisy_test(emoji128)), 0, 1)
    train = np.clip(clean(noisy_train(emoji128)[SCORED].copy()), 0, 1)
    measures = compare(emoji128.train[SCORED], train, "train", thorough=False) | compare(emoji128.test, test, "test")
    measures["test_background_mse"] = background_mse(emoji128, test)
    return Run(params, {"test": shown_among(emoji128, test)}, measures, curves or {})


def noisy_train(emoji128: Images) -> np.ndarray:
    """The training images with noise that is drawn once, as in the source."""
    return gaussian(emoji128.train, SIGMA, TRAIN_NOISE)


def noisy_test(emoji128: Images) -> np.ndarray:
    """The held-out images with noise of their own: the same for every method."""
    return gaussian(emoji128.test, SIGMA, TEST_NOISE)


def shown_among(emoji128: Images, outputs: np.ndarray) -> np.ndarray:
    """The held-out pictures that slides show."""
    return outputs[emoji128.at("test", shown.TEST)]


def background_mse(emoji128: Images, outputs: np.ndarray) -> np.ndarray:
    """The error where nothing is drawn, which is where noise shows most."""
    ground = (emoji128.test_alpha == 0)[..., None]  # (n, height, width, 1)
    squares = np.square(outputs - emoji128.test) * ground
    return squares.sum(axis=(1, 2, 3)) / np.maximum(3 * ground.sum(axis=(1, 2, 3)), 1)
