"""The dense autoencoder of emoji with any activation of its code."""

from keras import Sequential
from keras.layers import Dense, Flatten, Input, Reshape

CODES = 192


def coded(activation: str) -> Sequential:
    """32x32 RGB through 192 numbers and back: with "relu" it is `dense`."""
    encoder = Sequential([
        Input((32, 32, 3)),
        Flatten(),
        Dense(CODES, activation=activation),
    ])
    decoder = Sequential([
        Input((CODES,)),
        Dense(32 * 32 * 3, activation="sigmoid"),
        Reshape((32, 32, 3)),
    ])
    return Sequential([encoder, decoder])
