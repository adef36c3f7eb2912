"""Resizing as well as it can be done: the filters for shrinking and enlarging are chosen on training pictures.

The 192 numbers between them are not rounded to bytes, as `resize` does, since no other method's code is.
"""

from dataclasses import replace
from itertools import product

import numpy as np
from PIL import Image

from autoencoders.experiments.rebuilding import emoji_run
from autoencoders.images import Images
from autoencoders.metrics.measures import mse
from autoencoders.runs import Run

SIZE = 8
FILTERS = ["BOX", "BILINEAR", "HAMMING", "BICUBIC", "LANCZOS"]  # all that Pillow has but the nearest pixel


def train(emoji: Images) -> Run:
    """Try each pair of filters on training pictures, and resize all pictures with the best."""
    pairs = list(product(FILTERS, FILTERS))
    errors = [mse(emoji.train, np.clip(down_and_up(emoji.train, *pair), 0, 1)).mean() for pair in pairs]
    best = pairs[int(np.argmin(errors))]
    run = emoji_run(emoji, lambda images: down_and_up(images, *best))
    return replace(run, arrays=run.arrays | {"filters": np.array(pairs), "errors": np.array(errors)})


def down_and_up(images: np.ndarray, down: str, up: str) -> np.ndarray:
    """Shrink to SIZE x SIZE with one of Pillow's filters and enlarge again with another."""
    return resized(resized(images, SIZE, down), images.shape[1], up)


def resized(images: np.ndarray, size: int, name: str) -> np.ndarray:
    """Each image at size x size, in single precision and not clipped; Pillow takes such pictures one channel at a time."""
    kind = Image.Resampling[name]
    channels = np.moveaxis(images[:], -1, 1).reshape(-1, *images.shape[1:3])
    filtered = np.stack([np.asarray(Image.fromarray(channel).resize((size, size), kind)) for channel in channels])
    return np.moveaxis(filtered.reshape(len(images), -1, size, size), 1, -1)
