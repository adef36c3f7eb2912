"""The run of a network that was trained to clean emoji, or to copy them, and cleans noisy ones."""

from dataclasses import replace
from functools import partial

import numpy as np
from keras import Model

from autoencoders.experiments.denoising import SIGMA, denoising_run
from autoencoders.experiments.noise import gaussian
from autoencoders.experiments.noise_levels import at_levels, code_shifts
from autoencoders.images import Images
from autoencoders.learning.keeping import PARITY, kept, seen_by
from autoencoders.learning.training import predict
from autoencoders.runs import Run

CROP = slice(56, 72), slice(56, 72)  # of the middle: rows and columns
CROP_NOISE = 35  # seed


def denoiser_run(emoji128: Images, autoencoder: Model, curves: dict) -> Run:
    """Clean noisy emoji at all levels, and measure how far noise moves codes; the run keeps the weights."""
    clean, (encoder, decoder) = partial(predict, autoencoder), autoencoder.layers
    run = denoising_run(emoji128, clean, autoencoder.count_params(), curves)
    measures, pictures = at_levels(emoji128, clean)
    measures |= code_shifts(emoji128, partial(predict, encoder))
    shown, arrays = seen_by(autoencoder, noisy_crops(emoji128))
    return replace(
        run,
        pictures=run.pictures | pictures | shown,
        measures=run.measures | measures,
        arrays=run.arrays | arrays,
        weights=kept(encoder, decoder),
    )


def whole_run(emoji128: Images, network: Model, curves: dict) -> Run:
    """Clean noisy emoji at all levels, with a network that has no code; the run keeps the weights."""
    clean = partial(predict, network)
    run = denoising_run(emoji128, clean, network.count_params(), curves)
    measures, pictures = at_levels(emoji128, clean)
    shown, arrays = seen_by(network, noisy_crops(emoji128))
    return replace(
        run,
        pictures=run.pictures | pictures | shown,
        measures=run.measures | measures,
        arrays=run.arrays | arrays,
        weights=kept(network),
    )


def noisy_crops(emoji128: Images) -> np.ndarray:
    """The middle of the first held-out pictures, with noise."""
    return gaussian(emoji128.test[:PARITY], SIGMA, CROP_NOISE)[:, *CROP]
