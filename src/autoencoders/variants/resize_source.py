"""Resize as the source did it: each picture's contrast is stretched on the way, which the score then counts as error."""

import numpy as np

from autoencoders.experiments.rebuilding import emoji_run
from autoencoders.experiments.resampling import down_and_up
from autoencoders.images import Images
from autoencoders.runs import Run

SIZE = 8


def train(emoji: Images) -> Run:
    """Nothing to train: stretch, down, up, where `resize` only goes down and up."""
    return emoji_run(emoji, lambda images: down_and_up(stretch(images), SIZE))


def stretch(images: np.ndarray) -> np.ndarray:
    """Spread each image's values over the whole of [0, 1]."""
    low, high = (end(images, axis=(1, 2, 3), keepdims=True) for end in (np.min, np.max))
    return (images - low) / np.maximum(high - low, 1e-6)
