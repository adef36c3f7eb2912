"""The dense autoencoder of emoji with a code of any size."""

from keras import Sequential
from keras.layers import Dense, Flatten, Input, Reshape


def sized(codes: int) -> Sequential:
    """32x32 RGB through so many numbers and back; leaky, since a code of one number cannot spare a unit that falls silent."""
    encoder = Sequential([
        Input((32, 32, 3)),
        Flatten(),
        Dense(codes, activation="leaky_relu"),
    ])
    decoder = Sequential([
        Input((codes,)),
        Dense(32 * 32 * 3, activation="sigmoid"),
        Reshape((32, 32, 3)),
    ])
    return Sequential([encoder, decoder])
