"""The cosine transform with the 192 frequencies that are strongest in training pictures: nothing else is learned.

Classical zonal coding: in place of a shape that somebody thought of, a place of its own for each number.
"""

from dataclasses import replace

import numpy as np

from autoencoders.experiments.frequencies import YCBCR, rebuilt, spectrum
from autoencoders.experiments.rebuilding import emoji_run
from autoencoders.images import Images
from autoencoders.runs import Run

CODES = 192


def train(emoji: Images) -> Run:
    """Find the strongest frequencies of training pictures and rebuild all pictures from them."""
    kept = strongest(emoji.train)
    run = emoji_run(emoji, lambda images: rebuilt(images, kept, YCBCR))
    return replace(run, arrays=run.arrays | {"kept": kept})


def strongest(images: np.ndarray) -> np.ndarray:
    """A mask (down, right, 3) of the CODES frequencies, each of which alone would cost most in RGB if it were lost."""
    weight = np.square(np.linalg.inv(YCBCR)).sum(axis=0)  # of an error in each channel
    power = np.square(spectrum(images, YCBCR)).mean(axis=0) * weight
    kept = np.zeros(power.size, bool)
    kept[np.argsort(-power, axis=None, kind="stable")[:CODES]] = True
    return kept.reshape(power.shape)
