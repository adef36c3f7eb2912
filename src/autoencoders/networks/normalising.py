"""Faster layers for networks with batch normalisation: the same results but for rounding."""

import tensorflow as tf
from keras import Sequential
from keras.layers import BatchNormalization, Input, Layer

from autoencoders.networks.few_channels import FEW, QuarteredFew
from autoencoders.networks.layers import Enlarging, faster


def joined(encoder: Sequential, decoder: Sequential) -> Sequential:
    """An autoencoder of both, each made faster."""
    return Sequential([in_one_pass(encoder), in_one_pass(decoder)])


def in_one_pass(network: Sequential) -> Sequential:
    """The same network with the same weights, computed faster."""
    return Sequential([Input(network.input_shape[1:]), *map(quicker, faster(network).layers)])


def quicker(layer: Layer) -> Layer:
    """A layer in its faster form, if it has one, else as it is."""
    if isinstance(layer, BatchNormalization):
        return Normalised(layer)
    if isinstance(layer, Enlarging) and layer.convolution.filters <= FEW:
        return QuarteredFew(layer.convolution)
    return layer


class Normalised(Layer):
    """`BatchNormalization`, which holds the weights, by TensorFlow's fused kernel in training."""

    def __init__(self, normalisation: BatchNormalization):
        super().__init__()
        self.normalisation = normalisation

    def call(self, images, training=False):
        layer = self.normalisation
        if not training:
            return layer(images, training=False)
        outputs, mean, variance, *_ = tf.raw_ops.FusedBatchNormV3(
            x=images, scale=layer.gamma, offset=layer.beta, mean=[], variance=[], epsilon=layer.epsilon
        )
        share = tf.cast(tf.size(mean) / tf.size(images), variance.dtype)  # the kernel divides by n - 1, Keras by n
        for average, now in ((layer.moving_mean, mean), (layer.moving_variance, variance * (1 - share))):
            average.assign(layer.momentum * average + (1 - layer.momentum) * now)
        return outputs
