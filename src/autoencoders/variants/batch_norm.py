"""`conv_mse`, evaluated after each epoch: how far batch normalisation's running averages lag behind the network.

Keras moves the averages by a hundredth of the difference in each step, and an epoch here has few steps.
"""

import keras
import numpy as np

from autoencoders.fast.faster import faster
from autoencoders.images import Images
from autoencoders.learning.training import begin, fit, predict
from autoencoders.learning.watching import Watch
from autoencoders.metrics.measures import mse
from autoencoders.networks.conv import conv
from autoencoders.runs import Run

SEEDS = 5
EPOCHS = 60  # of a hundred: both errors have become equal by then
BATCH = 256
EARLY = 10  # the epoch whose errors are scores


def train(emoji: Images, seed: int) -> Run:
    """Train; after each epoch measure the held-out error with running averages and with each batch's own statistics."""
    begin(seed)
    autoencoder = conv()
    kept = momentum(autoencoder)
    autoencoder.compile("adam", loss="mse")
    autoencoder = faster(autoencoder)
    watch = Watch(lambda network: both_errors(network, emoji.test), range(1, EPOCHS + 1))
    loss = fit(autoencoder, emoji.train, emoji.train, (emoji.test, emoji.test), epochs=EPOCHS, batch=BATCH, callbacks=(watch,))
    errors = np.array([watch.seen[epoch] for epoch in sorted(watch.seen) if epoch])  # (epochs, 2, pictures)
    averaged, own = errors.mean(axis=-1).T
    early = min(EARLY, len(own)) - 1
    measures = {"early_train_mse": loss["train_loss"][early : early + 1]}
    for name, (by_averages, by_batch) in (("early", errors[early]), ("last", errors[-1])):
        measures |= {f"{name}_test_mse": by_averages, f"{name}_batch_mse": by_batch}
    steps = -(-len(emoji.train) // BATCH) * np.arange(1, len(own) + 1)
    curves = {"train_loss": loss["train_loss"], "test_loss": averaged, "batch_loss": own}
    curves |= {"start_share": kept**steps}
    return Run(autoencoder.count_params(), measures=measures, curves=curves, arrays=emoji.families())


def momentum(network: keras.Model) -> float:
    """The share of a running average that a step keeps."""
    return next(layer.momentum for layer in network.layers[0].layers if isinstance(layer, keras.layers.BatchNormalization))


def both_errors(network: keras.Model, images: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Each picture's error with running averages and with its batch's own statistics; the network is not changed."""
    return mse(images, predict(network, images, BATCH)), mse(images, by_own_batch(network, images))


def by_own_batch(network: keras.Model, images: np.ndarray) -> np.ndarray:
    """The outputs if each batch is normalised by its own mean and standard deviation."""
    kept = [variable.numpy() for variable in network.non_trainable_variables]
    batches = np.array_split(images, max(1, len(images) // BATCH))
    outputs = np.concatenate([network(batch, training=True) for batch in batches])
    for variable, value in zip(network.non_trainable_variables, kept, strict=True):
        variable.assign(value)  # undo the update of the averages
    return outputs
