"""Dense, sixteen numbers: a digit rebuilt well, but numbers drawn at random seldom decode to one."""

from autoencoders.experiments.sixteen import sixteen_run
from autoencoders.images import Images
from autoencoders.networks import sixteen as networks
from autoencoders.runs import Run

SEEDS = 3
EPOCHS = 50
BATCH = 200


def train(mnist: Images, classifier: Run, seed: int) -> Run:
    """The source's recipe, but for the start, from which `sixteen_source` gets nowhere."""
    return sixteen_run(mnist, classifier, networks.sixteen_dense, seed, EPOCHS, BATCH)
