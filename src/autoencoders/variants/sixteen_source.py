"""`sixteen_dense` with Keras's own initial weights: every tanh saturates, and the network only learns the mean image."""

import numpy as np

from autoencoders.experiments.latent import AT_ONCE
from autoencoders.fast.faster import faster
from autoencoders.images import Images
from autoencoders.learning.training import begin, fit, predict
from autoencoders.metrics.measures import mse
from autoencoders.networks.sixteen import sixteen_dense
from autoencoders.runs import Run

SEEDS = 5
EPOCHS = 50
BATCH = 200
SATURATED = 0.99  # a tanh beyond this passes less than a fiftieth of a gradient
SHOWN = 8


def train(mnist: Images, seed: int) -> Run:
    """Train by the source's recipe."""
    begin(seed)
    autoencoder = sixteen_dense()
    autoencoder.compile("adam", loss="mse")
    curves = fit(faster(autoencoder), mnist.train, mnist.train, (mnist.test, mnist.test), epochs=EPOCHS, batch=BATCH)
    codes, rebuilt = (predict(half, mnist.test, AT_ONCE) for half in (autoencoder.layers[0], autoencoder))
    values_by_name = {"test_mse": mse(mnist.test, rebuilt), "mean_image_mse": mse(mnist.test, mnist.train.mean(axis=0))}
    values_by_name |= {"first_epoch_mse": curves["train_loss"][:1], "last_epoch_mse": curves["train_loss"][-1:]}
    values_by_name |= {"least_test_mse": curves["test_loss"].min(), "saturated_share": np.abs(codes) > SATURATED}
    measures = {name: np.array([values.mean(dtype=np.float64)]) for name, values in values_by_name.items()}
    pictures = {"test_originals": mnist.test[:SHOWN], "test": rebuilt[:SHOWN]}
    return Run(autoencoder.count_params(), pictures, measures, curves)
