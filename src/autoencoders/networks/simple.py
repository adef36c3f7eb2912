"""The simplest autoencoder of flat digits: one layer in, one layer out."""

from keras import Sequential
from keras.layers import Dense, Input


def simple(codes: int, activation: str = "relu", pixels: int = 784) -> Sequential:
    """784 numbers through a code of any size and back."""
    return Sequential([
        Input((pixels,)),
        Dense(codes, activation=activation),
        Dense(pixels, activation="sigmoid"),
    ])
