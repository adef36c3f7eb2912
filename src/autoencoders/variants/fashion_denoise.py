"""Denoising clothes, the source's exercise: as `digits_denoise`, but trained on Fashion-MNIST."""

from autoencoders.experiments.cleaning import train_denoiser
from autoencoders.images import Images
from autoencoders.runs import Run

SEEDS = 3
EPOCHS = 12
BATCH = 128


def train(fashion_mnist: Images, mnist: Images, seed: int) -> Run:
    """Train on noisy clothes; measure on clothes and on digits."""
    return train_denoiser(fashion_mnist, mnist, seed, epochs=EPOCHS, batch=BATCH)
