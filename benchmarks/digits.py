"""Networks that copy and enlarge digits, as the Keras documentation would spell them.

Their variants still build theirs with the faster layers of `networks/layers.py`; these take their place in `networks/`
when the variants say `faster`, too.
"""

from keras import Model, Sequential
from keras.layers import Add, Conv2D, Conv2DTranspose, Input, MaxPooling2D, UpSampling2D


def digits_conv() -> Sequential:
    """28x28 through 4x4x8 = 128 numbers and back: 4,385 weights."""
    encoder = Sequential([
        Input((28, 28, 1)),
        Conv2D(16, 3, padding="same", activation="relu"), MaxPooling2D(padding="same"),
        Conv2D(8, 3, padding="same", activation="relu"), MaxPooling2D(padding="same"),
        Conv2D(8, 3, padding="same", activation="relu"), MaxPooling2D(padding="same"),
    ])
    return Sequential([encoder, digits_decoder()])


def digits_upscaler() -> Sequential:
    """14x14 through a code of 128 numbers, fewer than the 196 pixels, to 28x28: 3,801 weights."""
    encoder = Sequential([
        Input((14, 14, 1)),
        Conv2D(16, 3, padding="same", activation="relu"), MaxPooling2D(padding="same"),
        Conv2D(8, 3, padding="same", activation="relu"), MaxPooling2D(padding="same"),
    ])
    return Sequential([encoder, digits_decoder()])


def digits_decoder() -> Sequential:
    """4x4x8 to 28x28; widths are 4, 8, 16, then 14 without padding, and 28."""
    return Sequential([
        Input((4, 4, 8)),
        Conv2D(8, 3, padding="same", activation="relu"), UpSampling2D(),
        Conv2D(8, 3, padding="same", activation="relu"), UpSampling2D(),
        Conv2D(16, 3, activation="relu"), UpSampling2D(),  # no padding: 16 to 14
        Conv2D(1, 3, padding="same", activation="sigmoid"),
    ])


def sharpening(size: int, channels: int, factor: int) -> Model:
    """size x size enlarged by `factor`; each small pixel gets factor x factor corrections."""
    small = Input((size, size, channels))
    bicubic = UpSampling2D(factor, interpolation="bicubic")(small)
    features = Conv2D(24, 3, padding="same", activation="relu")(small)
    features = Conv2D(24, 3, padding="same", activation="relu")(features)
    corrections = Conv2DTranspose(channels, factor, strides=factor, kernel_initializer="zeros")(features)
    return Model(small, Add()([bicubic, corrections]))
