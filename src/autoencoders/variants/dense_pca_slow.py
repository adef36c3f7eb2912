"""`dense_pca` with a tenth of Adam's rate: is it the network that loses to PCA, or its training?

At Keras's own rate the first epoch undoes the start and silences units. No other rate was tried.
"""

from autoencoders.experiments.dense_codes import dense_run
from autoencoders.images import Images
from autoencoders.runs import Run

SEEDS = 3
EPOCHS = 100
BATCH = 256
RATE = 1e-4


def train(emoji: Images, seed: int) -> Run:
    """Train as in `dense_pca`, in smaller steps."""
    return dense_run(emoji, seed, "relu", EPOCHS, BATCH, from_pca=True, rate=RATE)
