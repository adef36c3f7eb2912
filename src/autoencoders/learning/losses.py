"""Losses that Keras does not have, as one would write them down."""

from keras import ops


def ssim_loss(images, outputs):
    """One minus the mean structural similarity."""
    import tensorflow as tf  # not above: without it, the other losses run on any backend of Keras

    return 1 - ops.mean(tf.image.ssim(images, outputs, max_val=1.0))


def summed_squares(images, outputs):
    """Squared error, summed over each picture; Keras takes the mean over the batch."""
    return ops.sum(ops.square(images - outputs), axis=tuple(range(1, len(outputs.shape))))
