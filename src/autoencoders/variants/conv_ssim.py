"""Convolutional with another loss: `conv_mse`'s network and epochs, trained for structural similarity."""

from autoencoders.experiments.rebuilding import emoji_run
from autoencoders.fast.faster import faster
from autoencoders.images import Images
from autoencoders.learning.losses import ssim_loss
from autoencoders.learning.training import begin, fit, predict
from autoencoders.networks.conv import conv
from autoencoders.runs import Run

SEEDS = 5
EPOCHS = 100
BATCH = 256


def train(emoji: Images, seed: int) -> Run:
    """Train to copy the training images, with structural similarity."""
    begin(seed)
    autoencoder = conv()
    autoencoder.compile("adam", loss=ssim_loss)
    autoencoder = faster(autoencoder)
    curves = fit(autoencoder, emoji.train, emoji.train, (emoji.test, emoji.test), epochs=EPOCHS, batch=BATCH)
    return emoji_run(emoji, lambda images: predict(autoencoder, images), autoencoder.count_params(), curves)
