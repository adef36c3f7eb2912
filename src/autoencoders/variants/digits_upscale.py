"""Digits from 14x14 to 28x28 as in the source: through a code of 128 numbers, fewer than the 196 pixels."""

from autoencoders.experiments.enlarging import SOURCE_LOSS, train_upscaler
from autoencoders.images import Images
from autoencoders.networks.digits_conv import digits_upscaler
from autoencoders.runs import Run

SEEDS = 3
EPOCHS = 25
BATCH = 128


def train(mnist: Images, seed: int) -> Run:
    """Train to enlarge digits."""
    return train_upscaler(mnist, 2, digits_upscaler, seed, epochs=EPOCHS, batch=BATCH, loss=SOURCE_LOSS)
