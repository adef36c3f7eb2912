"""The source's convolutional autoencoder of digits, and its network for enlarging them; both have the same decoder."""

from keras import Sequential
from keras.layers import Conv2D, Input, MaxPooling2D, UpSampling2D

from autoencoders.networks.layers import convolution, joined


def digits_conv() -> Sequential:
    """28x28 through 4x4x8 = 128 numbers and back: 4,385 weights."""
    encoder = Sequential([
        Input((28, 28, 1)),
        convolution(16), MaxPooling2D(padding="same"),
        convolution(8), MaxPooling2D(padding="same"),
        convolution(8), MaxPooling2D(padding="same"),
    ])
    return joined(encoder, digits_decoder())


def digits_upscaler() -> Sequential:
    """14x14 through a code of 128 numbers, fewer than the 196 pixels, to 28x28: 3,801 weights."""
    encoder = Sequential([
        Input((14, 14, 1)),
        convolution(16), MaxPooling2D(padding="same"),
        convolution(8), MaxPooling2D(padding="same"),
    ])
    return joined(encoder, digits_decoder())


def digits_decoder() -> Sequential:
    """4x4x8 to 28x28; widths are 4, 8, 16, then 14 without padding, and 28."""
    return Sequential([
        Input((4, 4, 8)),
        convolution(8),
        UpSampling2D(), convolution(8),
        UpSampling2D(), Conv2D(16, 3, activation="relu"),  # no padding: 16 to 14
        UpSampling2D(), convolution(1, "sigmoid"),
    ])
