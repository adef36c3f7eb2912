"""What convolutional networks are put together from, and a faster way to compute the enlarging ones."""

import numpy as np
import tensorflow as tf
from keras import Sequential
from keras.layers import Conv2D, Input, Layer, UpSampling2D


def convolution(filters: int, activation: str = "relu") -> Conv2D:
    """3x3, keeping height and width."""
    return Conv2D(filters, 3, padding="same", activation=activation)


def joined(encoder: Sequential, decoder: Sequential) -> Sequential:
    """An autoencoder of the two, computing the same from the same weights in less time."""
    layers, fast = decoder.layers, []
    for before, layer in zip([None, *layers], layers, strict=False):
        if isinstance(before, UpSampling2D) and isinstance(layer, Conv2D):
            fast[-1] = Enlarging(layer)
        else:
            fast.append(layer)
    return Sequential([encoder, Sequential([Input(decoder.input_shape[1:]), *fast])])


class Enlarging(Layer):
    """`UpSampling2D` and the 3x3 convolution after it, convolved first and enlarged last: a quarter of the pixels."""

    def __init__(self, convolution: Conv2D):
        super().__init__()
        self.convolution = convolution

    def call(self, images):
        quarters = tf.nn.conv2d(images, spread(self.convolution.kernel), 1, "SAME")
        quarters = tf.nn.bias_add(quarters, tf.tile(self.convolution.bias, [4]))
        return tf.nn.depth_to_space(self.convolution.activation(quarters), 2)

    def compute_output_shape(self, shape):
        return shape[0], 2 * shape[1], 2 * shape[2], self.convolution.filters


def spread(kernel):
    """One kernel for each quarter of an enlarged pixel, side by side: which small pixel does each of its taps read?"""
    _, _, channels, filters = kernel.shape
    return tf.reshape(tf.einsum("adp,beq,abcf->decpqf", READS, READS, kernel), (3, 3, channels, 4 * filters))


def reads() -> np.ndarray:
    """1 where tap `a` of the large kernel, at half `p` of an enlarged pixel, reads small pixel `d`; all along one axis."""
    found = np.zeros((3, 3, 2), np.float32)
    for tap in range(3):
        for half in range(2):
            found[tap, (half + tap - 1) // 2 + 1, half] = 1
    return found


READS = reads()
