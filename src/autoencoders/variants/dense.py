"""Dense, the source's first network: 3,072 numbers through 192 and back.

The simplest autoencoder, trained exactly as in the source; compare it with `resize` and `pca`.
"""

from keras import Sequential

from autoencoders.experiments.trained_on_emoji import network_run
from autoencoders.fast.faster import faster
from autoencoders.images import Images
from autoencoders.learning.training import begin, fit
from autoencoders.networks.dense import dense
from autoencoders.runs import Run

SEEDS = 5
EPOCHS = 100
BATCH = 256


def network() -> Sequential:
    """The untrained network, as `autoencoders.load` gives it the weights of a run."""
    return dense()


def train(emoji: Images, seed: int) -> Run:
    """Train to copy the training images through the bottleneck."""
    begin(seed)
    autoencoder = network()
    autoencoder.compile("adam", loss="mse")
    curves = fit(faster(autoencoder), emoji.train, emoji.train, (emoji.test, emoji.test), epochs=EPOCHS, batch=BATCH)
    return network_run(emoji, autoencoder, curves, keep=True)
