"""Time a training step of each network: `python -m benchmarks.steps keras_on_jax conv dense`; prints milliseconds.

Made faster as ours are, by Keras on JAX, or by PyTorch. All processes keep to one core.
"""

import json
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass

import keras
import numpy as np

from autoencoders.learning.losses import summed_squares
from autoencoders.networks.conditional import conditional
from autoencoders.networks.conv import conv
from autoencoders.networks.dense import dense
from autoencoders.networks.digit_classifiers import digit_classifier
from autoencoders.networks.digits_conv import digits_conv, digits_upscaler
from autoencoders.networks.refining import refining
from autoencoders.networks.sampling import dense_variational
from autoencoders.networks.sharpening import sharpening
from autoencoders.networks.simple import simple
from autoencoders.networks.sixteen import sixteen_conv, sixteen_dense
from autoencoders.networks.small import small
from autoencoders.networks.variational import variational
from benchmarks import networks

BATCHES = 2  # of different pictures, which is enough for a speed


@dataclass(frozen=True)
class Case:
    """A network as a variant trains it."""

    build: Callable[[], keras.Model]
    batch: int
    loss: object = "mse"
    optimizer: str = "adam"
    classes: int = 0  # where the targets are labels


def spread(log_variance):
    """From a logarithm of a variance to a standard deviation."""
    return keras.ops.exp(0.5 * log_variance)


def divergence(mean, log_variance):
    """KL from a standard normal distribution."""
    ops = keras.ops
    return 0.5 * ops.sum(ops.square(mean) + ops.exp(log_variance) - 1 - log_variance, axis=-1)


def whole(encoder, decoder):
    """The two, joined."""
    return keras.Model(encoder.input, decoder(encoder.output))


CASES = {  # with the batch of their variants
    "dense": Case(dense, 256),
    "conv": Case(conv, 256),
    "refining": Case(lambda: whole(*refining()), 40),
    "small": Case(lambda: small(32), 64),
    "small of 128x128": Case(lambda: small(128), 64),
    "simple": Case(lambda: simple(32), 256, "binary_crossentropy"),
    "variational": Case(lambda: variational(spread, 1)[2], 128, summed_squares, "rmsprop"),
    "sampling": Case(lambda: dense_variational((500, 30, 500), spread, divergence, 1)[2], 250, summed_squares),
    "conditional": Case(lambda: conditional(spread, divergence, 1)[2], 250, summed_squares),
    "sixteen, dense": Case(sixteen_dense, 200),
    "sixteen, conv": Case(sixteen_conv, 200),
    "digits_conv": Case(digits_conv, 128, "binary_crossentropy"),
    "digits_conv, enlarging": Case(digits_upscaler, 128, "binary_crossentropy"),
    "sharpening": Case(lambda: sharpening(16, 3, 2), 64),
    "classifier": Case(digit_classifier, 64, "sparse_categorical_crossentropy", classes=10),
}


def main(side: str, *names: str) -> None:
    """One line of JSON: the milliseconds of a step, by network."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    for name in names:
        if name not in CASES:
            raise SystemExit(f"there is no network {name}: there is {'; '.join(CASES)}")
    timed = SIDES[side]
    print(json.dumps({name: 1000 * timed(CASES[name]) for name in names or CASES}))


def ours(case: Case) -> float:
    """The seconds of one step in an epoch of our trainings."""
    from autoencoders.fast.faster import faster
    from autoencoders.learning import training  # before there is a network: it says how many threads there are

    network, inputs, targets = compiled(case)
    epoch = networks.as_ours(keras.Model.fit)
    return networks.step_seconds(faster(network), epoch, inputs, targets, case.batch, training.STEPS_AT_ONCE)


def by_keras(case: Case) -> float:
    """The same of the network as it was compiled, in an epoch of Keras's `fit`."""
    network, inputs, targets = compiled(case)
    return networks.step_seconds(network, networks.from_arrays, inputs, targets, case.batch, 1)


def by_pytorch(case: Case) -> float:
    """The same of its twin in PyTorch."""
    from benchmarks import pytorch

    return pytorch.step_seconds(*compiled(case), case)


def compiled(case: Case) -> tuple:
    """The compiled network, pictures, and what it is to make of them."""
    keras.utils.clear_session()
    network = case.build()
    network.compile(case.optimizer, case.loss)
    random = np.random.default_rng(1)
    inputs = [random.random((BATCHES * case.batch, *one.shape[1:]), np.float32) for one in network.inputs]
    inputs = inputs[0] if len(inputs) == 1 else tuple(inputs)
    return network, inputs, wanted(case, network, inputs, random)


def wanted(case: Case, network: keras.Model, inputs, random: np.random.Generator) -> np.ndarray:
    """What the network is to make of its inputs: these themselves where that is possible, as an autoencoder is trained."""
    shape = (BATCHES * case.batch, *network.outputs[0].shape[1:])
    if case.classes:
        return random.integers(0, case.classes, len(inputs))
    return inputs if getattr(inputs, "shape", None) == shape else random.random(shape, np.float32)


SIDES = {"ours": ours, "keras_on_jax": by_keras, "pytorch": by_pytorch}

if __name__ == "__main__":
    main(*sys.argv[1:])
