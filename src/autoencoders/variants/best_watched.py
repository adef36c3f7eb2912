"""`conv_best` again, watched while it learns: its errors and the shown pictures at eight epochs.

The variants `best_without_...` and `best_with_adam` exchange one of its parts each, and are watched at the same epochs.
"""

import math
from collections.abc import Callable
from dataclasses import replace
from itertools import count

import numpy as np
from keras import Model
from keras.optimizers import Optimizer

from autoencoders.experiments import examples
from autoencoders.experiments.augmentation import augmented
from autoencoders.experiments.rebuilding import emoji_run
from autoencoders.fast.muon import muon
from autoencoders.images import Images
from autoencoders.learning import training
from autoencoders.learning.training import begin, fit_new_pairs, predict
from autoencoders.metrics.measures import mse
from autoencoders.networks.refining import refining, start_as_pca
from autoencoders.runs import Run
from autoencoders.variants.conv_best import BATCH, COPIES, EPOCHS, LEARNING_RATE, clipped_mse

SEEDS = 3
WATCHED = (0, 1, 2, 5, 10, 20, 40, 60)  # epochs that are over


Network = Callable[[], tuple[Model, Model]]  # encoder and decoder
Augment = Callable[[np.ndarray, np.random.Generator], np.ndarray]


def fast(steps: int) -> Optimizer:
    """The optimizer of `conv_best` for so many steps."""
    return muon(LEARNING_RATE, steps)


def train(emoji: Images, seed: int) -> Run:
    """Train as in `conv_best`: nothing is left out."""
    return watched_run(emoji, seed)


def watched_run(
    emoji: Images,
    seed: int,
    network: Network = refining,
    from_pca: bool = True,
    augment: Augment = augmented,
    optimizer: Callable[[int], Optimizer] = fast,
) -> Run:
    """Train as in `conv_best`, but for the parts that are exchanged, and keep what is seen at the epochs WATCHED."""
    encoder, decoder, random = begun(emoji, seed, network, from_pca, augment)
    autoencoder, film = Model(encoder.input, decoder(encoder.output)), Run()
    curves = trained(autoencoder, emoji, random, augment, optimizer, lambda epoch: look(autoencoder, emoji, epoch, film))
    run = emoji_run(emoji, lambda images: predict(autoencoder, images), autoencoder.count_params(), curves)
    return replace(run, pictures=run.pictures | film.pictures, measures=run.measures | film.measures)


def begun(emoji: Images, seed: int, network: Network = refining, from_pca: bool = True, augment: Augment = augmented):
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
    shown = predict(autoencoder, emoji.train[emoji.at("train", examples.TRAIN)])
    test = np.clip(predict(autoencoder, emoji.test), 0, 1)
    film.pictures[f"train_{epoch}"] = np.clip(shown, 0, 1)
    film.pictures[f"test_{epoch}"] = test[emoji.at("test", examples.TEST)]
    film.measures[f"test_{epoch}_mse"] = mse(emoji.test, test)


def watched(pairs: Callable[[], tuple], look: Callable[[int], None]) -> Callable[[], tuple]:
    """`pairs`, which is called before each epoch, with a look first where the epochs that are over are among WATCHED."""
    over = count()

    def looked_at() -> tuple:
        if (epoch := next(over)) in WATCHED:
            look(epoch)
        return pairs()

    return looked_at
