"""Ours: a U-Net, trained with care on crops that get new noise in each epoch, so that there is none to learn by heart.

All choices were made on a part of the training images.
"""

import math
from functools import partial

import numpy as np
from keras import Model

from autoencoders.experiments.crops import noisy_crops
from autoencoders.experiments.denoising import SIGMA, TEST_NOISE
from autoencoders.experiments.noise import gaussian
from autoencoders.experiments.trained_denoiser import whole_run
from autoencoders.fast.pixelwise import mean_squares
from autoencoders.images import Images
from autoencoders.learning import training
from autoencoders.learning.muon import muon
from autoencoders.learning.training import begin, fit_new_pairs
from autoencoders.networks.unet import unet
from autoencoders.runs import Run

SEEDS = 3
WIDTH = 16  # channels at full size
DEPTH = 3  # times that the size is halved
EPOCHS = 24  # a crop of each training picture in each
BATCH = 8
CROP = 64  # pixels along each side
LEARNING_RATE = 4e-3  # of Muon, for the kernels
WATCHED = slice(None, None, 8)  # of the held-out pictures: the curve of all would take a third of the time


def network() -> Model:
    """The untrained network, as `autoencoders.load` gives it the weights of a run."""
    return unet(WIDTH, DEPTH)


def train(emoji128: Images, seed: int) -> Run:
    """Train on crops, then clean whole pictures with noise of all levels; the run keeps the weights."""
    network, curves = trained(emoji128, WIDTH, seed)
    return whole_run(emoji128, network, curves)


def trained(emoji128: Images, width: int, seed: int) -> tuple[Model, dict[str, np.ndarray]]:
    """A U-Net of this width, trained on new crops with new noise in each epoch; and loss curves."""
    begin(seed)
    network, random = unet(width, DEPTH), np.random.default_rng(seed)
    epochs = min(EPOCHS, training.MAX_EPOCHS or EPOCHS)
    network.compile(muon(LEARNING_RATE, epochs * math.ceil(len(emoji128.train) / BATCH)), loss=mean_squares)
    watched = emoji128.test[WATCHED]
    held_out = gaussian(watched, SIGMA, TEST_NOISE), watched
    crops = partial(noisy_crops, emoji128.train, CROP, random)
    return network, fit_new_pairs(network, crops, held_out, epochs=epochs, batch=BATCH)
