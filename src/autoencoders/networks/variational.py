"""The dense variational autoencoder with a code of two numbers, and its sampler."""

import keras
from keras import Model, Sequential, ops
from keras.layers import Dense, Flatten, Input, Layer, Reshape


class Sampler(Layer):
    """Draw a code from N(mean, sd) as mean + sd * noise, so that gradients pass, and add the KL to the loss."""

    def __init__(self, sd, seed: int):
        super().__init__()
        self.sd = sd  # function from the second head to a standard deviation
        self.noise = keras.random.SeedGenerator(seed)

    def call(self, heads):
        mean, spread = heads
        self.add_loss(ops.mean(stated_kl(mean, spread)))
        return mean + self.sd(spread) * keras.random.normal(
            ops.shape(mean), seed=self.noise
        )


def stated_kl(mean, log_variance):
    """KL of N(mean, exp(log_variance)) from N(0, 1), in nats, summed over the code's numbers."""
    return 0.5 * ops.sum(ops.square(mean) + ops.exp(log_variance) - 1 - log_variance, axis=-1)


def sd_of_log_variance(log_variance):
    """The standard deviation that `stated_kl` means by its second argument."""
    return ops.exp(0.5 * log_variance)


def variational(sd, seed: int, hidden: int = 512, codes: int = 2):
    """Encoder (to mean and spread), decoder, and both joined by a sampler: 807,700 weights."""
    image = Input((28, 28, 1))
    features = Dense(hidden, activation="relu")(Flatten()(image))
    encoder = Model(image, [Dense(codes)(features), Dense(codes)(features)])
    decoder = Sequential([
        Input((codes,)),
        Dense(hidden, activation="relu"),
        Dense(784, activation="sigmoid"),
        Reshape((28, 28, 1)),
    ])
    return encoder, decoder, Model(image, decoder(Sampler(sd, seed)(encoder(image))))
