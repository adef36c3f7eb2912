"""Layers that a page computes, against answers that can be found by hand; and whole networks, against Keras."""

import keras
import numpy as np
import pytest
from keras import Model, Sequential

from autoencoders.drawing import layers
from autoencoders.drawing.layers import ENLARGE, NORM, POOL, conv, dense, recall, widen
from autoencoders.learning.keeping import kept, restored
from autoencoders.live.map import ENCODER
from autoencoders.networks.conv import conv as conv_network
from autoencoders.networks.dense import dense as dense_network
from autoencoders.networks.small import small
from autoencoders.networks.unet import unet
from autoencoders.networks.variational import sd_of_log_variance, variational
from in_node import answers

NINE = np.arange(9.0).reshape(3, 3, 1)
PIXEL = np.array([[[1.0, 2.0]]])  # one pixel of two channels
ONES, NOTHING = np.ones((3, 3, 1, 1)), np.zeros(1)
TWOS = np.array([[1.0, 2.0], [3.0, 4.0]]).reshape(2, 2, 1, 1)

BY_HAND = {  # layers, their weights, an input, and what comes out
    "dense": ([dense("linear")], [[[1, 0], [0, -1]], [0.5, 0]], [1, 2], [1.5, -2]),
    "relu": ([dense("relu")], [[[1, 0], [0, -1]], [0.5, 0]], [1, 2], [1.5, 0]),
    "sigmoid": ([dense("sigmoid")], [[[1]], [-3]], [3], [0.5]),
    "tanh": ([dense("tanh")], [[[1]], [0]], [np.arctanh(0.75)], [0.75]),
    "a convolution sees zeros beyond the edge": (
        [conv("linear")], [ONES, NOTHING], NINE * 0 + 1, [[[4], [6], [4]], [[6], [9], [6]], [[4], [6], [4]]]
    ),
    "a convolution is not turned over": ([conv("linear", padding="valid")], [TWOS, [10]], NINE, [[[37], [47]], [[67], [77]]]),
    "steps of two begin at the edge": ([conv("linear", strides=2)], [TWOS, NOTHING], NINE, [[[27], [17]], [[20], [8]]]),
    "channels are mixed": ([conv("linear")], [[[[[1, 0, 1], [0, 1, 1]]]], [0, 0, 0]], PIXEL, [[[1, 2, 3]]]),
    "pooling leaves an odd edge out": ([POOL], [], NINE, [[[4]]]),
    "pooling keeps an odd edge": ([POOL | {"padding": "same"}], [], NINE, [[[4], [5]], [[7], [8]]]),
    "pooling of negative numbers": ([POOL], [], -1 - NINE, [[[-1]]]),
    "enlarging": ([ENLARGE], [], PIXEL, [[[1, 2], [1, 2]], [[1, 2], [1, 2]]]),
    "widening": ([widen("linear")], [np.arange(8).reshape(2, 2, 1, 2), [1]], PIXEL, [[[3], [9]], [[15], [21]]]),
    "normalising": ([NORM | {"epsilon": 0}], [[2, 1], [1, 0], [0, 1], [4, 1]], PIXEL, [[[2, 1]]]),
    "adding what was kept": (
        [{"kind": "shift", "by": 1, "keep": "one"}, {"kind": "shift", "by": 1}, {"kind": "add", "with": "one"}],
        [], PIXEL, [[[5, 7]]],
    ),
    "joining channels": ([{"kind": "shift", "by": 1}, {"kind": "join", "with": "input"}], [], PIXEL, [[[2, 3, 1, 2]]]),
    "recalling the input": ([dense("linear"), recall("input")], [[[9]], [9]], [5], [5]),
}  # fmt: skip


@pytest.fixture(scope="module")
def found() -> dict[str, np.ndarray]:
    """What the page makes of each input."""
    cases = [(known[0], halves(*known[1]), np.asarray(known[2], float)) for known in BY_HAND.values()]
    return dict(zip(BY_HAND, answers(*cases), strict=True))


def halves(*arrays) -> dict[str, np.ndarray]:
    """Weights as a run keeps them."""
    return {f"{place}": np.asarray(values, np.float16) for place, values in enumerate(arrays)}


@pytest.mark.parametrize("name", BY_HAND)
def test_a_layer_answers_as_can_be_found_by_hand(found: dict[str, np.ndarray], name: str) -> None:
    expected = np.asarray(BY_HAND[name][3], float)
    assert found[name].shape == expected.shape
    assert found[name] == pytest.approx(expected, abs=1e-6)


def test_weights_arrive_as_they_were_kept() -> None:
    """Least and largest numbers of half precision, a number with all of its digits, and bytes with a scale for each column."""
    odd = np.array([0, -0.0, 2**-24, -(2**-14), 65504, 1 / 3, -np.pi], np.float16)
    matrix = {"kernel": np.array([[-127, 3], [5, 127]], np.int8), "kernel scales": np.array([0.5, 0.1], np.float32)}
    layer = [dense("linear")]
    first, second = answers((layer, halves(odd[None], 0 * odd), np.ones(1)), (layer, matrix | halves([0, 0]), np.eye(2)[1]))
    assert (first == odd.astype(np.float64)).all()
    assert second == pytest.approx([2.5, 12.7], rel=1e-6)


NETWORKS = {"SMALL": small(32), "CONV": conv_network(), "DENSE": dense_network(), "UNET": unet(4)}


@pytest.mark.parametrize("name", NETWORKS)
def test_layers_written_for_the_page_are_those_of_the_keras_network(name: str) -> None:
    network, random = NETWORKS[name], np.random.default_rng(5)
    for variable in network.weights:  # none of them as it starts, so that each has to be in its place
        variable.assign(random.uniform(0.1, 0.4, variable.shape) * random.choice([-1, 1], variable.shape) / 3)
    for layer in norms(network):
        layer.moving_variance.assign(random.uniform(0.5, 2, layer.moving_variance.shape))
    weights = kept(*parts(network))
    restored(weights, tuple(parts(network)))  # rounded as the page gets them
    picture = random.random((32, 32, 3))
    [output] = answers((getattr(layers, name), weights, picture))
    assert output == pytest.approx(network.predict(picture[None].astype(np.float32), verbose=0)[0], abs=2e-5)
    assert np.ptp(output) > 0.01, "something has to come out"


def test_layers_of_the_variational_network_encode_to_the_mean_and_decode_that() -> None:
    encoder, decoder, _ = variational(sd_of_log_variance, 1)
    random = np.random.default_rng(5)
    for variable in [*encoder.weights, *decoder.weights]:
        variable.assign(random.normal(0, 0.07, variable.shape))
    weights = kept(encoder, decoder)
    restored(weights, (encoder, decoder))
    picture = random.random((28, 28, 1))
    means, _ = encoder.predict(picture.reshape(1, *encoder.input_shape[1:]), verbose=0)
    code, output = answers((layers.VARIATIONAL[: ENCODER[1]], weights, picture), (layers.VARIATIONAL, weights, picture))
    assert code == pytest.approx(means[0], abs=1e-5)
    assert output.ravel() == pytest.approx(decoder.predict(means, verbose=0).ravel(), abs=2e-5)


def parts(network: Model) -> list[Model]:
    """Encoder and decoder, or the network itself."""
    return network.layers if isinstance(network, Sequential) else [network]


def norms(network: Model) -> list[keras.Layer]:
    """The batch normalisations of a network."""
    return [layer for layer in network._flatten_layers() if isinstance(layer, keras.layers.BatchNormalization)]
