"""Variational as in the source: its sampler reads s as the log of the standard deviation, its KL as that of the variance.

Only the sampler differs from `vae`; the codes' true standard deviation and KL show what the slip costs.
"""

from keras import ops

from autoencoders.experiments.digits import train_variational, variational_run
from autoencoders.images import Images
from autoencoders.runs import Run

SEEDS = 5
EPOCHS = 25


def train(mnist: Images, seed: int) -> Run:
    """Train as `vae` does, but with the source's sampler."""
    encoder, decoder, params, curves = train_variational(mnist, ops.exp, seed, EPOCHS)
    return variational_run(mnist, encoder, decoder, ops.exp, params, curves)
