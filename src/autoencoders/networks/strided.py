"""A first layer of few filters and the pooling after it, as one convolution that goes two pixels at a time.

Four filters leave a processor's vector of sixteen numbers mostly empty. Four times as many, a set for each of the four
pixels that are pooled, fill it: more arithmetic in half the time.
"""

import tensorflow as tf
from keras import Sequential
from keras.layers import Input

from autoencoders.networks.layers import Around


class Strided(Around):
    """A convolution of odd width and `MaxPooling2D` after it, on pictures of even height and width."""

    def call(self, images):
        filters, (height, width) = self.convolution.filters, (size // 2 for size in images.shape[1:3])
        four = tf.nn.conv2d(images, side_by_side(self.convolution.kernel), 2, "SAME")  # (n, height, width, 4 * filters)
        in_a_row = tf.reshape(four, (-1, height, 4 * width, filters))
        largest = tf.nn.max_pool2d(in_a_row, (1, 4), (1, 4), "VALID")
        largest = tf.reshape(largest, (-1, height, width, filters))
        return self.convolution.activation(tf.nn.bias_add(largest, self.convolution.bias))


def side_by_side(kernel):
    """One kernel for each of four pixels, in a frame that is a pixel wider."""
    steps = [[(down, 1 - down), (right, 1 - right), (0, 0), (0, 0)] for down in (0, 1) for right in (0, 1)]
    return tf.concat([tf.pad(kernel, step) for step in steps], axis=-1)


def strided(network: Sequential) -> Sequential:
    """The same from the same weights, its first two layers being one."""
    convolution, _, *others = network.layers
    return Sequential([Input(network.input_shape[1:]), Strided(convolution), *others])
