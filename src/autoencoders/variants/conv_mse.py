"""Convolutional: the same 192 numbers as `dense` with 22 times fewer weights."""

from autoencoders.experiments.rebuilding import emoji_run
from autoencoders.fast.faster import faster
from autoencoders.images import Images
from autoencoders.learning.training import begin, fit, predict
from autoencoders.networks.conv import conv
from autoencoders.runs import Run

SEEDS = 5
EPOCHS = 100
BATCH = 256


def train(emoji: Images, seed: int) -> Run:
    """Train to copy the training images, with mean squared error."""
    begin(seed)
    autoencoder = conv()
    autoencoder.compile("adam", loss="mse")
    autoencoder = faster(autoencoder)
    curves = fit(autoencoder, emoji.train, emoji.train, (emoji.test, emoji.test), epochs=EPOCHS, batch=BATCH)
    return emoji_run(emoji, lambda images: predict(autoencoder, images), autoencoder.count_params(), curves)
