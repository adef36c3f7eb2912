"""Denoising, retrained: noisy emoji in, clean emoji out.

Same network and budget as `denoise_naive`; only the training pairs differ.
"""

from functools import partial

from autoencoders.experiments.denoising import denoising_run, noisy_test, noisy_train
from autoencoders.experiments.noise_levels import at_levels, code_shift
from autoencoders.fast.faster import faster
from autoencoders.images import Images
from autoencoders.learning.training import begin, fit, predict
from autoencoders.networks.small import small
from autoencoders.runs import Run

SEEDS = 3
EPOCHS = 100
BATCH = 64


def train(emoji128: Images, seed: int) -> Run:
    """Train to map noisy images to the clean originals."""
    begin(seed)
    autoencoder = small(128)
    autoencoder.compile("adam", loss="mse")
    autoencoder = faster(autoencoder)
    curves = fit(autoencoder, *training_pairs(emoji128), epochs=EPOCHS, batch=BATCH)
    run = denoising_run(emoji128, partial(predict, autoencoder), autoencoder.count_params(), curves)
    measures, pictures = at_levels(emoji128, partial(predict, autoencoder))
    measures["test_code_shift"] = code_shift(emoji128, partial(predict, autoencoder.layers[0]))
    return Run(run.params, run.pictures | pictures, run.measures | measures, curves)


def training_pairs(emoji128: Images) -> tuple:
    """Inputs and targets for training, and a pair of both for the held-out side."""
    return noisy_train(emoji128), emoji128.train, (noisy_test(emoji128), emoji128.test)
