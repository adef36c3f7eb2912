"""Layers that compute what a layer of Keras computes, or two in a row, with the same weights in less time.

Pooling comes before bias and activation. `UpSampling2D` and the convolution after it become one operation on the small picture.
Three or four channels leave a processor's vector of sixteen numbers mostly empty; those of four pixels at once fill it.
"""

import numpy as np
import tensorflow as tf
from keras.layers import Layer

FEW, MANY = 4, 32  # channels; either form was faster on its side of these, on all networks of the talk


class Fast(Layer):
    """Base of these layers; `layer` is Keras's own, which holds the weights."""

    def __init__(self, layer: Layer):
        super().__init__(name=layer.name)
        self.layer = layer


class Pooled(Fast):
    """A convolution and the `MaxPooling2D` after it; pooling first gives the same maximum with less work."""

    def __init__(self, convolution: Layer, pooling: Layer):
        super().__init__(convolution)
        self.padding = pooling.padding.upper()

    def call(self, images):
        kernel, padding = self.layer.kernel, self.layer.padding.upper()
        if padding == "SAME" and self.layer.filters <= FEW and go_in_fours(images, kernel):
            largest = largest_of_four(images, kernel)
        else:
            largest = tf.nn.max_pool2d(convolved(images, kernel, padding), 2, 2, self.padding)
        return self.layer.activation(tf.nn.bias_add(largest, self.layer.bias))


class Enlarged(Fast):
    """`UpSampling2D` and the convolution after it, of any kernel size."""

    def compute_output_shape(self, shape):
        return shape[0], 2 * shape[1], 2 * shape[2], self.layer.filters

    def call(self, images):
        kernel, bias, activation = self.layer.kernel, self.layer.bias, self.layer.activation
        size, _, channels, filters = kernel.shape
        if size % 2 and channels >= MANY and filters > FEW:
            shape = tf.shape(images)[0], *self.compute_output_shape(images.shape)[1:]
            enlarged = tf.nn.conv2d_transpose(images, transposed_kernel(kernel), shape, 2, "SAME")
            return activation(tf.nn.bias_add(enlarged, bias))
        quarters = convolved(images, four_kernels(kernel), "SAME")
        return merge_activated(activation(tf.nn.bias_add(quarters, tf.tile(bias, [4]))))


class Normalised(Fast):
    """`BatchNormalization` by TensorFlow's fused kernel in training."""

    def call(self, images, training=False):
        layer = self.layer
        if not (training and layer.trainable):
            return layer(images, training=False)
        outputs, mean, variance, *_ = tf.raw_ops.FusedBatchNormV3(
            x=images, scale=layer.gamma, offset=layer.beta, mean=[], variance=[], epsilon=layer.epsilon
        )
        share = tf.cast(tf.size(mean) / tf.size(images), variance.dtype)  # the kernel divides by n - 1, Keras by n
        for average, now in ((layer.moving_mean, mean), (layer.moving_variance, variance * (1 - share))):
            average.assign(layer.momentum * average + (1 - layer.momentum) * now)
        return outputs


def convolved(images, kernel, padding: str):
    """A convolution; where it has few channels, the gradient by the images is computed four pixels at once."""
    if padding == "SAME" and images.shape[-1] <= FEW and go_in_fours(images, kernel):
        return convolved_back_in_fours(images, kernel)
    return tf.nn.conv2d(images, kernel, 1, padding)


def convolved_back_in_fours(images, kernel):
    """A convolution that keeps height and width, whose gradient by the images is computed four pixels at once."""

    @tf.custom_gradient
    def products(images, kernel):
        def pulls(pull):
            turned = tf.transpose(kernel[::-1, ::-1], (0, 1, 3, 2))
            kernel_gradient = tf.raw_ops.Conv2DBackpropFilter(
                input=images, filter_sizes=kernel.shape, out_backprop=pull, strides=[1] * 4, padding="SAME"
            )
            return merge_quarters(four_at_once(pull, turned)), kernel_gradient

        return tf.nn.conv2d(images, kernel, 1, "SAME"), pulls

    return products(images, tf.convert_to_tensor(kernel))


def go_in_fours(images, kernel) -> bool:
    """Can `four_at_once` convolve these images? If height and width are even, and the kernel has a centre."""
    return not any(size % 2 for size in images.shape[1:3]) and kernel.shape[0] % 2 == 1


def four_at_once(images, kernel):
    """A convolution's outputs for four pixels side by side: (n, height / 2, width / 2, 4 * filters)."""
    steps = [[(down, 1 - down), (right, 1 - right), (0, 0), (0, 0)] for down in (0, 1) for right in (0, 1)]
    side_by_side = tf.concat([tf.pad(kernel, step) for step in steps], axis=-1)  # each kernel in a frame that is a pixel wider
    return tf.nn.conv2d(images, side_by_side, 2, "SAME")


def largest_of_four(images, kernel):
    """A convolution's outputs, the largest of each four pixels, which `four_at_once` put side by side."""
    filters, (height, width) = kernel.shape[-1], (size // 2 for size in images.shape[1:3])
    in_a_row = tf.reshape(four_at_once(images, kernel), (-1, height, 4 * width, filters))
    return tf.reshape(tf.nn.max_pool2d(in_a_row, (1, 4), (1, 4), "VALID"), (-1, height, width, filters))


def merge_activated(quarters):
    """`merge_quarters` of what an activation gave, and of its logits, which Keras leaves there for its cross-entropy."""
    merged = merge_quarters(quarters)
    if hasattr(quarters, "_keras_logits"):
        merged._keras_logits = merge_quarters(quarters._keras_logits)
    return merged


def merge_quarters(quarters):
    """`tf.nn.depth_to_space` in longer pieces, which is faster."""
    _, height, width, four = quarters.shape
    rows = tf.transpose(tf.reshape(quarters, (-1, width, 2, four // 2)), (0, 2, 1, 3))
    return tf.reshape(rows, (-1, 2 * height, 2 * width, four // 4))


def transposed_kernel(kernel):
    """The kernel of a transposed convolution that enlarges: the sum of four copies of this one, each shifted by a pixel."""
    steps = [tf.pad(kernel, [(down, 1 - down), (right, 1 - right), (0, 0), (0, 0)]) for down in (0, 1) for right in (0, 1)]
    return tf.transpose(sum(steps)[::-1, ::-1], (0, 1, 3, 2))


def reach(size: int) -> tuple[int, int]:
    """How many small pixels a kernel of this size reads before and after the one at its centre."""
    before = (size - 1) // 2  # in large pixels, for padding "same"
    return (before + 1) // 2, (size - before) // 2


def four_kernels(kernel):
    """The kernel of a convolution of the small picture: one kernel for each quarter of an enlarged pixel, side by side."""
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
