"""The simplest autoencoder of flat digits: one dense layer each for encoder and decoder."""

from keras import Sequential
from keras.layers import Dense, Input


def simple(codes: int, activation: str = "relu", pixels: int = 784) -> Sequential:
    """`pixels` numbers through a code of `codes` numbers and back."""
    return Sequential([
        Input((pixels,)),
        Dense(codes, activation=activation),
        Dense(pixels, activation="sigmoid"),
    ])
