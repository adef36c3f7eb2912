"""The conditional variational autoencoder: its decoder also gets the digit, so the code need not carry it."""

from keras import Model, Sequential
from keras.initializers import Constant
from keras.layers import Concatenate, Conv2D, Dense, Flatten, Input, MaxPooling2D, Reshape, UpSampling2D

from autoencoders.networks.sampling import Drawn

CODES = 10
CLASSES = 10
DARK = -2.0  # logit of digits' mean brightness; from Keras's 0, one of two trainings failed in its first steps


def conditional(sd, cost, seed: int) -> tuple[Model, Sequential, Model]:
    """Encoder (of the picture), decoder (of code and one-hot class, concatenated), and both joined: 618,991 weights."""
    image, wanted = Input((28, 28, 1)), Input((CLASSES,))
    trunk = Sequential([
        Input((28, 28, 1)),
        Conv2D(16, 5, padding="same", activation="relu"), MaxPooling2D(),
        Conv2D(32, 5, padding="same", activation="relu"), MaxPooling2D(),
        Flatten(),
        Dense(250, activation="relu"),
    ])
    features = trunk(image)
    encoder = Model(image, [Dense(CODES)(features), Dense(CODES)(features)])
    decoder = Sequential([
        Input((CODES + CLASSES,)),
        Dense(120, activation="relu"),
        Dense(7 * 7 * 32, activation="relu"),
        Reshape((7, 7, 32)),
        UpSampling2D(), Conv2D(16, 5, padding="same", activation="relu"),
        UpSampling2D(), Conv2D(8, 5, padding="same", activation="relu"),
        Conv2D(1, 5, padding="same", activation="sigmoid", bias_initializer=Constant(DARK)),
    ])
    code_and_class = Concatenate()([Drawn(sd, cost, seed)(encoder(image)), wanted])
    return encoder, decoder, Model((image, wanted), decoder(code_and_class))
