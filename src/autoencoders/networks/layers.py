"""What convolutional networks are put together from, and faster ways to compute the same from the same weights.

`UpSampling2D` and the convolution after it are one operation on the small picture, in one of two forms: with few channels
a convolution for each quarter of an enlarged pixel is the faster, with many a transposed convolution, which multiplies
less. Pooling before bias and activation leaves these a quarter of the pixels.
"""

import numpy as np
import tensorflow as tf
from keras import Sequential
from keras.layers import Conv2D, Input, Layer, MaxPooling2D, UpSampling2D

MANY = 32  # channels


def convolution(filters: int, activation: str = "relu") -> Conv2D:
    """3x3, keeping height and width."""
    return Conv2D(filters, 3, padding="same", activation=activation)


def joined(encoder: Sequential, decoder: Sequential) -> Sequential:
    """An autoencoder of the two, each made faster."""
    return Sequential([faster(encoder), faster(decoder)])


def faster(network: Sequential) -> Sequential:
    """The same from the same weights in less time: one layer for every two that can be computed together."""
    fast: list[Layer] = []
    for layer in network.layers:
        before = fast[-1] if fast else None
        if isinstance(before, UpSampling2D) and isinstance(layer, Conv2D) and layer.padding == "same":
            paintable = layer.kernel_size[0] % 2 and layer.input.shape[-1] >= MANY
            fast[-1] = (Transposed if paintable else Quartered)(layer)
        elif isinstance(before, Conv2D) and isinstance(layer, MaxPooling2D):
            fast[-1] = Pooled(before, layer.padding)
        else:
            fast.append(layer)
    return Sequential([Input(network.input_shape[1:]), *fast])


class Around(Layer):
    """A convolution that has its weights, computed together with what stands before or after it."""

    def __init__(self, convolution: Conv2D):
        super().__init__()
        self.convolution = convolution


class Pooled(Around):
    """The convolution and `MaxPooling2D` after it: the largest of four is the same before bias and activation."""

    def __init__(self, convolution: Conv2D, padding: str = "valid"):
        super().__init__(convolution)
        self.padding = padding.upper()

    def call(self, images):
        products = tf.nn.conv2d(images, self.convolution.kernel, 1, self.convolution.padding.upper())
        largest = tf.nn.max_pool2d(products, 2, 2, self.padding)
        return self.convolution.activation(tf.nn.bias_add(largest, self.convolution.bias))


class Enlarging(Around):
    """`UpSampling2D` and the convolution after it, of any width."""

    def compute_output_shape(self, shape):
        return shape[0], 2 * shape[1], 2 * shape[2], self.convolution.filters


class Quartered(Enlarging):
    """Convolved first and enlarged last: a quarter of the places, with a kernel for each quarter of a pixel."""

    def call(self, images):
        quarters = tf.nn.conv2d(images, four_kernels(self.convolution.kernel), 1, "SAME")
        quarters = tf.nn.bias_add(quarters, tf.tile(self.convolution.bias, [4]))
        return tf.nn.depth_to_space(self.convolution.activation(quarters), 2)


class Transposed(Enlarging):
    """Each small pixel painted at once, with a brush that is one pixel wider than the kernel, which has a middle."""

    def call(self, images):
        shape = tf.shape(images)[0], *self.compute_output_shape(images.shape)[1:]
        painted = tf.nn.conv2d_transpose(images, transposed_kernel(self.convolution.kernel), shape, 2, "SAME")
        return self.convolution.activation(tf.nn.bias_add(painted, self.convolution.bias))


def transposed_kernel(kernel):
    """What a small pixel, enlarged to 2x2, paints through this kernel: four kernels, each a pixel away from the next."""
    steps = [tf.pad(kernel, [(down, 1 - down), (right, 1 - right), (0, 0), (0, 0)]) for down in (0, 1) for right in (0, 1)]
    return tf.transpose(sum(steps)[::-1, ::-1], (0, 1, 3, 2))


def reach(size: int) -> tuple[int, int]:
    """How many small pixels a kernel of this width reads on either side of the one that it stands on."""
    before = (size - 1) // 2  # of the large pixels, as "same" has it
    return (before + 1) // 2, (size - before) // 2


def four_kernels(kernel):
    """One kernel for each quarter of an enlarged pixel, side by side: which small pixel does each of its taps read?"""
    size, _, channels, filters = kernel.shape
    taps = tap_sources(size)
    width = taps.shape[1]
    return tf.reshape(tf.einsum("adp,beq,abcf->decpqf", taps, taps, kernel), (width, width, channels, 4 * filters))


def tap_sources(size: int) -> np.ndarray:
    """1 where tap `a` of the large kernel, at half `p` of an enlarged pixel, reads small pixel `d`; all along one axis."""
    before, after = reach(size)
    sources = np.zeros((size, before + 1 + after, 2), np.float32)
    for tap in range(size):
        for half in range(2):
            sources[tap, (half + tap - (size - 1) // 2) // 2 + before, half] = 1
    return sources
