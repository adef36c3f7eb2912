"""The source's little network for noise and for anomalies: 1,979 weights at any image size."""

from keras import Sequential
from keras.layers import Conv2D, Input, MaxPooling2D, UpSampling2D


def small(size: int) -> Sequential:
    """size x size RGB through a code of size/8 x size/8 x 8 numbers and back."""
    encoder = Sequential([
        Input((size, size, 3)),
        Conv2D(4, 3, padding="same", activation="relu"), MaxPooling2D(),
        Conv2D(8, 3, padding="same", activation="relu"), MaxPooling2D(),
        Conv2D(8, 3, padding="same", activation="relu"), MaxPooling2D(),
    ])
    decoder = Sequential([
        Input((size // 8, size // 8, 8)),
        UpSampling2D(), Conv2D(8, 3, padding="same", activation="relu"),
        UpSampling2D(), Conv2D(4, 3, padding="same", activation="relu"),
        UpSampling2D(), Conv2D(3, 3, padding="same", activation="sigmoid"),
    ])
    return Sequential([encoder, decoder])
