"""Denoising for free? A network that only ever copied clean emoji is shown noisy ones."""

import numpy as np

from autoencoders.denoising import cleaned, shown_among
from autoencoders.images import Images
from autoencoders.measures import compare
from autoencoders.networks.small import small
from autoencoders.runs import Run
from autoencoders.training import begin, fit, predict

SEEDS = 2
EPOCHS = 100
BATCH = 64


def train(emoji128: Images, seed: int) -> Run:
    """Learn to copy clean images; clean noisy ones without having seen any."""
    begin(seed)
    autoencoder = small(128)
    autoencoder.compile("adam", loss="mse")
    curves = fit(autoencoder, emoji128.train, emoji128.train, (emoji128.test, emoji128.test), epochs=EPOCHS, batch=BATCH)
    run = cleaned(emoji128, lambda images: predict(autoencoder, images), autoencoder.count_params(), curves)
    copies = np.clip(predict(autoencoder, emoji128.test), 0, 1)
    pictures = run.pictures | {"clean_test": shown_among(emoji128, copies)}
    return Run(run.params, pictures, run.measures | compare(emoji128.test, copies, "clean_test"), curves)
