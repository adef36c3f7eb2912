"""`sixteen_dense` with plain gradient descent, at Keras's default rate and at larger ones, the largest of them too large."""

import numpy as np
from keras.optimizers import SGD

from autoencoders.fast.faster import faster
from autoencoders.images import Images
from autoencoders.learning.training import begin, fit
from autoencoders.networks.sixteen import sixteen_dense, start_at_mean
from autoencoders.runs import Run

SEEDS = 3
EPOCHS = 10
BATCH = 200
RATES = (0.01, 10.0, 100.0, 300.0, 1000.0)  # Keras's default, and larger: gradients of a mean over 784 pixels are small


def train(mnist: Images, seed: int) -> Run:
    """Train as `sixteen_dense`, for fewer epochs and once for each rate."""
    losses = {rate: losses_at(rate, mnist, seed) for rate in RATES}
    last = np.array([curve[-1] for curve in losses.values()])
    best = RATES[last.argmin()]
    kept = {"default": losses[RATES[0]], "best": losses[best]}
    measures = {f"{name}_mse": curve[-1:] for name, curve in kept.items()} | {"best_rate": np.array([best])}
    curves = {f"{name}_loss": curve for name, curve in kept.items()} | {"mse_by_rate": last}
    return Run(sixteen_dense().count_params(), measures=measures, curves=curves, arrays={"rates": np.array(RATES)})


def losses_at(rate: float, mnist: Images, seed: int) -> np.ndarray:
    """The training loss of each epoch at this rate."""
    begin(seed)
    autoencoder = sixteen_dense()
    start_at_mean(autoencoder, mnist.train)
    autoencoder.compile(SGD(rate), loss="mse")
    sides = mnist.test, mnist.test
    return fit(faster(autoencoder), mnist.train, mnist.train, sides, epochs=EPOCHS, batch=BATCH)["train_loss"]
