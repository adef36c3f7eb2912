"""Denoising, retrained: noisy emoji in, clean emoji out.

Same network and budget as `denoise_naive`; only the training pairs differ.
"""

from keras import Sequential

from autoencoders.experiments.denoising import noisy_test, noisy_train
from autoencoders.experiments.trained_denoiser import denoiser_run
from autoencoders.fast.faster import faster
from autoencoders.images import Images
from autoencoders.learning.training import begin, fit
from autoencoders.networks.small import small
from autoencoders.runs import Run

SEEDS = 5
EPOCHS = 100
BATCH = 64


def network() -> Sequential:
    """The untrained network, as `autoencoders.load` gives it the weights of a run."""
    return small(128)


def train(emoji128: Images, seed: int) -> Run:
    """Train to map noisy images to the clean originals."""
    begin(seed)
    autoencoder = network()
    autoencoder.compile("adam", loss="mse")
    curves = fit(faster(autoencoder), *training_pairs(emoji128), epochs=EPOCHS, batch=BATCH)
    return denoiser_run(emoji128, autoencoder, curves)


def training_pairs(emoji128: Images) -> tuple:
    """Inputs and targets for training, and a pair of both for the held-out side."""
    return noisy_train(emoji128), emoji128.train, (noisy_test(emoji128), emoji128.test)
