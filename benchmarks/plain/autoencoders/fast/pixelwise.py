"""Keras's losses, for the variants that do not say `faster` yet."""

from autoencoders.learning import losses

mean_squares, mean_cross_entropy, summed_squares = "mse", "binary_crossentropy", losses.summed_squares
