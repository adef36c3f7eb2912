"""The run of any method that cleans noisy emoji, compared with the clean originals."""

from collections.abc import Callable

import numpy as np

from autoencoders.experiments import examples
from autoencoders.experiments.noise import gaussian, noisy_parts
from autoencoders.images import Images, slices
from autoencoders.learning.shelf import Shelf
from autoencoders.metrics.measures import compare
from autoencoders.runs import Run

SIGMA = 0.3  # of the source, where white is 1
TRAIN_NOISE, TEST_NOISE = 31, 32  # seeds
SCORED = slice(None, None, 4)  # every fourth training image: some filters take a second for each


def denoising_run(
    emoji128: Images, clean: Callable[[np.ndarray], np.ndarray], params: int = 0, curves: dict | None = None
) -> Run:
    """Clean all held-out noisy pictures and every fourth training picture, and measure both."""
    test = clean_noisy(clean, emoji128.test, SIGMA, TEST_NOISE)
    train = clean(noisy_train_part(emoji128, SCORED))
    np.clip(train, 0, 1, out=train)
    measures = compare(emoji128.train[SCORED], train, "train", thorough=False) | compare(emoji128.test, test, "test")
    measures["test_background_mse"] = background_mse(emoji128, test)
    families = {name: known[SCORED] if name.startswith("train") else known for name, known in emoji128.families().items()}
    return Run(params, {"test": held_out_examples(emoji128, test)}, measures, curves or {}, families)


def clean_noisy(clean: Callable[[np.ndarray], np.ndarray], images: np.ndarray, sigma: float, seed: int) -> np.ndarray:
    """Add noise to pictures and clean them, a few at a time, since all at once would fill memory."""
    outputs = np.empty(images.shape, np.float32)
    for part, noisy in zip(slices(len(images)), noisy_parts(images, sigma, seed), strict=True):
        np.clip(clean(noisy), 0, 1, out=outputs[part])
    return outputs


def noisy_train(emoji128: Images) -> Shelf:
    """The training images with noise that is drawn once, as in the source; on disk."""
    return Shelf(emoji128.train.shape, noisy_parts(emoji128.train, SIGMA, TRAIN_NOISE))


def noisy_train_part(emoji128: Images, some: slice | np.ndarray) -> np.ndarray:
    """Some of the same noisy training images, in memory."""
    return gaussian(emoji128.train, SIGMA, TRAIN_NOISE, some)


def noisy_test(emoji128: Images) -> np.ndarray:
    """The held-out images with noise of their own: the same for every method."""
    return gaussian(emoji128.test, SIGMA, TEST_NOISE)


def held_out_examples(emoji128: Images, outputs: np.ndarray) -> np.ndarray:
    """The outputs for the held-out pictures that slides show."""
    return outputs[examples.shown(emoji128, "test")]


def background_mse(emoji128: Images, outputs: np.ndarray) -> np.ndarray:
    """Each picture's error on its empty background, where noise shows most."""
    ground = (emoji128.test_alpha == 0)[..., None]  # (n, height, width, 1)
    squares = np.concatenate([ground_error(outputs[part] - emoji128.test[part], ground[part]) for part in slices(len(outputs))])
    return squares / np.maximum(3 * ground.sum(axis=(1, 2, 3)), 1)


def ground_error(off: np.ndarray, ground: np.ndarray) -> np.ndarray:
    """The sum of squares of each picture's background."""
    return (np.square(off) * ground).sum(axis=(1, 2, 3))
