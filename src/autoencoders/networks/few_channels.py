"""Layers with few channels that compute four pixels at once: the same results in half the time.

Three or four channels leave a processor's vector of sixteen numbers mostly empty; those of four pixels fill it.
"""

import tensorflow as tf
from keras import Sequential
from keras.layers import Input

from autoencoders.networks.layers import Around, Pooled, Quartered, faster, four_kernels

FEW = 4  # channels


def joined(encoder: Sequential, decoder: Sequential) -> Sequential:
    """An autoencoder of both, with 3x3 kernels only, each made faster."""
    return Sequential([faster_few(encoder), faster_few(decoder)])


def faster_few(network: Sequential) -> Sequential:
    """The same network with the same weights, computed faster."""
    layers = [few_channel_layer(layer, first=place == 0) for place, layer in enumerate(faster(network).layers)]
    return Sequential([Input(network.input_shape[1:]), *layers])


def few_channel_layer(layer, first: bool):
    """A layer in its form for few channels, if it has few, else as it is."""
    if isinstance(layer, Quartered):
        return QuarteredFew(layer.convolution)
    if isinstance(layer, Pooled) and layer.convolution.kernel.shape[2] <= FEW:
        return (PooledFirst if first else PooledFew)(layer.convolution)
    return layer


class PooledFirst(Around):
    """A first layer and the pooling after it, for even height and width: the four pixels that are pooled lie side by side."""

    def call(self, images):
        filters, (height, width) = self.convolution.filters, (size // 2 for size in images.shape[1:3])
        in_a_row = tf.reshape(four_at_once(images, self.convolution.kernel), (-1, height, 4 * width, filters))
        largest = tf.nn.max_pool2d(in_a_row, (1, 4), (1, 4), "VALID")
        largest = tf.reshape(largest, (-1, height, width, filters))
        return self.convolution.activation(tf.nn.bias_add(largest, self.convolution.bias))


class PooledFew(Pooled):
    """`Pooled` for few input channels."""

    def call(self, images):
        largest = tf.nn.max_pool2d(convolved(images, self.convolution.kernel), 2, 2, self.padding)
        return self.convolution.activation(tf.nn.bias_add(largest, self.convolution.bias))


class QuarteredFew(Quartered):
    """`Quartered`, assembled by rows; with few input channels, gradients are computed four pixels at once."""

    def call(self, images):
        convolve = convolved if images.shape[-1] <= FEW else around
        quarters = tf.nn.bias_add(convolve(images, four_kernels(self.convolution.kernel)), tf.tile(self.convolution.bias, [4]))
        return merge_quarters(self.convolution.activation(quarters))


def around(images, kernel):
    """A convolution that keeps height and width."""
    return tf.nn.conv2d(images, kernel, 1, "SAME")


def convolved(images, kernel):
    """`around`, with the gradient by the images computed four pixels at once."""

    @tf.custom_gradient
    def products(images, kernel):
        def pulls(pull):
            turned = tf.transpose(kernel[::-1, ::-1], (0, 1, 3, 2))
            kernel_gradient = tf.raw_ops.Conv2DBackpropFilter(
                input=images, filter_sizes=kernel.shape, out_backprop=pull, strides=[1] * 4, padding="SAME"
            )
            return merge_quarters(four_at_once(pull, turned)), kernel_gradient

        return around(images, kernel), pulls

    return products(images, tf.convert_to_tensor(kernel))


def four_at_once(images, kernel):
    """A convolution's outputs for four pixels side by side: (n, height / 2, width / 2, 4 * filters)."""
    steps = [[(down, 1 - down), (right, 1 - right), (0, 0), (0, 0)] for down in (0, 1) for right in (0, 1)]
    side_by_side = tf.concat([tf.pad(kernel, step) for step in steps], axis=-1)  # each kernel in a frame that is a pixel wider
    return tf.nn.conv2d(images, side_by_side, 2, "SAME")


def merge_quarters(quarters):
    """`tf.nn.depth_to_space` in longer pieces, which is faster."""
    _, height, width, four = quarters.shape
    rows = tf.transpose(tf.reshape(quarters, (-1, width, 2, four // 2)), (0, 2, 1, 3))
    return tf.reshape(rows, (-1, 2 * height, 2 * width, four // 4))
