"""Clothes from 14x14 to 28x28 with the source's network, the source's exercise; 12 epochs, where digits have 25."""

from autoencoders.experiments.enlarging import SOURCE_LOSS, train_upscaler
from autoencoders.images import Images
from autoencoders.networks.digits_conv import digits_upscaler
from autoencoders.runs import Run

SEEDS = 3
EPOCHS = 12
BATCH = 128


def train(fashion_mnist: Images, seed: int) -> Run:
    """Train to enlarge clothes."""
    return train_upscaler(fashion_mnist, 2, digits_upscaler, seed, epochs=EPOCHS, batch=BATCH, loss=SOURCE_LOSS)
