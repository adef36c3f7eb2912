"""Variational, a code of two numbers: digits on a map.

The source's recipe without its slip: sampler and KL both read the second head as the log of the variance.
"""

from autoencoders.experiments.digits import train_variational, variational_run
from autoencoders.images import Images
from autoencoders.networks.variational import sd_of_log_variance
from autoencoders.runs import Run

SEEDS = 5
EPOCHS = 25


def train(mnist: Images, seed: int) -> Run:
    """Train on summed squared error plus KL, and measure the codes."""
    encoder, decoder, params, curves = train_variational(mnist, sd_of_log_variance, seed, EPOCHS)
    return variational_run(mnist, encoder, decoder, sd_of_log_variance, params, curves)
