"""Dense variational autoencoders of digits; noise and cost of the code are arguments, so that either can be left out."""

import keras
from keras import Model, Sequential, ops
from keras.layers import Dense, Flatten, Input, Layer, Reshape


class Drawn(Layer):
    """Draw a code from N(mean, sd(spread)), and add cost(mean, spread) to the loss."""

    def __init__(self, sd, cost, seed: int):
        super().__init__()
        self.sd, self.cost = sd, cost  # functions of the second head, and of both
        self.noise = keras.random.SeedGenerator(seed)

    def call(self, heads):
        mean, spread = heads
        self.add_loss(ops.mean(self.cost(mean, spread)))
        return mean + self.sd(spread) * keras.random.normal(ops.shape(mean), seed=self.noise)


def nothing(mean, log_variance):
    """A cost of zero."""
    return 0 * mean


def dense_variational(widths: tuple[int, int, int], sd, cost, seed: int) -> tuple[Model, Sequential, Model]:
    """Encoder (to mean and spread), decoder, and both joined by a draw; widths of encoder, code and decoder."""
    inward, codes, outward = widths
    image = Input((28, 28, 1))
    features = Dense(inward, activation="relu")(Flatten()(image))
    encoder = Model(image, [Dense(codes)(features), Dense(codes)(features)])
    decoder = Sequential([
        Input((codes,)),
        Dense(outward, activation="relu"),
        Dense(784, activation="sigmoid"),
        Reshape((28, 28, 1)),
    ])
    return encoder, decoder, Model(image, decoder(Drawn(sd, cost, seed)(encoder(image))))
