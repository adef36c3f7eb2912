"""The source's little network for noise and for anomalies: 1,979 weights at any image size."""

from keras import Sequential
from keras.layers import Input, MaxPooling2D, UpSampling2D

from autoencoders.networks.few_channels import joined
from autoencoders.networks.layers import convolution


def small(size: int) -> Sequential:
    """size x size RGB through a code of size/8 x size/8 x 8 numbers and back."""
    encoder = Sequential([
        Input((size, size, 3)),
        convolution(4), MaxPooling2D(),
        convolution(8), MaxPooling2D(),
        convolution(8), MaxPooling2D(),
    ])
    decoder = Sequential([
        Input((size // 8, size // 8, 8)),
        UpSampling2D(), convolution(8),
        UpSampling2D(), convolution(4),
        UpSampling2D(), convolution(3, "sigmoid"),
    ])
    return joined(encoder, decoder)
