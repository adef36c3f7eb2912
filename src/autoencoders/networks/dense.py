"""The smallest autoencoder: one dense layer each for encoder and decoder."""

from keras import Sequential
from keras.layers import Dense, Flatten, Input, Reshape


def dense() -> Sequential:
    """32x32 RGB through 192 numbers and back: 1,182,912 weights."""
    encoder = Sequential([
        Input((32, 32, 3)),
        Flatten(),
        Dense(192, activation="relu"),
    ])
    decoder = Sequential([
        Input((192,)),
        Dense(32 * 32 * 3, activation="sigmoid"),
        Reshape((32, 32, 3)),
    ])
    return Sequential([encoder, decoder])
