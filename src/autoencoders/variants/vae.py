"""Variational, two codes: MNIST on a map that one can walk through.

The source's recipe with its slip put right: sampler and KL both read the second head as the log of the variance.
"""

from autoencoders.experiments.digits import train_variational, variational_run
from autoencoders.images import Images
from autoencoders.networks.variational import sd_of_log_variance
from autoencoders.runs import Run

SEEDS = 5
EPOCHS = 25


def train(mnist: Images, seed: int) -> Run:
    """Learn codes that rebuild a digit and, taken together, look like a standard normal distribution."""
    encoder, decoder, params, curves = train_variational(mnist, sd_of_log_variance, seed, EPOCHS)
    return variational_run(mnist, encoder, decoder, sd_of_log_variance, params, curves)
