"""Convolutional, sixteen numbers: fewer weights and epochs than `sixteen_dense`, five times the work for each digit."""

from autoencoders.experiments.sixteen import sixteen_run
from autoencoders.images import Images
from autoencoders.networks import sixteen as networks
from autoencoders.runs import Run

SEEDS = 5
EPOCHS = 20
BATCH = 200  # of `sixteen_dense`, so that steps can be compared; the source's are of 150


def train(mnist: Images, judges: Run, seed: int) -> Run:
    """The longest of the source's recipes, but with the start and the batches of `sixteen_dense`."""
    return sixteen_run(mnist, judges, networks.sixteen_conv, seed, EPOCHS, BATCH)
