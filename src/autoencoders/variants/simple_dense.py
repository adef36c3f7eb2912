"""The autoencoder of Keras's tutorial: 784 pixels through 32 numbers and back; its cross-entropy cannot become zero.

Digits are predicted from single numbers of its code and from all; compare `probe_rivals`.
"""

import numpy as np

from autoencoders.experiments import reading
from autoencoders.experiments.latent import first_of_each_digit, halved
from autoencoders.fast.faster import faster
from autoencoders.images import Images
from autoencoders.learning.training import begin, fit, predict
from autoencoders.metrics.detection import pca_errors
from autoencoders.networks.simple import simple
from autoencoders.runs import Run

SEEDS = 5
EPOCHS = 50
BATCH = 256
CODES = 32
CONTRAST = 0.98  # share of the pixels in `painted` that are not clipped to black or white


def train(mnist: Images, seed: int) -> Run:
    """Train by the source's recipe with the tutorial's size of the code, and predict digits from codes."""
    begin(seed)
    autoencoder = simple(CODES)
    autoencoder.compile("adam", loss="binary_crossentropy")
    flat, held_out = (side.reshape(len(side), -1) for side in (mnist.train, mnist.test))
    curves = fit(faster(autoencoder), flat, flat, (held_out, held_out), epochs=EPOCHS, batch=BATCH)
    rebuilt = predict(autoencoder, held_out)
    kernel, bias = autoencoder.layers[0].get_weights()

    def encode(pictures: np.ndarray) -> np.ndarray:
        return np.maximum(pictures @ kernel + bias, 0)

    measures = picture_measures(flat, held_out, rebuilt)
    measures["dead_units"] = (encode(held_out) == 0).all(axis=0).sum(keepdims=True)
    best, measures["test_alone_auroc"] = reading.best_single_numbers(mnist, encode)
    measures |= reading.probe_measures("probe", mnist, encode)
    chosen = first_of_each_digit(mnist.test_labels)
    pictures = {"test_originals": mnist.test[chosen], "test": rebuilt[chosen].reshape(-1, 28, 28, 1)}
    pictures["best_painted"] = painted(autoencoder.layers[1].get_weights()[0][best])
    return Run(autoencoder.count_params(), pictures, measures, curves)


def picture_measures(known: np.ndarray, held_out: np.ndarray, rebuilt: np.ndarray) -> dict[str, np.ndarray]:
    """Each held-out picture's cross-entropy and squared error, and those of the mean image, of a copy and of PCA."""
    [pca] = pca_errors(known, held_out, [min(CODES, len(known))]).values()
    values = {
        "test_bce": pixel_bce(held_out, rebuilt).mean(axis=1),
        "floor_bce": pixel_bce(held_out, held_out).mean(axis=1),
        "mean_image_bce": pixel_bce(held_out, known.mean(axis=0)).mean(axis=1),
        "test_mse": np.square(held_out - rebuilt).mean(axis=1),
        "pca_mse": pca,
    }
    return {name: halved(errors) for name, errors in values.items()}


def painted(kernels: np.ndarray) -> np.ndarray:
    """What each number of the code adds to a picture, as a picture; grey is zero."""
    most = np.quantile(np.abs(kernels), CONTRAST, axis=1, keepdims=True)
    return np.clip(0.5 + kernels / (2 * most), 0, 1).reshape(-1, 28, 28, 1)


def pixel_bce(targets: np.ndarray, outputs: np.ndarray) -> np.ndarray:
    """The cross-entropy of each pixel in nats; with outputs equal to targets it is their entropy, the least possible."""
    clipped = np.clip(outputs, 1e-7, 1 - 1e-7)  # as Keras does
    return -targets * np.log(clipped) - (1 - targets) * np.log1p(-clipped)
