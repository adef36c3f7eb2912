"""Variational, a code of two numbers: digits on a map.

The source's recipe without its slip: sampler and KL both read the second head as the log of the variance. The run keeps the
first seed's weights, with which the talk encodes and decodes on its page.
"""

import numpy as np
from keras import Model

from autoencoders.experiments.digits import train_variational, variational_run, with_weights
from autoencoders.images import Images
from autoencoders.networks.variational import sd_of_log_variance, variational
from autoencoders.runs import Run

SEEDS = 5
EPOCHS = 25


def network() -> tuple[Model, Model]:
    """The untrained encoder and decoder, as `autoencoders.load` gives them the weights of a run."""
    return variational(sd_of_log_variance, seed=1)[:2]


def train(mnist: Images, seed: int) -> Run:
    """Train on summed squared error plus KL, and measure the codes."""
    encoder, decoder, params, curves = train_variational(mnist, sd_of_log_variance, seed, EPOCHS)
    run = variational_run(mnist, encoder, decoder, sd_of_log_variance, params, curves)
    run.measures["test_stated_kl"] = run.measures["test_stated_kl"].mean(keepdims=True, dtype=np.float64)  # it is the true one
    return with_weights(run, encoder, decoder, mnist.test)
