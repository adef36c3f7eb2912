"""`denoise_retrained` with noise that is drawn anew in each epoch: does the small network learn noise by heart?"""

import numpy as np

from autoencoders.experiments.denoising import SIGMA, noisy_test
from autoencoders.experiments.noise import gaussian
from autoencoders.experiments.trained_denoiser import denoiser_run
from autoencoders.fast.faster import faster
from autoencoders.images import Images
from autoencoders.learning.training import begin, fit_new_pairs
from autoencoders.networks.small import small
from autoencoders.runs import Run

SEEDS = 3
EPOCHS = 100
BATCH = 64


def train(emoji128: Images, seed: int) -> Run:
    """Train to map pictures, noisy in another way in each epoch, to the clean originals."""
    begin(seed)
    random, autoencoder = np.random.default_rng(seed), small(128)
    autoencoder.compile("adam", loss="mse")

    def noisy() -> tuple:
        return gaussian(emoji128.train, SIGMA, int(random.integers(2**32))), emoji128.train

    held_out = noisy_test(emoji128), emoji128.test
    return denoiser_run(emoji128, autoencoder, fit_new_pairs(faster(autoencoder), noisy, held_out, epochs=EPOCHS, batch=BATCH))
