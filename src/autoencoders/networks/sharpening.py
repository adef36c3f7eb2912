"""A network without a bottleneck that corrects bicubic enlarging; its correction starts as zero."""

import keras
from keras import Model
from keras.layers import Add, Conv2DTranspose, UpSampling2D

from autoencoders.networks.layers import convolution

WIDTH = 24  # channels, all at the small picture's size


def sharpening(size: int, channels: int, factor: int) -> Model:
    """size x size enlarged by `factor`; each small pixel gets factor x factor corrections."""
    small = keras.Input((size, size, channels))
    bicubic = UpSampling2D(factor, interpolation="bicubic")(small)
    features = convolution(WIDTH)(convolution(WIDTH)(small))
    corrections = Conv2DTranspose(channels, factor, strides=factor, kernel_initializer="zeros")(features)
    return Model(small, Add()([bicubic, corrections]))
