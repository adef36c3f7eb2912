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


def train(emoji: Images, seed: int) -> Run:
    """Train as in `conv_best`: nothing is left out."""
    return watched_run(emoji, seed)


def watched_run(
    emoji: Images,
    seed: int,
    network: Callable[[], tuple[Model, Model]] = refining,
    from_pca: bool = True,
    augment: Callable[[np.ndarray, np.random.Generator], np.ndarray] = augmented,
    optimizer: Callable[[int], Optimizer] = lambda steps: muon(LEARNING_RATE, steps),
) -> Run:
    """Train as in `conv_best`, but for the parts that are exchanged; `optimizer` is told the number of steps."""
    begin(seed)
    random = np.random.default_rng(seed)
    epochs = min(EPOCHS, training.MAX_EPOCHS or EPOCHS)
    encoder, decoder = network()
    if from_pca:
        start_as_pca(encoder, decoder, np.concatenate([augment(emoji.train, random) for _ in range(COPIES)]))
    autoencoder = Model(encoder.input, decoder(encoder.output))
    autoencoder.compile(optimizer(epochs * math.ceil(len(emoji.train) / BATCH)), loss=clipped_mse)
    look, film = camera(autoencoder, emoji)

    def copying():
        images = augment(emoji.train, random)
        return images, images

    curves = fit_new_pairs(autoencoder, watched(copying, look), (emoji.test, emoji.test), epochs=epochs, batch=BATCH)
    look(epochs)
    run = emoji_run(emoji, lambda images: predict(autoencoder, images), autoencoder.count_params(), curves)
    return replace(run, pictures=run.pictures | film.pictures, measures=run.measures | film.measures)


def camera(autoencoder: Model, emoji: Images) -> tuple[Callable[[int], None], Run]:
    """A function to call when some epochs are over, and the run in which it keeps what it sees then."""
    film = Run()

    def look(epoch: int) -> None:
        shown = predict(autoencoder, emoji.train[examples.shown(emoji, "train")])
        test = np.clip(predict(autoencoder, emoji.test), 0, 1)
        film.pictures[f"train_{epoch}"] = np.clip(shown, 0, 1)
        film.pictures[f"test_{epoch}"] = test[examples.shown(emoji, "test")]
        film.measures[f"test_{epoch}_mse"] = mse(emoji.test, test)

    return look, film


def watched(pairs: Callable[[], tuple], look: Callable[[int], None]) -> Callable[[], tuple]:
    """`pairs`, which is called before each epoch, with a look first where the epochs that are over are among WATCHED."""
    over = count()

    def looked_at() -> tuple:
        if (epoch := next(over)) in WATCHED:
            look(epoch)
        return pairs()

    return looked_at
