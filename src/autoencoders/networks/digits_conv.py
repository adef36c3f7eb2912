"""The source's convolutional autoencoder of digits, its network for enlarging them, and a wider one for photographs."""

from keras import Sequential
from keras.layers import Conv2D, Input, MaxPooling2D, UpSampling2D


def digits_conv() -> Sequential:
    """28x28 through 4x4x8 = 128 numbers and back: 4,385 weights."""
    encoder = Sequential([
        Input((28, 28, 1)),
        Conv2D(16, 3, padding="same", activation="relu"),
        MaxPooling2D(padding="same"),
        Conv2D(8, 3, padding="same", activation="relu"),
        MaxPooling2D(padding="same"),
        Conv2D(8, 3, padding="same", activation="relu"),
        MaxPooling2D(padding="same"),
    ])
    return Sequential([encoder, digits_decoder()])


def digits_upscaler() -> Sequential:
    """14x14 through a code of 128 numbers, fewer than the 196 pixels, to 28x28: 3,801 weights."""
    encoder = Sequential([
        Input((14, 14, 1)),
        Conv2D(16, 3, padding="same", activation="relu"),
        MaxPooling2D(padding="same"),
        Conv2D(8, 3, padding="same", activation="relu"),
        MaxPooling2D(padding="same"),
    ])
    return Sequential([encoder, digits_decoder()])


def digits_decoder() -> Sequential:
    """4x4x8 to 28x28; widths are 4, 8, 16, then 14 without padding, and 28."""
    return Sequential([
        Input((4, 4, 8)),
        Conv2D(8, 3, padding="same", activation="relu"),
        UpSampling2D(),
        Conv2D(8, 3, padding="same", activation="relu"),
        UpSampling2D(),
        Conv2D(16, 3, activation="relu"),
        UpSampling2D(),  # no padding: 16 to 14
        Conv2D(1, 3, padding="same", activation="sigmoid"),
    ])


def photo_upscaler() -> Sequential:
    """16x16 in colour through a code of 512 numbers, two thirds of the 768, to 32x32: each layer four times as wide."""
    encoder = Sequential([
        Input((16, 16, 3)),
        Conv2D(64, 3, padding="same", activation="relu"),
        MaxPooling2D(),
        Conv2D(32, 3, padding="same", activation="relu"),
        MaxPooling2D(),
    ])
    decoder = Sequential([
        Input((4, 4, 32)),
        Conv2D(32, 3, padding="same", activation="relu"),
        UpSampling2D(),
        Conv2D(32, 3, padding="same", activation="relu"),
        UpSampling2D(),
        Conv2D(64, 3, padding="same", activation="relu"),
        UpSampling2D(),
        Conv2D(3, 3, padding="same", activation="sigmoid"),
    ])
    return Sequential([encoder, decoder])
