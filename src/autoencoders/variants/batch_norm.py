"""`conv_mse` looked at epoch by epoch: how far batch normalisation's running averages are behind the network they belong to.

Keras moves its averages by a hundredth of the way in each step, and these pictures are few batches.
"""

import keras
import numpy as np

from autoencoders.fast.optimizers import Adam
from autoencoders.fast.pixelwise import mean_squares
from autoencoders.images import Images
from autoencoders.learning.training import begin, fit, predict
from autoencoders.learning.watching import Watch
from autoencoders.metrics.measures import mse
from autoencoders.networks.conv import conv
from autoencoders.runs import Run

SEEDS = 3
EPOCHS = 60  # of the hundred: the two ways of judging have met by then
BATCH = 256
EARLY = 10  # the epoch whose errors are told


def train(emoji: Images, seed: int) -> Run:
    """Train; after each epoch take the error on unseen pictures by running averages, and by each batch's own."""
    begin(seed)
    autoencoder = conv()
    autoencoder.compile(Adam(), loss=mean_squares)
    watch = Watch(lambda network: both_errors(network, emoji.test), range(1, EPOCHS + 1))
    loss = fit(autoencoder, emoji.train, emoji.train, (emoji.test, emoji.test), epochs=EPOCHS, batch=BATCH, callbacks=(watch,))
    averaged, own = np.array([watch.seen[epoch] for epoch in sorted(watch.seen) if epoch]).T
    early = min(EARLY, len(own)) - 1
    measures = {"early_train_mse": loss["train_loss"], "early_test_mse": averaged, "early_batch_mse": own}
    measures = {name: curve[early : early + 1] for name, curve in measures.items()}
    measures |= {"last_test_mse": averaged[-1:], "last_batch_mse": own[-1:]}
    steps = -(-len(emoji.train) // BATCH) * np.arange(1, len(own) + 1)
    curves = {"train_loss": loss["train_loss"], "test_loss": averaged, "batch_loss": own}
    return Run(autoencoder.count_params(), measures=measures, curves=curves | {"start_share": momentum(autoencoder) ** steps})


def momentum(network: keras.Model) -> float:
    """What of a running average stays in a step."""
    layers = [getattr(layer, "normalisation", layer) for layer in network.layers[0].layers]
    return next(layer.momentum for layer in layers if isinstance(layer, keras.layers.BatchNormalization))


def both_errors(network: keras.Model, images: np.ndarray) -> tuple[float, float]:
    """The error on pictures as Keras takes it, and as it is while training; the network stays as it was."""
    by_averages = mse(images, predict(network, images, BATCH)).mean()
    return by_averages, mse(images, by_own_batch(network, images)).mean()


def by_own_batch(network: keras.Model, images: np.ndarray) -> np.ndarray:
    """What comes out if each batch is normalised by its own means and spreads."""
    kept = [variable.numpy() for variable in network.non_trainable_variables]
    batches = np.array_split(images, max(1, len(images) // BATCH))
    outputs = np.concatenate([network(batch, training=True) for batch in batches])
    for variable, value in zip(network.non_trainable_variables, kept, strict=True):
        variable.assign(value)  # asking has moved the averages
    return outputs
