"""The source's convolutional autoencoder for emoji of 32x32 pixels."""

from keras import Sequential
from keras.layers import BatchNormalization, Conv2D, Input, MaxPooling2D, UpSampling2D


def conv() -> Sequential:
    """32x32 RGB through 4x4x12 = 192 numbers and back: 53,263 weights."""
    encoder = Sequential([Input((32, 32, 3)),
        Conv2D(32, 3, padding="same", activation="relu"),
        MaxPooling2D(), BatchNormalization(),
        Conv2D(64, 3, padding="same", activation="relu"),
        MaxPooling2D(), BatchNormalization(),
        Conv2D(12, 3, padding="same", activation="relu"),
        MaxPooling2D()])  # the code: 4x4x12 = 192 numbers
    decoder = Sequential([Input((4, 4, 12)), UpSampling2D(),
        Conv2D(64, 3, padding="same", activation="relu"),
        BatchNormalization(), UpSampling2D(),
        Conv2D(32, 3, padding="same", activation="relu"),
        UpSampling2D(),
        Conv2D(3, 3, padding="same", activation="sigmoid")])
    return Sequential([encoder, decoder])
