"""Denoising digits: as strong as the source's noise, but it brightens nothing and is drawn anew in each epoch.

The source's network and loss, in 12 epochs instead of 25, for which there is no time.
"""

from autoencoders.experiments.cleaning import train_denoiser
from autoencoders.images import Images
from autoencoders.runs import Run

SEEDS = 3
EPOCHS = 12
BATCH = 128


def train(mnist: Images, fashion_mnist: Images, seed: int) -> Run:
    """Learn from noisy digits; clean digits, and clothes."""
    return train_denoiser(mnist, fashion_mnist, seed, epochs=EPOCHS, batch=BATCH)
