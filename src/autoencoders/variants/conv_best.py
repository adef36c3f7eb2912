"""Ours: the same 192 numbers, trained as well as we know how, with little more than half the weights of `dense`.

Encoder and decoder share one matrix, which begins as the principal components of augmented training images. A small
convolutional network prepares the picture for it, another repairs what comes out of it. Both begin as the identity, so
training starts at PCA's error and goes down from there; it is watched at eight epochs. All choices were made on a part of the
training images. The variants `best_without_...` and `best_with_adam` exchange one part each.
"""

import math
from collections.abc import Callable
from dataclasses import replace
from itertools import count

import numpy as np
from keras import Model, Sequential, ops
from keras.optimizers import Optimizer

from autoencoders.experiments import examples
from autoencoders.experiments.augmentation import augmented
from autoencoders.experiments.trained_on_emoji import network_run
from autoencoders.images import Images
from autoencoders.learning import training
from autoencoders.learning.muon import muon
from autoencoders.learning.training import begin, fit_new_pairs, predict
from autoencoders.metrics.measures import mse
from autoencoders.networks.refining import refining, start_as_pca
from autoencoders.runs import Run

SEEDS = 5
EPOCHS = 60
BATCH = 40  # 2,000 images are 50 batches
LEARNING_RATE = 4e-3  # of Muon, for the kernels
LEAK = 0.05  # weight of the error before clipping, which keeps a gradient outside of [0, 1]
COPIES = 4  # augmented copies of each training image, for PCA
WATCHED = (0, 1, 2, 5, 10, 20, 40, 60)  # epochs that are over

Network = Callable[[], tuple[Model, Model]]  # encoder and decoder
Augment = Callable[[np.ndarray, np.random.Generator], np.ndarray]


def network() -> tuple[Model, Model]:
    """The untrained encoder and decoder, as `autoencoders.load` gives them the weights of a run."""
    return refining()


def fast(steps: int) -> Optimizer:
    """Muon for so many steps."""
    return muon(LEARNING_RATE, steps)


def train(emoji: Images, seed: int) -> Run:
    """Start as PCA, then train on pictures that are augmented anew in each epoch."""
    return watched_run(emoji, seed, keep=True)


def watched_run(
    emoji: Images,
    seed: int,
    network: Network = network,
    from_pca: bool = True,
    augment: Augment = augmented,
    optimizer: Callable[[int], Optimizer] = fast,
    keep: bool = False,
) -> Run:
    """Train with some of the parts exchanged, and keep what is seen at the epochs WATCHED, and the weights if wanted."""
    encoder, decoder, random = begun(emoji, seed, network, from_pca, augment)
    autoencoder, film = Sequential([encoder, decoder]), Run()
    curves = trained(autoencoder, emoji, random, augment, optimizer, lambda epoch: look(autoencoder, emoji, epoch, film))
    run = network_run(emoji, autoencoder, curves, keep)
    return replace(run, pictures=run.pictures | film.pictures, measures=run.measures | film.measures)


def begun(emoji: Images, seed: int, network: Network = network, from_pca: bool = True, augment: Augment = augmented):
    """Encoder and decoder before training, and the generator for all that is drawn at random."""
    begin(seed)
    random = np.random.default_rng(seed)
    encoder, decoder = network()
    if from_pca:
        start_as_pca(encoder, decoder, np.concatenate([augment(emoji.train, random) for _ in range(COPIES)]))
    return encoder, decoder, random


def trained(
    autoencoder: Model,
    emoji: Images,
    random: np.random.Generator,
    augment: Augment = augmented,
    optimizer: Callable[[int], Optimizer] = fast,
    look: Callable[[int], None] = lambda epoch: None,
) -> dict[str, np.ndarray]:
    """Train on pictures that are augmented anew in each epoch, and look at the epochs WATCHED; returns loss curves."""
    epochs = min(EPOCHS, training.MAX_EPOCHS or EPOCHS)
    autoencoder.compile(optimizer(epochs * math.ceil(len(emoji.train) / BATCH)), loss=clipped_mse)

    def copying():
        images = augment(emoji.train, random)
        return images, images

    curves = fit_new_pairs(autoencoder, watched(copying, look), (emoji.test, emoji.test), epochs=epochs, batch=BATCH)
    look(epochs)
    return curves


def look(autoencoder: Model, emoji: Images, epoch: int, film: Run) -> None:
    """Add to the film the shown pictures and all held-out errors when so many epochs are over."""
    shown = predict(autoencoder, emoji.train[examples.shown(emoji, "train")])
    test = np.clip(predict(autoencoder, emoji.test), 0, 1)
    film.pictures[f"train_{epoch}"] = np.clip(shown, 0, 1)
    film.pictures[f"test_{epoch}"] = test[examples.shown(emoji, "test")]
    film.measures[f"test_{epoch}_mse"] = mse(emoji.test, test)


def watched(pairs: Callable[[], tuple], look: Callable[[int], None]) -> Callable[[], tuple]:
    """`pairs`, which is called before each epoch, with a look first where the epochs that are over are among WATCHED."""
    over = count()

    def looked_at() -> tuple:
        if (epoch := next(over)) in WATCHED:
            look(epoch)
        return pairs()

    return looked_at


def clipped_mse(images, outputs):
    """The error after clipping to [0, 1], as in the scores, plus LEAK times the error before."""
    return ops.mean((ops.clip(outputs, 0, 1) - images) ** 2) + LEAK * ops.mean((outputs - images) ** 2)
