"""Keep a trained network's weights in a run, small, and make the network again from them."""

from collections.abc import Iterator

import keras
import numpy as np

from autoencoders.images import from_bytes, to_bytes

QUARTER_FROM = 500_000  # weights of one matrix: from here on a byte each, since a run is a file of 1.5 MB at most
SCALES = " scales"  # end of the name of a matrix's scales
PARITY, POINTS = 100, 200  # pictures, and places in each output
PLACES_SEED = 41


def kept(*networks: keras.Model) -> dict[str, np.ndarray]:
    """All weights of these networks in half precision, matrices of QUARTER_FROM and more as bytes; shared ones once."""
    weights: dict[str, np.ndarray] = {}
    for number, variable in enumerate(variables(*networks)):
        weights |= packed(f"{number:02} {variable.name}", np.asarray(variable))
    return weights


def variables(*networks: keras.Model) -> list[keras.Variable]:
    """The weights of several networks in the order of their layers, each once."""
    return list({id(variable): variable for network in networks for variable in network.weights}.values())


def packed(name: str, values: np.ndarray) -> dict[str, np.ndarray]:
    """A weight as it is stored; of a large matrix each column's largest number becomes 127."""
    if values.size < QUARTER_FROM:
        return {name: values.astype(np.float16)}
    scales = np.abs(values).max(axis=0) / 127
    return {name: np.rint(values / np.where(scales, scales, 1)).astype(np.int8), name + SCALES: scales.astype(np.float32)}


def unpacked(weights: dict[str, np.ndarray]) -> Iterator[np.ndarray]:
    """The weights that `kept` stored, in single precision."""
    for name, values in weights.items():
        if not name.endswith(SCALES):
            yield values.astype(np.float32) * weights.get(name + SCALES, np.float32(1))


def restore(weights: dict[str, np.ndarray], *networks: keras.Model) -> None:
    """Give networks that were built as the stored ones were their weights; ValueError if the shapes are others."""
    for variable, values in zip(variables(*networks), unpacked(weights), strict=True):
        variable.assign(values)


def restored(weights: dict[str, np.ndarray], network: keras.Model | tuple[keras.Model, ...]) -> list[keras.Model]:
    """Encoder and decoder, the two layers of a network or a pair, with the weights that a run keeps."""
    parts = network.layers if isinstance(network, keras.Model) else [*network]
    restore(weights, *parts)
    return parts


def seen_by(network: keras.Model, pictures: np.ndarray) -> tuple[dict[str, np.ndarray], dict[str, np.ndarray]]:
    """PARITY pictures, as bytes hold them, and the network's outputs for them at POINTS places each, in single precision.

    With these, whoever computes the network elsewhere, as a page does, can show that it is the same one. Returns what a run
    keeps: pictures, and arrays.
    """
    shown = from_bytes(to_bytes(pictures[:PARITY]))
    outputs = network.predict(shown, verbose=0).reshape(len(shown), -1)
    places = np.random.default_rng(PLACES_SEED).integers(outputs.shape[1], size=(len(shown), POINTS))
    arrays = {"parity_places": places.astype(np.uint16), "parity_outputs": np.take_along_axis(outputs, places, axis=1)}
    return {"parity": shown}, arrays
