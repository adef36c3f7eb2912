"""The simplest Keras autoencoder: 784 pixels through 32 numbers and back; its cross-entropy cannot get to zero."""

import numpy as np

from autoencoders.experiments.coding import one_of_each, pca_mse
from autoencoders.images import Images
from autoencoders.networks.simple import simple
from autoencoders.optimizers import Adam
from autoencoders.pixelwise import mean_cross_entropy
from autoencoders.runs import Run
from autoencoders.training import begin, fit, predict

SEEDS = 5
EPOCHS = 50
BATCH = 256
CODES = 32


def train(mnist: Images, seed: int) -> Run:
    """Exactly the source's recipe, with the code's size that its own source has."""
    begin(seed)
    autoencoder = simple(CODES)
    autoencoder.compile(Adam(), loss=mean_cross_entropy)
    flat, held_out = (side.reshape(len(side), -1) for side in (mnist.train, mnist.test))
    curves = fit(autoencoder, flat, flat, (held_out, held_out), epochs=EPOCHS, batch=BATCH)
    rebuilt = predict(autoencoder, held_out)
    kernel, bias = autoencoder.layers[0].get_weights()
    silent = (held_out @ kernel + bias <= 0).all(axis=0)
    parts = {"test_bce": cross_entropy(held_out, rebuilt), "floor_bce": cross_entropy(held_out, held_out)}
    parts |= {"mean_image_bce": cross_entropy(held_out, flat.mean(axis=0)), "test_mse": np.square(held_out - rebuilt)}
    measures = {name: one.mean(dtype=np.float64).reshape(1) for name, one in parts.items()} | pca_mse(
        mnist, min(CODES, len(flat))
    )
    measures["dead_units"] = silent.sum(keepdims=True)
    chosen = one_of_each(mnist.test_labels)
    pictures = {"test_originals": mnist.test[chosen], "test": rebuilt[chosen].reshape(-1, 28, 28, 1)}
    return Run(autoencoder.count_params(), pictures, measures, curves)


def cross_entropy(targets: np.ndarray, outputs: np.ndarray) -> np.ndarray:
    """In nats, of each pixel; of a picture with itself it is the entropy of its greys, below which nothing gets."""
    clipped = np.clip(outputs, 1e-7, 1 - 1e-7)  # as Keras does
    return -targets * np.log(clipped) - (1 - targets) * np.log1p(-clipped)
