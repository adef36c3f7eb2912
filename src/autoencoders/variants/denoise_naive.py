"""Denoising for free? A network that was trained to copy clean emoji gets noisy ones."""

from functools import partial

import numpy as np

from autoencoders.experiments.denoising import denoising_run, held_out_examples
from autoencoders.experiments.noise_levels import at_levels, code_shift
from autoencoders.fast.faster import faster
from autoencoders.images import Images
from autoencoders.learning.training import begin, fit, predict
from autoencoders.metrics.measures import compare
from autoencoders.networks.small import small
from autoencoders.runs import Run

SEEDS = 3
EPOCHS = 100
BATCH = 64


def train(emoji128: Images, seed: int) -> Run:
    """Train to copy clean images; then clean noisy ones."""
    begin(seed)
    autoencoder = small(128)
    autoencoder.compile("adam", loss="mse")
    autoencoder = faster(autoencoder)
    curves = fit(autoencoder, emoji128.train, emoji128.train, (emoji128.test, emoji128.test), epochs=EPOCHS, batch=BATCH)
    run = denoising_run(emoji128, partial(predict, autoencoder), autoencoder.count_params(), curves)
    measures, pictures = at_levels(emoji128, partial(predict, autoencoder))
    copies = np.clip(predict(autoencoder, emoji128.test), 0, 1)
    measures |= compare(emoji128.test, copies, "clean_test")
    measures["test_code_shift"] = code_shift(emoji128, partial(predict, autoencoder.layers[0]))
    pictures["clean_test"] = held_out_examples(emoji128, copies)
    return Run(run.params, run.pictures | pictures, run.measures | measures, curves)
