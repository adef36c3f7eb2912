"""Keras's losses over pixels with hand-written gradients: a third of the passes over the pictures."""

import tensorflow as tf
from keras.losses import BinaryCrossentropy

TOGETHER = 16


def mean_squares(targets, outputs):
    """Mean squared error of a batch, in one sum, where Keras takes means of means."""
    return squares(targets, outputs, tf.size(outputs))


def summed_squares(targets, outputs):
    """Squared error, summed over each picture and averaged over the batch."""
    return squares(targets, outputs, tf.shape(outputs)[0])


def squares(targets, outputs, among):
    """The sum of squared errors of a batch, divided by `among`."""

    @tf.custom_gradient
    def error(outputs):
        difference = outputs - targets
        share = 2 / tf.cast(among, difference.dtype)
        return share * tf.nn.l2_loss(difference), lambda pull: pull * share * difference

    return error(outputs)


def mean_cross_entropy(targets, outputs):
    """Mean binary cross-entropy of a batch, in nats; as in Keras, the gradient skips the sigmoid and goes to its logits."""

    @tf.custom_gradient
    def error(logits):
        share = 1 / tf.cast(tf.size(logits), logits.dtype)
        nats = tf.reduce_sum(tf.nn.relu(logits) - targets * logits) - logarithm(tf.maximum(outputs, 1 - outputs))
        return share * nats, lambda pull: pull * share * (outputs - targets)

    return error(before_sigmoid(outputs))


def cross_entropy(targets, outputs):
    """`mean_cross_entropy` of what Keras's sigmoid put out; Keras's own of what anything else did."""
    logits = getattr(outputs, "_keras_logits", None)  # where Keras's own cross-entropy finds them, too
    if logits is None:
        return BinaryCrossentropy()(targets, outputs)

    @tf.custom_gradient
    def error(logits):
        share = 1 / tf.cast(tf.size(logits), logits.dtype)
        nats = tf.reduce_sum(tf.nn.relu(logits) - targets * logits) - logarithm(tf.maximum(outputs, 1 - outputs))
        return share * nats, lambda pull: pull * share * (outputs - targets)

    return error(logits)


def logarithm(numbers):
    """The sum of logarithms of numbers between 0.5 and 1: one logarithm for the product of each sixteen, to be faster."""
    flat = tf.reshape(numbers, [-1])
    even = tf.size(flat) // TOGETHER * TOGETHER
    products = tf.reduce_prod(tf.reshape(flat[:even], (TOGETHER, -1)), axis=0)
    return tf.reduce_sum(tf.math.log(products)) + tf.reduce_sum(tf.math.log(flat[even:]))


def before_sigmoid(outputs):
    """The logits that the sigmoid of these outputs was given."""
    if outputs.op.type != "Sigmoid":
        raise TypeError(f"cross-entropy is reckoned from what a sigmoid is given, and the network ends in {outputs.op.type}")
    return outputs.op.inputs[0]
