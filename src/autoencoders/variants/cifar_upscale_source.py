"""Photographs from 16x16 to 32x32 with the source's network, four times as wide: a code of two thirds of the numbers.

Its loss and its epochs, too, are the source's.
"""

from autoencoders.experiments.enlarging import SOURCE_LOSS, train_upscaler
from autoencoders.images import Images
from autoencoders.networks.digits_conv import photo_upscaler
from autoencoders.runs import Run

SEEDS = 3
EPOCHS = 25  # of 10,000 pictures
BATCH = 64


def train(cifar10: Images, seed: int) -> Run:
    """Train to enlarge photographs."""
    return train_upscaler(cifar10, 2, photo_upscaler, seed, epochs=EPOCHS, batch=BATCH, loss=SOURCE_LOSS)
