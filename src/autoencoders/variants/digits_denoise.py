"""Denoising digits: noise as strong as the source's, but with mean zero and drawn anew in each epoch.

The source's network and loss, in 12 epochs instead of 25, to save time.
"""

from autoencoders.experiments.cleaning import train_denoiser
from autoencoders.images import Images
from autoencoders.runs import Run

SEEDS = 3
EPOCHS = 12
BATCH = 128


def train(mnist: Images, fashion_mnist: Images, seed: int) -> Run:
    """Train on noisy digits; measure on digits and on clothes."""
    return train_denoiser(mnist, fashion_mnist, seed, epochs=EPOCHS, batch=BATCH)
