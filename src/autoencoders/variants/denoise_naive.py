"""Denoising for free? A network that was trained to copy clean emoji gets noisy ones."""

from dataclasses import replace

import numpy as np
from keras import Sequential

from autoencoders.experiments.denoising import held_out_examples
from autoencoders.experiments.trained_denoiser import denoiser_run
from autoencoders.fast.faster import faster
from autoencoders.images import Images
from autoencoders.learning.training import begin, fit, predict
from autoencoders.metrics.measures import compare
from autoencoders.networks.small import small
from autoencoders.runs import Run

SEEDS = 5
EPOCHS = 100
BATCH = 64


def network() -> Sequential:
    """The untrained network, as `autoencoders.load` gives it the weights of a run."""
    return small(128)


def train(emoji128: Images, seed: int) -> Run:
    """Train to copy clean images; then clean noisy ones."""
    begin(seed)
    autoencoder = network()
    autoencoder.compile("adam", loss="mse")
    sides = emoji128.train, emoji128.train, (emoji128.test, emoji128.test)
    run = denoiser_run(emoji128, autoencoder, fit(faster(autoencoder), *sides, epochs=EPOCHS, batch=BATCH))
    copies = np.clip(predict(autoencoder, emoji128.test), 0, 1)
    measures = compare(emoji128.test, copies, "clean_test")
    pictures = {"clean_test": held_out_examples(emoji128, copies)}
    return replace(run, pictures=run.pictures | pictures, measures=run.measures | measures)
