"""Losses that Keras does not bring."""

import tensorflow as tf


def ssim_loss(targets, outputs):
    """One minus the mean structural similarity, in TensorFlow's window of 11x11."""
    return 1 - tf.reduce_mean(tf.image.ssim(targets, outputs, max_val=1.0))


def summed_squares(targets, outputs):
    """Squared error summed over a flat image's pixels: 784 times the mean, for MNIST."""
    return tf.reduce_sum(tf.square(targets - outputs), axis=-1)
