"""The nearest training image: the score of pure memory."""

import numpy as np

from autoencoders.experiments.rebuilding import emoji_run
from autoencoders.images import Images
from autoencoders.runs import Run


def train(emoji: Images) -> Run:
    """Rebuild every picture as the training image that is closest to it."""
    pictures = emoji.train.reshape(len(emoji.train), -1)
    squares = np.square(pictures).sum(axis=1)

    def recall(images):
        queries = images.reshape(len(images), -1)
        return emoji.train[np.argmin(squares - 2 * queries @ pictures.T, axis=1)]

    return emoji_run(emoji, recall, params=pictures.size)
