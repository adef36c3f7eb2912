"""Clothes as strangers to a network that knows digits, and digits to one that knows clothes: is it the same either way?"""

import numpy as np

from autoencoders.experiments.strangers import SHOWN
from autoencoders.fast.faster import faster
from autoencoders.images import Images
from autoencoders.learning.training import begin, fit, predict
from autoencoders.metrics.detection import alarms
from autoencoders.networks.simple import simple
from autoencoders.runs import Run

SEEDS = 3
EPOCHS = 15
BATCH = 128
CODES = 32
ACTIVATION = "leaky_relu"  # as in `anomaly_digit`
HELD_OUT = 2000  # pictures of each kind, the first held-out ones


def train(mnist: Images, fashion_mnist: Images, seed: int) -> Run:
    """Train one network on digits and one on clothes, and show both to each."""
    params, pictures, measures = 0, {}, {}
    for name, known, strange in (("digits", mnist, fashion_mnist), ("clothes", fashion_mnist, mnist)):
        params, shown, found = compared(known, strange, seed)
        pictures |= {f"{name}_{key}": values.reshape(-1, 28, 28, 1) for key, values in shown.items()}
        measures |= {f"{name}_{key}": values for key, values in found.items()}
    return Run(params, pictures, measures)


def compared(known: Images, strange: Images, seed: int) -> tuple[int, dict, dict]:
    """Train on one data set: the number of weights, pictures of both sets, and measures on held-out pictures of both."""
    begin(seed)
    autoencoder = simple(CODES, ACTIVATION)
    autoencoder.compile("adam", loss="mse")
    sides = (known.train, known.test[:HELD_OUT], strange.test[:HELD_OUT])
    flat, *held_out = (side.reshape(len(side), -1) for side in sides)
    fit(faster(autoencoder), flat, flat, (held_out[0], held_out[0]), epochs=EPOCHS, batch=BATCH)
    asked = dict(zip(("normal", "strange"), held_out, strict=True))
    outputs = {kind: predict(autoencoder, pictures) for kind, pictures in asked.items()}
    errors = {kind: squared_errors(pictures, outputs[kind]) for kind, pictures in asked.items()}
    measures = alarms(squared_errors(flat, predict(autoencoder, flat)), errors)
    shown = {f"{kind}_originals": pictures[:SHOWN] for kind, pictures in asked.items()}
    shown |= {kind: rebuilt[:SHOWN] for kind, rebuilt in outputs.items()}
    return autoencoder.count_params(), shown, measures | {f"{kind}_mse": values for kind, values in errors.items()}


def squared_errors(flat: np.ndarray, outputs: np.ndarray) -> np.ndarray:
    """Each flat picture's mean squared error."""
    return np.square(flat - outputs).mean(axis=1)
