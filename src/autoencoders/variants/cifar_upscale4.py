"""Photographs from 8x8 to 32x32: the network starts as bicubic enlarging and learns to correct it."""

from autoencoders.experiments.enlarging import train_upscaler
from autoencoders.images import Images
from autoencoders.networks.sharpening import sharpening
from autoencoders.runs import Run

SEEDS = 3
EPOCHS = 20  # of 10,000 pictures
BATCH = 64
FACTOR = 4


def train(cifar10: Images, seed: int) -> Run:
    """Train the network to correct bicubic enlarging."""
    return train_upscaler(cifar10, FACTOR, lambda: sharpening(32 // FACTOR, 3, FACTOR), seed, epochs=EPOCHS, batch=BATCH)
