"""`dense` with a leaky ReLU, whose units say something on either side of zero."""

from autoencoders.experiments.dense_codes import dense_run
from autoencoders.images import Images
from autoencoders.runs import Run

SEEDS = 3
EPOCHS = 100
BATCH = 256


def train(emoji: Images, seed: int) -> Run:
    """Train as in `dense`."""
    return dense_run(emoji, seed, "leaky_relu", EPOCHS, BATCH)
