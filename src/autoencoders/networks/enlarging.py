"""`UpSampling2D` and a convolution of any width after it, computed on the small picture: the same numbers in less time."""

import numpy as np
import tensorflow as tf
from keras.layers import Conv2D, Layer


class Enlarged(Layer):
    """Twice the height and width, then the convolution: convolved first and enlarged last, a quarter of the places."""

    def __init__(self, convolution: Conv2D):
        super().__init__()
        self.convolution = convolution

    def build(self, shape):
        self.convolution.build((shape[0], 2 * shape[1], 2 * shape[2], shape[3]))

    def call(self, images):
        before, after = reach(self.convolution.kernel_size[0])
        padding = [(0, 0), (before, after), (before, after), (0, 0)]
        quarters = tf.nn.conv2d(images, spread(self.convolution.kernel), 1, padding)
        quarters = tf.nn.bias_add(quarters, tf.tile(self.convolution.bias, [4]))
        return tf.nn.depth_to_space(self.convolution.activation(quarters), 2)

    def compute_output_shape(self, shape):
        return shape[0], 2 * shape[1], 2 * shape[2], self.convolution.filters


def reach(size: int) -> tuple[int, int]:
    """How many small pixels a kernel of this width reads on either side of the one that it stands on."""
    before = (size - 1) // 2  # of the large pixels, as "same" has it
    return (before + 1) // 2, (size - before) // 2


def spread(kernel):
    """One kernel for each quarter of an enlarged pixel, side by side: which small pixel does each of its taps read?"""
    size, _, channels, filters = kernel.shape
    taps = reads(size)
    width = taps.shape[1]
    return tf.reshape(tf.einsum("adp,beq,abcf->decpqf", taps, taps, kernel), (width, width, channels, 4 * filters))


def reads(size: int) -> np.ndarray:
    """1 where tap `a` of the large kernel, at half `p` of an enlarged pixel, reads small pixel `d`; all along one axis."""
    before, after = reach(size)
    found = np.zeros((size, before + 1 + after, 2), np.float32)
    for tap in range(size):
        for half in range(2):
            found[tap, (half + tap - (size - 1) // 2) // 2 + before, half] = 1
    return found
