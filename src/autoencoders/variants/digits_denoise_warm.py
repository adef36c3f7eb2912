"""Denoising digits as the source probably did: with a network that was first trained to copy clean digits.

Its notebook builds no new network for noisy digits. All else, and the sum of epochs, is as in `digits_denoise_source`.
"""

from autoencoders.experiments.digit_noise import TEST_NOISE, TRAIN_NOISE, small_denoising_run, source_noise
from autoencoders.fast.faster import faster
from autoencoders.images import Images
from autoencoders.learning.training import begin, fit, predict
from autoencoders.networks.digits_conv import digits_conv
from autoencoders.runs import Run

SEEDS = 3
EPOCHS = 15
COPYING_EPOCHS = 10  # 25 with EPOCHS, as in `digits_denoise_source`
BATCH = 128


def train(mnist: Images, fashion_mnist: Images, seed: int) -> Run:
    """Train to copy digits, then to map digits with the source's noise to clean ones."""
    begin(seed)
    network = digits_conv()
    network.compile("adam", loss="binary_crossentropy")
    fit(faster(network), mnist.train, mnist.train, (mnist.test, mnist.test), epochs=COPYING_EPOCHS, batch=BATCH)
    network.compile("adam", loss="binary_crossentropy")  # resets the optimizer, as the source's second `compile` does
    held_out = source_noise(mnist.test, TEST_NOISE), mnist.test
    curves = fit(faster(network), source_noise(mnist.train, TRAIN_NOISE), mnist.train, held_out, epochs=EPOCHS, batch=BATCH)
    params = network.count_params()
    return small_denoising_run(mnist, fashion_mnist, source_noise, lambda images: predict(network, images), params, curves)
