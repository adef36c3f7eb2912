"""Denoising digits as in the source: noise with mean 0.5, clipped, drawn once; most of the damage is added brightness.

The source probably continued from its trained autoencoder, as `digits_denoise_warm` does; this one starts anew.
"""

from autoencoders.experiments.digit_noise import TEST_NOISE, TRAIN_NOISE, small_denoising_run, source_noise
from autoencoders.fast.faster import faster
from autoencoders.images import Images
from autoencoders.learning.training import begin, fit, predict
from autoencoders.networks.digits_conv import digits_conv
from autoencoders.runs import Run

SEEDS = 3
EPOCHS = 25
BATCH = 128


def train(mnist: Images, fashion_mnist: Images, seed: int) -> Run:
    """Train to map digits with the source's noise to clean ones."""
    begin(seed)
    network = digits_conv()
    network.compile("adam", loss="binary_crossentropy")
    held_out = source_noise(mnist.test, TEST_NOISE), mnist.test
    curves = fit(faster(network), source_noise(mnist.train, TRAIN_NOISE), mnist.train, held_out, epochs=EPOCHS, batch=BATCH)
    params = network.count_params()
    return small_denoising_run(mnist, fashion_mnist, source_noise, lambda images: predict(network, images), params, curves)
