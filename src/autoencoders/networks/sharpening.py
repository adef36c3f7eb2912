"""A network without a bottleneck that corrects bicubic enlarging; its correction starts as zero."""

from keras import Model
from keras.layers import Add, Conv2D, Conv2DTranspose, Input, UpSampling2D


def sharpening(size: int, channels: int, factor: int) -> Model:
    """size x size enlarged by `factor`; each small pixel gets factor x factor corrections."""
    small = Input((size, size, channels))
    bicubic = UpSampling2D(factor, interpolation="bicubic")(small)
    features = Conv2D(24, 3, padding="same", activation="relu")(small)
    features = Conv2D(24, 3, padding="same", activation="relu")(features)
    corrections = Conv2DTranspose(channels, factor, strides=factor, kernel_initializer="zeros")(features)
    return Model(small, Add()([bicubic, corrections]))
