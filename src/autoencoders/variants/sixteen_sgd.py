"""`sixteen_dense` with plain gradient descent, at Keras's default rate and at the best of some larger ones."""

import numpy as np
from keras.optimizers import SGD

from autoencoders.images import Images
from autoencoders.learning.training import begin, fit
from autoencoders.networks.sixteen import sixteen_dense, start_at_mean
from autoencoders.runs import Run

SEEDS = 3
EPOCHS = 10
BATCH = 200
RATES = (0.01, 1.0, 10.0)  # Keras's default, and larger ones, since gradients of a mean over 784 pixels are small


def train(mnist: Images, seed: int) -> Run:
    """Train as `sixteen_dense`, for fewer epochs and once for each rate."""
    losses = {}
    for rate in RATES:
        begin(seed)
        autoencoder = sixteen_dense()
        start_at_mean(autoencoder, mnist.train)
        autoencoder.compile(SGD(rate), loss="mse")
        held_out = mnist.test, mnist.test
        losses[rate] = fit(autoencoder, mnist.train, mnist.train, held_out, epochs=EPOCHS, batch=BATCH)["train_loss"]
    best = min(losses, key=lambda rate: losses[rate][-1])
    kept = {"default": losses[RATES[0]], "best": losses[best]}
    measures = {f"{name}_mse": curve[-1:] for name, curve in kept.items()} | {"best_rate": np.array([best])}
    return Run(autoencoder.count_params(), measures=measures, curves={f"{name}_loss": curve for name, curve in kept.items()})
