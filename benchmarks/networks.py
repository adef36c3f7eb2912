"""The networks of the talk as benchmarks see them: their arithmetic and the time of a step."""

import math
import time
from collections.abc import Callable

import keras
import numpy as np
from keras.layers import Conv2DTranspose

SIDE = 2048  # of the matrices whose product is the peak
LOOKS = 3  # at the peak
LONG = 1.0  # seconds: what is timed takes this long, so that starting it does not count
ROOM = 2**27  # bytes for the pictures of an epoch


def peak() -> float:
    """Floating-point operations a second in a product of two large matrices, at best."""
    import tensorflow as tf

    one = tf.random.normal((SIDE, SIDE))
    seconds = []
    for _ in range(1 + LOOKS):
        began = time.perf_counter()
        float(tf.linalg.matmul(one, one)[0, 0])
        seconds.append(time.perf_counter() - began)
    return 2 * SIDE**3 / min(seconds[1:])


def leaves(network) -> list:
    """The layers of a network and of the networks inside it."""
    return [leaf for layer in network.layers for leaf in (leaves(layer) if hasattr(layer, "layers") else [layer])]


def products(layer) -> int:
    """How many products a layer asks for one picture, as it is written; the faster forms of some do with fewer."""
    if hasattr(layer, "dense"):  # a matrix that another layer owns
        return math.prod(layer.dense.kernel.shape)
    layer = getattr(layer, "layer", getattr(layer, "convolution", layer))  # which a faster one has inside
    if not hasattr(layer, "kernel"):
        return 0
    return math.prod(layer.kernel.shape) * places(layer.input if isinstance(layer, Conv2DTranspose) else layer.output)


def places(tensor) -> int:
    """How many pixels a layer's picture has; 1 for a row of numbers."""
    return math.prod(tensor.shape[1:-1])


def step_work(network, batch: int) -> int:
    """Floating-point operations of one training step: forward, and twice that backward, but no gradient of the input."""
    counts = [count for count in map(products, leaves(network)) if count]
    return 2 * batch * (3 * sum(counts) - counts[0])


def from_arrays(network, inputs, targets, batch: int) -> None:
    """An epoch as Keras makes it of arrays."""
    network.fit(inputs, targets, batch_size=batch, verbose=0)


def as_ours(fit: Callable) -> Callable:
    """An epoch as our trainings make it, by Keras's `fit` and our batches."""
    from autoencoders.learning import training

    batches = training.batches

    def epoch(network, inputs, targets, batch: int) -> None:
        with batches(inputs, targets, batch, shuffled=True) as pairs:
            fit(network, pairs, shuffle=False, verbose=0)

    return epoch


def step_seconds(network, epoch: Callable, inputs, targets, batch: int, at_once: int) -> float:
    """How long one step takes, as part of a training: in an epoch of so many steps that what an epoch costs does not count."""
    network.steps_per_execution = at_once
    room = ROOM // (at_once * batch * picture_bytes(inputs))

    def timed(looks: int) -> float:
        steps = at_once * max(1, min(looks, room))
        many = tiled(inputs, steps * batch)
        wanted = many if targets is inputs else tiled(targets, steps * batch)
        began = time.perf_counter()
        epoch(network, many, wanted, batch)
        return (time.perf_counter() - began) / steps

    timed(1)  # compiles
    once = timed(2)
    looks = math.ceil(LONG / (once * at_once))
    return timed(looks) if looks > 2 else once


def picture_bytes(inputs) -> int:
    """The bytes of one picture, and of what else goes in with it."""
    return sum(one[:1].nbytes for one in keras.tree.flatten(inputs))


def tiled(pictures, count: int):
    """So many pictures, those that there are over and over."""
    return keras.tree.map_structure(lambda one: one[np.arange(count) % len(one)], pictures)
