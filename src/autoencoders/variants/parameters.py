"""Numbers of weights of dense and convolutional networks for images from 16x16 to 128x128."""

import numpy as np
import tensorflow as tf
from keras import Input, Sequential

from autoencoders.networks.conv import conv
from autoencoders.networks.simple import simple
from autoencoders.networks.small import small
from autoencoders.runs import Run

SIZES = [16, 32, 64, 128]
CODES = 192


def train() -> Run:
    """Count the weights of real networks, which are built and never run: the largest would need more than a gigabyte."""
    with tf.Graph().as_default():
        counted = {
            "dense": [dense_of(size, CODES).count_params() for size in SIZES],
            "dense_growing": [dense_of(size, CODES * size**2 // 32**2).count_params() for size in SIZES],
            "conv": [resized(conv(), size).count_params() for size in SIZES],
            "small": [small(size).count_params() for size in SIZES],
        }
    return Run(arrays={"sizes": np.array(SIZES)} | {name: np.array(weights) for name, weights in counted.items()})


def dense_of(size: int, codes: int) -> Sequential:
    """A dense layer in and one out, for pictures of this size."""
    return simple(codes, pixels=3 * size**2)


def resized(network: Sequential, size: int) -> Sequential:
    """A convolutional network's layers, with their weights, for pictures of another size."""
    inward, outward = network.layers
    encoder = Sequential([Input((size, size, 3)), *inward.layers])
    return Sequential([encoder, Sequential([Input(encoder.output_shape[1:]), *outward.layers])])
