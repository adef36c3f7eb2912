"""Networks that copy, enlarge and draw digits, as the Keras documentation would spell them.

Their variants still build theirs with the faster layers of `networks/layers.py`; these take their place in `networks/`
when the variants say `faster`, too.
"""

from keras import Model, Sequential
from keras.initializers import Constant
from keras.layers import Add, Concatenate, Conv2D, Conv2DTranspose, Dense, Flatten, Input, MaxPooling2D, Reshape, UpSampling2D

from autoencoders.networks.sampling import Drawn


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


def conditional(sd, cost, seed: int) -> tuple[Model, Sequential, Model]:
    """Encoder (of the picture), decoder (of code and one-hot class, concatenated), and both joined: 618,991 weights."""
    image, wanted = Input((28, 28, 1)), Input((10,))
    trunk = Sequential([
        Input((28, 28, 1)),
        Conv2D(16, 5, padding="same", activation="relu"), MaxPooling2D(),
        Conv2D(32, 5, padding="same", activation="relu"), MaxPooling2D(),
        Flatten(),
        Dense(250, activation="relu"),
    ])
    features = trunk(image)
    encoder = Model(image, [Dense(10)(features), Dense(10)(features)])
    decoder = Sequential([
        Input((20,)),
        Dense(120, activation="relu"),
        Dense(7 * 7 * 32, activation="relu"),
        Reshape((7, 7, 32)),
        UpSampling2D(), Conv2D(16, 5, padding="same", activation="relu"),
        UpSampling2D(), Conv2D(8, 5, padding="same", activation="relu"),
        Conv2D(1, 5, padding="same", activation="sigmoid", bias_initializer=Constant(-2.0)),
    ])
    code_and_class = Concatenate()([Drawn(sd, cost, seed)(encoder(image)), wanted])
    return encoder, decoder, Model((image, wanted), decoder(code_and_class))


def sharpening(size: int, channels: int, factor: int) -> Model:
    """size x size enlarged by `factor`; each small pixel gets factor x factor corrections."""
    small = Input((size, size, channels))
    bicubic = UpSampling2D(factor, interpolation="bicubic")(small)
    features = Conv2D(24, 3, padding="same", activation="relu")(small)
    features = Conv2D(24, 3, padding="same", activation="relu")(features)
    corrections = Conv2DTranspose(channels, factor, strides=factor, kernel_initializer="zeros")(features)
    return Model(small, Add()([bicubic, corrections]))
