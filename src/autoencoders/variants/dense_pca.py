"""`dense` as it is, but with principal components to start from, where every unit fires."""

from autoencoders.experiments.dense_codes import dense_run
from autoencoders.images import Images
from autoencoders.runs import Run

SEEDS = 3
EPOCHS = 100
BATCH = 256


def train(emoji: Images, seed: int) -> Run:
    """Train as in `dense`, from another start."""
    return dense_run(emoji, seed, "relu", EPOCHS, BATCH, from_pca=True)
