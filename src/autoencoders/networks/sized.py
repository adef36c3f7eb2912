"""The dense autoencoder of emoji with a code of any size."""

from keras import Sequential
from keras.layers import Dense, Flatten, Input, Reshape


def sized(codes: int) -> Sequential:
    """32x32 RGB through `codes` numbers and back; leaky ReLU, since a code of one number cannot afford a dead unit."""
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
