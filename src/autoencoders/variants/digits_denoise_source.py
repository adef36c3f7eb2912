"""Denoising digits as in the source: the noise lifts every pixel by half, is clipped, and is drawn once.

Most of what is to be undone is the brightness. The source probably went on from its trained autoencoder; this starts anew.
"""

from autoencoders.experiments.digit_noise import TEST_NOISE, TRAIN_NOISE, small_denoising_run, source_noise
from autoencoders.images import Images
from autoencoders.learning.training import begin, fit, predict
from autoencoders.networks.digits_conv import digits_conv
from autoencoders.runs import Run

SEEDS = 3
EPOCHS = 25
BATCH = 128


def train(mnist: Images, fashion_mnist: Images, seed: int) -> Run:
    """Learn to map digits with the source's noise to the clean ones."""
    begin(seed)
    network = digits_conv()
    network.compile("adam", loss="binary_crossentropy")
    held_out = source_noise(mnist.test, TEST_NOISE), mnist.test
    curves = fit(network, source_noise(mnist.train, TRAIN_NOISE), mnist.train, held_out, epochs=EPOCHS, batch=BATCH)
    params = network.count_params()
    return small_denoising_run(mnist, fashion_mnist, source_noise, lambda images: predict(network, images), params, curves)
