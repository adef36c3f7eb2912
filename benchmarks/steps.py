"""Time a training step of each network: `python -m benchmarks.steps keras_on_jax conv dense`; prints milliseconds.

As ours trains them, by Keras on JAX, or by PyTorch. All processes keep to one core.
"""

import importlib
import json
import os
import sys
import types
from collections.abc import Callable
from dataclasses import dataclass

import keras
import numpy as np

from benchmarks import networks

HELD = ("tensorflow", "autoencoders.learning.training")  # what a rival has no need of
BATCHES = 2  # of different pictures, which is enough for a speed


@dataclass(frozen=True)
class Case:
    """A network as a variant trains it."""

    build: Callable  # from its module to the network
    batch: int
    loss: object = "mse"
    optimizer: str = "adam"
    classes: int = 0  # where the targets are labels
    in_one_pass: bool = False  # do its variants take optimizers and means of ours?


def spread(log_variance):
    """From a logarithm of a variance to a standard deviation."""
    return keras.ops.exp(0.5 * log_variance)


CASES = {  # by module of networks/, with the batch of its variants
    "dense": Case(lambda module: module.dense(), 256, in_one_pass=True),
    "conv": Case(lambda module: module.conv(), 256, in_one_pass=True),
    "refining": Case(lambda module: whole(*module.refining()), 40),
    "small": Case(lambda module: module.small(32), 64, in_one_pass=True),
    "small of 128x128": Case(lambda module: module.small(128), 64, in_one_pass=True),
    "simple": Case(lambda module: module.simple(32), 256, "binary_crossentropy", in_one_pass=True),
    "variational": Case(lambda module: module.variational(spread, 1)[2], 128, networks.summed, "rmsprop", in_one_pass=True),
    "sampling": Case(
        lambda module: module.dense_variational((500, 30, 500), spread, divergence, 1)[2],
        250,
        networks.summed,
        in_one_pass=True,
    ),
    "conditional": Case(lambda module: module.conditional(spread, divergence, 1)[2], 250, networks.summed),
    "sixteen, dense": Case(lambda module: module.sixteen_dense(), 200, in_one_pass=True),
    "sixteen, conv": Case(lambda module: module.sixteen_conv(), 150, in_one_pass=True),
    "digits_conv": Case(lambda module: module.digits_conv(), 128, "binary_crossentropy"),
    "digits_conv, enlarging": Case(lambda module: module.digits_upscaler(), 128, "binary_crossentropy"),
    "sharpening": Case(lambda module: module.sharpening(16, 3, 2), 64),
    "classifier": Case(lambda module: module.judge(), 64, "sparse_categorical_crossentropy", classes=10),
}


def divergence(mean, log_variance):
    """KL from a standard normal distribution."""
    ops = keras.ops
    return 0.5 * ops.sum(ops.square(mean) + ops.exp(log_variance) - 1 - log_variance, axis=-1)


def whole(encoder, decoder):
    """The two, joined."""
    return keras.Model(encoder.input, decoder(encoder.output))


def main(side: str, *names: str) -> None:
    """One line of JSON: the milliseconds of a step, by network."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    for name in names:
        if name not in CASES:
            raise SystemExit(f"there is no network {name}: there is {'; '.join(CASES)}")
    modules, epoch, at_once = ours() if side == "ours" else plain()
    seconds = {name: step(CASES[name], modules[name], epoch, at_once, side) for name in names or CASES}
    print(json.dumps({name: 1000 * value for name, value in seconds.items()}))


def ours() -> tuple[dict, Callable, int]:
    """Each network's module with layers as we compute them, how an epoch goes, how many steps between two looks of Keras."""
    from autoencoders.learning import training  # first: it says how many threads there are

    return found(), networks.as_ours(keras.Model.fit), training.STEPS_AT_ONCE


def plain() -> tuple[dict, Callable, int]:
    """The same with Keras's own layers: the faster ones need TensorFlow, whose place is held while modules are read."""
    for name in HELD:
        sys.modules[name] = types.ModuleType(name)
        sys.modules[name].__getattr__ = lambda name: None
    networks.plain_layers()
    modules = found()
    for name in HELD:
        del sys.modules[name]  # or Keras takes it for the real one
    return modules, networks.from_arrays, 1


def found() -> dict[str, types.ModuleType]:
    """The module of each network."""
    return {name: importlib.import_module(f"autoencoders.networks.{name.split()[0].strip(',')}") for name in CASES}


def step(case: Case, module: types.ModuleType, epoch: Callable, at_once: int, side: str) -> float:
    """The seconds of one step."""
    keras.utils.clear_session()
    network = case.build(module)
    random = np.random.default_rng(1)
    inputs = [random.random((BATCHES * case.batch, *one.shape[1:]), np.float32) for one in network.inputs]
    inputs = inputs[0] if len(inputs) == 1 else tuple(inputs)
    targets = wanted(case, network, inputs, random)
    if side == "pytorch":
        from benchmarks import pytorch

        return pytorch.step_seconds(network, inputs, targets, case)
    network.compile(*as_trained(case) if side == "ours" else (case.optimizer, case.loss))
    return networks.step_seconds(network, epoch, inputs, targets, case.batch, at_once)


def as_trained(case: Case) -> tuple:
    """The optimizer and the loss of its variants; all that sum squares take ours for it."""
    from autoencoders.fast import optimizers, pixelwise

    losses = {networks.summed: pixelwise.summed_squares}
    if not case.in_one_pass:
        return case.optimizer, losses.get(case.loss, case.loss)
    losses |= {"mse": pixelwise.mean_squares, "binary_crossentropy": pixelwise.mean_cross_entropy}
    kinds = {"adam": optimizers.Adam, "rmsprop": optimizers.RMSprop}
    return kinds[case.optimizer](), losses.get(case.loss, case.loss)


def wanted(case: Case, network: keras.Model, inputs, random: np.random.Generator) -> np.ndarray:
    """What the network is to make of its inputs: these themselves where that is possible, as an autoencoder is trained."""
    shape = (BATCHES * case.batch, *network.outputs[0].shape[1:])
    if case.classes:
        return random.integers(0, case.classes, len(inputs))
    return inputs if getattr(inputs, "shape", None) == shape else random.random(shape, np.float32)


if __name__ == "__main__":
    main(*sys.argv[1:])
