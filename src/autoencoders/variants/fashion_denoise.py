"""Denoising clothes: all as in `digits_denoise`, but learned from Fashion-MNIST, which answers the source's exercise."""

from autoencoders.experiments.cleaning import train_denoiser
from autoencoders.images import Images
from autoencoders.runs import Run

SEEDS = 3
EPOCHS = 12
BATCH = 128


def train(fashion_mnist: Images, mnist: Images, seed: int) -> Run:
    """Learn from noisy clothes; clean clothes, and digits."""
    return train_denoiser(fashion_mnist, mnist, seed, epochs=EPOCHS, batch=BATCH)
