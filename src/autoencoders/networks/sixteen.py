"""A source's two autoencoders with a code of sixteen numbers between -1 and 1: one dense, one convolutional."""

import math

import numpy as np
from keras import Sequential
from keras.layers import Conv2D, Dense, Flatten, Input, MaxPooling2D, Reshape, UpSampling2D

CODES = 16


def sixteen_dense() -> Sequential:
    """28x28 through sixteen numbers and back: 457,370 weights."""
    encoder = Sequential([
        Input((28, 28, 1)),
        Flatten(),
        Dense(250, activation="relu"),
        Dense(CODES, activation="tanh"),
    ])
    decoder = Sequential([
        Input((CODES,)),
        Dense(320, activation="relu"),
        Dense(784, activation="sigmoid"),
        Reshape((28, 28, 1)),
    ])
    return Sequential([encoder, decoder])


def sixteen_conv() -> Sequential:
    """28x28 through convolutions and sixteen numbers and back: 359,263 weights."""
    encoder = Sequential([
        Input((28, 28, 1)),
        Conv2D(4, 5, padding="same", activation="relu"), MaxPooling2D(),
        Conv2D(8, 5, padding="same", activation="relu"), MaxPooling2D(),
        Flatten(),
        Dense(150, activation="relu"),
        Dense(CODES, activation="tanh"),
    ])
    decoder = Sequential([
        Input((CODES,)),
        Dense(120, activation="relu"),
        Dense(320, activation="relu"),
        Dense(7 * 7 * 16, activation="relu"),
        Reshape((7, 7, 16)),
        UpSampling2D(), Conv2D(8, 5, padding="same", activation="relu"),
        UpSampling2D(), Conv2D(4, 6, padding="same", activation="relu"),
        Conv2D(1, 7, padding="same", activation="sigmoid"),
    ])
    return Sequential([encoder, decoder])


def start_at_mean(autoencoder: Sequential, digits: np.ndarray) -> None:
    """Set the last layer's biases so that the untrained network draws the mean digit.

    From Keras's own start, the first steps only darken pixels and saturate every tanh, which leaves no gradient: the code
    stays the same for every digit, and the output stays the mean image.
    """
    [*_, last] = (layer for layer in autoencoder.layers[1].layers if hasattr(layer, "bias"))
    mean = digits.reshape(-1, last.bias.shape[0]).mean(axis=0).clip(1e-3, 1 - 1e-3)  # of each pixel, or of all pixels
    last.bias.assign(np.log(mean / (1 - mean)))


def multiplications(autoencoder: Sequential) -> int:
    """How many multiplications one picture takes."""
    weighted = [layer for half in autoencoder.layers for layer in half.layers if hasattr(layer, "kernel")]
    return sum(math.prod(layer.kernel.shape) * math.prod(layer.output.shape[1:-1]) for layer in weighted)
