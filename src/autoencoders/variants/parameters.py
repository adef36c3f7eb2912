"""Numbers of weights of dense and convolutional networks for images from 16x16 to 128x128."""

import numpy as np

from autoencoders.networks.conv import conv
from autoencoders.networks.dense import dense
from autoencoders.networks.small import small
from autoencoders.runs import Run

SIZES = [16, 32, 64, 128]
CODES = 192


def train() -> Run:
    """Count weights; the dense network's formula is checked against the real network at 32x32."""
    pixels = 3 * np.square(SIZES)
    growing = CODES * np.square(SIZES) // 32**2  # a code that grows with the picture
    counted = {
        "dense": dense_weights(pixels, CODES),
        "dense_growing": dense_weights(pixels, growing),
        "conv": np.full(len(SIZES), conv().count_params()),
        "small": np.array([small(size).count_params() for size in SIZES]),
    }
    if counted["dense"][SIZES.index(32)] != dense().count_params():
        raise ValueError("the formula and the network disagree on the dense autoencoder's weights")
    return Run(arrays={"sizes": np.array(SIZES), **counted})


def dense_weights(pixels: np.ndarray, codes: np.ndarray | int) -> np.ndarray:
    """The weights of one dense layer in and one out, with biases."""
    return 2 * pixels * codes + codes + pixels
