"""Convolutional: the same 192 numbers as `dense` with 22 times fewer weights."""

from keras import Sequential

from autoencoders.experiments.trained_on_emoji import network_run
from autoencoders.fast.faster import faster
from autoencoders.images import Images
from autoencoders.learning.training import begin, fit
from autoencoders.networks.conv import conv
from autoencoders.runs import Run

SEEDS = 5
EPOCHS = 100
BATCH = 256


def network() -> Sequential:
    """The untrained network, as `autoencoders.load` gives it the weights of a run."""
    return conv()


def train(emoji: Images, seed: int) -> Run:
    """Train to copy the training images, with mean squared error."""
    begin(seed)
    autoencoder = network()
    autoencoder.compile("adam", loss="mse")
    curves = fit(faster(autoencoder), emoji.train, emoji.train, (emoji.test, emoji.test), epochs=EPOCHS, batch=BATCH)
    return network_run(emoji, autoencoder, curves, keep=True)
