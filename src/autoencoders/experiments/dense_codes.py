"""Train the dense network with another code or another start, and count how many of its units say anything."""

from dataclasses import replace

import numpy as np
from keras import Sequential
from keras.optimizers import Adam
from scipy.special import logit
from sklearn.decomposition import PCA

from autoencoders.experiments.trained_on_emoji import network_run
from autoencoders.fast.faster import faster
from autoencoders.images import Images
from autoencoders.learning.training import begin, fit, predict
from autoencoders.learning.watching import Watch
from autoencoders.metrics.measures import mse
from autoencoders.networks.coded import CODES, coded
from autoencoders.runs import Run

MARGIN = 0.02  # from black and white, whose logits are infinite
WATCHED = (1, 2, 3, 5, 10, 20, 50, 100, 200, 300, 400, 500, 600)  # epochs; before the first one, too


def dense_run(
    emoji: Images, seed: int, activation: str, epochs: int, batch: int, from_pca: bool = False, rate: float = 1e-3
) -> Run:
    """Train as `dense` is trained, with Keras's own rate; errors and live units are measured on the way as well."""
    begin(seed)
    autoencoder = coded(activation)
    if from_pca:
        start_as_pca(autoencoder, emoji.train)
    autoencoder.compile(Adam(rate), loss="mse")
    watch, sides = Watch(lambda network: progress(network, emoji), WATCHED), (emoji.test, emoji.test)
    twin = faster(autoencoder)
    curves = fit(twin, emoji.train, emoji.train, sides, epochs=epochs, batch=batch, callbacks=(watch,))
    run = network_run(emoji, autoencoder, curves)
    return with_units(run, watch.seen | {len(curves["train_loss"]): progress(autoencoder, emoji)})


def progress(network: Sequential, emoji: Images) -> dict[str, float]:
    """The mean error and the number of live units on either side."""
    found = {}
    for side, images in (("train", emoji.train), ("test", emoji.test)):
        codes = predict(network.layers[0], images)
        rebuilt = np.clip(predict(network.layers[1], codes), 0, 1)
        found |= {f"{side}_mse": mse(images, rebuilt).mean(), f"{side}_live_units": live_units(codes)}
    return found


def with_units(run: Run, seen: dict[int, dict[str, float]]) -> Run:
    """The run with all that was seen as curves over `watched_epochs`, and the last numbers of live units as measures."""
    watched = {name: np.array([values[name] for values in seen.values()], np.float64) for name in seen[0]}
    units = {name: values[-1:] for name, values in watched.items() if name.endswith("live_units")}
    curves = run.curves | {f"watched_{name}": values for name, values in watched.items()}
    return replace(
        run, measures=run.measures | units, curves=curves, arrays=run.arrays | {"watched_epochs": np.array(list(seen))}
    )


def start_as_pca(autoencoder: Sequential, images: np.ndarray) -> None:
    """Let the encoder find the principal components of these pictures, and the decoder regress their logits on them.

    Each code is shifted so that none of these pictures makes it negative: a ReLU or a leaky one then begins as a linear code.
    """
    flat = np.asarray(images).reshape(len(images), -1)
    plane = PCA(min(CODES, *flat.shape), svd_solver="covariance_eigh").fit(flat)
    components = np.zeros((CODES, flat.shape[1]), np.float32)  # fewer pictures than codes leave some at zero
    components[: len(plane.components_)] = plane.components_
    codes = flat @ components.T
    shift = -codes.min(axis=0)
    outputs = logit(np.clip(flat, MARGIN, 1 - MARGIN))
    known = np.column_stack([codes + shift, np.ones(len(flat), np.float32)])
    decoder, *_ = np.linalg.lstsq(known.astype(np.float64), outputs)
    autoencoder.layers[0].set_weights([components.T, shift])
    autoencoder.layers[1].set_weights([decoder[:CODES], decoder[CODES]])


def live_units(codes: np.ndarray) -> int:
    """How many numbers of the code differ between pictures: a ReLU unit that never fires is zero for all of them."""
    return int((codes.max(axis=0) > codes.min(axis=0)).sum())
