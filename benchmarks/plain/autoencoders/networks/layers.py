"""Keras's layers, for the networks that are not spelled in them yet."""

from keras import Sequential
from keras.layers import Conv2D


def convolution(filters: int, activation: str = "relu") -> Conv2D:
    """A 3x3 convolution that keeps height and width."""
    return Conv2D(filters, 3, padding="same", activation=activation)


def joined(encoder: Sequential, decoder: Sequential) -> Sequential:
    """An autoencoder of both."""
    return Sequential([encoder, decoder])


def faster(network: Sequential) -> Sequential:
    """The network as it is."""
    return network
