"""Clothes from 14x14 to 28x28 without a bottleneck: the network starts as bicubic enlarging and learns to correct it."""

from autoencoders.experiments.enlarging import train_upscaler
from autoencoders.images import Images
from autoencoders.networks.sharpening import sharpening
from autoencoders.runs import Run

SEEDS = 3
EPOCHS = 5  # of 60,000 pictures
BATCH = 128


def train(fashion_mnist: Images, seed: int) -> Run:
    """Train the network to correct bicubic enlarging."""
    return train_upscaler(fashion_mnist, 2, lambda: sharpening(14, 1, 2), seed, epochs=EPOCHS, batch=BATCH)
