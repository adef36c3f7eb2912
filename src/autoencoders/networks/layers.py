"""Layers of convolutional networks, and faster ones that compute the same from the same weights.

`UpSampling2D` and the convolution after it become one operation on the small picture: with few channels a convolution for
each quarter of an enlarged pixel, with many a transposed convolution. Pooling comes before bias and activation.
"""

import numpy as np
import tensorflow as tf
from keras import Sequential
from keras.layers import Conv2D, Input, Layer, MaxPooling2D, UpSampling2D

MANY = 32  # channels


def convolution(filters: int, activation: str = "relu") -> Conv2D:
    """A 3x3 convolution that keeps height and width."""
    return Conv2D(filters, 3, padding="same", activation=activation)


def joined(encoder: Sequential, decoder: Sequential) -> Sequential:
    """An autoencoder of both, each made faster."""
    return Sequential([faster(encoder), faster(decoder)])


def faster(network: Sequential) -> Sequential:
    """The same network with the same weights, computed faster: pairs of layers are merged where they can be."""
    fast: list[Layer] = []
    for layer in network.layers:
        before = fast[-1] if fast else None
        if isinstance(before, UpSampling2D) and isinstance(layer, Conv2D) and layer.padding == "same":
            transposable = layer.kernel_size[0] % 2 and layer.input.shape[-1] >= MANY
            fast[-1] = (Transposed if transposable else Quartered)(layer)
        elif isinstance(before, Conv2D) and isinstance(layer, MaxPooling2D):
            fast[-1] = Pooled(before, layer.padding)
        else:
            fast.append(layer)
    return Sequential([Input(network.input_shape[1:]), *fast])


class Around(Layer):
    """Base of layers that merge a convolution, which holds the weights, with the layer before or after it."""

    def __init__(self, convolution: Conv2D):
        super().__init__()
        self.convolution = convolution


class Pooled(Around):
    """A convolution and the `MaxPooling2D` after it; pooling first gives the same maximum with less work."""

    def __init__(self, convolution: Conv2D, padding: str = "valid"):
        super().__init__(convolution)
        self.padding = padding.upper()

    def call(self, images):
        products = tf.nn.conv2d(images, self.convolution.kernel, 1, self.convolution.padding.upper())
        largest = tf.nn.max_pool2d(products, 2, 2, self.padding)
        return self.convolution.activation(tf.nn.bias_add(largest, self.convolution.bias))


class Enlarging(Around):
    """`UpSampling2D` and the convolution after it, of any kernel size."""

    def compute_output_shape(self, shape):
        return shape[0], 2 * shape[1], 2 * shape[2], self.convolution.filters


class Quartered(Enlarging):
    """`Enlarging` by a convolution of the small picture with four kernels, one for each quarter of an enlarged pixel."""

    def call(self, images):
        quarters = tf.nn.conv2d(images, four_kernels(self.convolution.kernel), 1, "SAME")
        quarters = tf.nn.bias_add(quarters, tf.tile(self.convolution.bias, [4]))
        return tf.nn.depth_to_space(self.convolution.activation(quarters), 2)


class Transposed(Enlarging):
    """`Enlarging` by a transposed convolution whose kernel is one pixel wider; for odd kernel sizes."""

    def call(self, images):
        shape = tf.shape(images)[0], *self.compute_output_shape(images.shape)[1:]
        enlarged = tf.nn.conv2d_transpose(images, transposed_kernel(self.convolution.kernel), shape, 2, "SAME")
        return self.convolution.activation(tf.nn.bias_add(enlarged, self.convolution.bias))


def transposed_kernel(kernel):
    """The kernel of `Transposed`: the sum of four copies of this kernel, each shifted by a pixel."""
    steps = [tf.pad(kernel, [(down, 1 - down), (right, 1 - right), (0, 0), (0, 0)]) for down in (0, 1) for right in (0, 1)]
    return tf.transpose(sum(steps)[::-1, ::-1], (0, 1, 3, 2))


def reach(size: int) -> tuple[int, int]:
    """How many small pixels a kernel of this size reads before and after the one at its centre."""
    before = (size - 1) // 2  # in large pixels, for padding "same"
    return (before + 1) // 2, (size - before) // 2


def four_kernels(kernel):
    """The kernel of `Quartered`: one kernel for each quarter of an enlarged pixel, side by side."""
    size, _, channels, filters = kernel.shape
    taps = tap_sources(size)
    width = taps.shape[1]
    return tf.reshape(tf.einsum("adp,beq,abcf->decpqf", taps, taps, kernel), (width, width, channels, 4 * filters))


def tap_sources(size: int) -> np.ndarray:
    """Along one axis, (a, d, p): 1 where tap `a` of the kernel at half `p` of an enlarged pixel reads small pixel `d`."""
    before, after = reach(size)
    sources = np.zeros((size, before + 1 + after, 2), np.float32)
    for tap in range(size):
        for half in range(2):
            sources[tap, (half + tap - (size - 1) // 2) // 2 + before, half] = 1
    return sources
