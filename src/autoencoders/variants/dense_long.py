"""`dense`, trained six times as long: do the units of its code that fell silent come back, and does it reach PCA?

Its errors and live units after epoch 100 are those of `dense`, from the same seeds.
"""

from autoencoders.experiments.dense_codes import dense_run
from autoencoders.images import Images
from autoencoders.runs import Run

SEEDS = 3
EPOCHS = 600
BATCH = 256


def train(emoji: Images, seed: int) -> Run:
    """Train as in `dense`, for longer."""
    return dense_run(emoji, seed, "relu", EPOCHS, BATCH)
