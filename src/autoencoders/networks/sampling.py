"""Dense variational autoencoders of digits of any size, each of whose tricks can be left out or put in by itself."""

import keras
from keras import Model, Sequential, ops
from keras.layers import Dense, Flatten, Input, Layer, Reshape


class Drawn(Layer):
    """Draw a code from N(mean, sd), and add to the loss what this spread and place of codes is to cost."""

    def __init__(self, sd, cost, seed: int):
        super().__init__()
        self.sd, self.cost = sd, cost  # of the second head; of both heads
        self.noise = keras.random.SeedGenerator(seed)

    def call(self, heads):
        mean, spread = heads
        self.add_loss(ops.mean(self.cost(mean, spread)))
        return mean + self.sd(spread) * keras.random.normal(ops.shape(mean), seed=self.noise)


def nothing(mean, log_variance):
    """No cost, wherever the codes lie."""
    return 0 * mean


def dense_variational(widths: tuple[int, int, int], sd, cost, seed: int) -> tuple[Model, Sequential, Model]:
    """Encoder (to mean and spread), decoder, and the two joined by a draw; widths on the way in, of the code, and back."""
    inward, codes, outward = widths
    image = Input((28, 28, 1))
    features = Dense(inward, activation="relu")(Flatten()(image))
    encoder = Model(image, [Dense(codes)(features), Dense(codes)(features)])
    decoder = Sequential(
        [
            Input((codes,)),
            Dense(outward, activation="relu"),
            Dense(784, activation="sigmoid"),
            Reshape((28, 28, 1)),
        ]
    )
    return encoder, decoder, Model(image, decoder(Drawn(sd, cost, seed)(encoder(image))))
