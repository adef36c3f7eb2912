"""Layers of convolutional networks, and faster ones that compute the same from the same weights.

`UpSampling2D` and the convolution after it become one operation on the small picture: with few channels a convolution for
each quarter of an enlarged pixel, with many a transposed convolution. Pooling comes before bias and activation.
"""

import tensorflow as tf
from keras import Sequential
from keras.layers import Conv2D, Input, Layer, MaxPooling2D, UpSampling2D

from autoencoders.fast.layers import four_kernels, transposed_kernel

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
