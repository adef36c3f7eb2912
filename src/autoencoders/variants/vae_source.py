"""Variational as the source wrote it: its sampler takes exp(s) as the spread, its KL takes s as the log of the variance.

Only the sampler differs from `vae`; the codes' true spread and true KL show what the slip costs.
"""

from keras import ops

from autoencoders.experiments.digits import train_variational, variational_run
from autoencoders.images import Images
from autoencoders.runs import Run

SEEDS = 5
EPOCHS = 25


def train(mnist: Images, seed: int) -> Run:
    """Learn as `vae` does, under a loss whose two halves disagree about the spread."""
    encoder, decoder, params, curves = train_variational(mnist, ops.exp, seed, EPOCHS)
    return variational_run(mnist, encoder, decoder, ops.exp, params, curves)
