"""Keras's losses of pixels, told their gradients: the same in a third of the passes over the pictures."""

import tensorflow as tf


def mean_squares(targets, outputs):
    """Mean squared error of all numbers of a batch, in one sum: Keras takes a mean of means, pixel by pixel."""

    @tf.custom_gradient
    def error(outputs):
        off = outputs - targets
        share = 2 / tf.cast(tf.size(off), off.dtype)
        return share * tf.nn.l2_loss(off), lambda pull: pull * share * off

    return error(outputs)


def mean_cross_entropy(targets, outputs):
    """Mean cross-entropy, in nats, of all pixels of a batch that a sigmoid put out; reckoned, as Keras does, before it."""

    @tf.custom_gradient
    def error(logits):
        share = 1 / tf.cast(tf.size(logits), logits.dtype)
        nats = tf.reduce_sum(tf.nn.softplus(logits)) - tf.reduce_sum(targets * logits)
        return share * nats, lambda pull: pull * share * (outputs - targets)

    return error(before_sigmoid(outputs))


def before_sigmoid(outputs):
    """What the sigmoid was given."""
    if outputs.op.type != "Sigmoid":
        raise TypeError(f"cross-entropy is reckoned from what a sigmoid is given, and the network ends in {outputs.op.type}")
    return outputs.op.inputs[0]
