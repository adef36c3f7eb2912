"""Train a network to clean small grey pictures, with new noise in every epoch."""

import numpy as np

from autoencoders.experiments.digit_noise import TEST_NOISE, TRAIN_NOISE, small_denoising_run, zero_mean
from autoencoders.fast.faster import faster
from autoencoders.images import Images
from autoencoders.learning.training import begin, fit_new_pairs, predict
from autoencoders.networks.digits_conv import digits_conv
from autoencoders.runs import Run


def train_denoiser(own: Images, other: Images, seed: int, *, epochs: int, batch: int) -> Run:
    """Train on noisy pictures of `own`, then measure on held-out pictures of `own` and of `other`."""
    begin(seed)
    network = digits_conv()
    network.compile("adam", loss="binary_crossentropy")
    random = np.random.default_rng([TRAIN_NOISE, seed])

    def pairs():
        return zero_mean(own.train, int(random.integers(2**32))), own.train

    held_out = zero_mean(own.test, TEST_NOISE), own.test
    curves = fit_new_pairs(faster(network), pairs, held_out, epochs=epochs, batch=batch)
    return small_denoising_run(own, other, zero_mean, lambda images: predict(network, images), network.count_params(), curves)
