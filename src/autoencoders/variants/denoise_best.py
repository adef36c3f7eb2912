"""Ours: a U-Net, trained with care on crops that get new noise in each epoch, so that there is none to learn by heart.

All choices were made on a part of the training images.
"""

import math
from functools import partial

import numpy as np
from keras import Model

from autoencoders.experiments.crops import noisy_crops
from autoencoders.experiments.denoising import SIGMA, TEST_NOISE, denoising_run
from autoencoders.experiments.noise import gaussian
from autoencoders.fast.pixelwise import mean_squares
from autoencoders.images import Images
from autoencoders.learning import training
from autoencoders.learning.muon import muon
from autoencoders.learning.training import begin, fit_new_pairs, predict
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


def train(emoji128: Images, seed: int) -> Run:
    """Train on crops, then clean whole pictures."""
    return unet_run(emoji128, WIDTH, seed)


def unet_run(emoji128: Images, width: int, seed: int) -> Run:
    """The run of a U-Net of this width."""
    begin(seed)
    network = unet(width, DEPTH)
    curves = trained(network, emoji128, np.random.default_rng(seed))
    return denoising_run(emoji128, partial(predict, network), network.count_params(), curves)


def trained(network: Model, emoji128: Images, random: np.random.Generator) -> dict[str, np.ndarray]:
    """Train on new crops with new noise in each epoch; returns loss curves."""
    epochs = min(EPOCHS, training.MAX_EPOCHS or EPOCHS)
    network.compile(muon(LEARNING_RATE, epochs * math.ceil(len(emoji128.train) / BATCH)), loss=mean_squares)
    watched = emoji128.test[WATCHED]
    held_out = gaussian(watched, SIGMA, TEST_NOISE), watched
    return fit_new_pairs(network, lambda: noisy_crops(emoji128.train, CROP, random), held_out, epochs=epochs, batch=BATCH)
