"""The source's convolutional autoencoder for emoji of 32x32 pixels."""

from keras import Sequential
from keras.layers import BatchNormalization, Input, MaxPooling2D, UpSampling2D

from autoencoders.networks.layers import convolution
from autoencoders.networks.normalising import joined


def conv() -> Sequential:
    """32x32 RGB through 4x4x12 = 192 numbers and back: 53,263 weights."""
    encoder = Sequential([
        Input((32, 32, 3)),
        convolution(32), MaxPooling2D(), BatchNormalization(),
        convolution(64), MaxPooling2D(), BatchNormalization(),
        convolution(12), MaxPooling2D(),
    ])
    decoder = Sequential([
        Input((4, 4, 12)),
        UpSampling2D(), convolution(64), BatchNormalization(),
        UpSampling2D(), convolution(32),
        UpSampling2D(), convolution(3, "sigmoid"),
    ])
    return joined(encoder, decoder)
