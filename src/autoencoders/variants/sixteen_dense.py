"""Dense, sixteen numbers: it rebuilds digits well, but random codes seldom decode to digits."""

from autoencoders.experiments.sixteen import sixteen_run
from autoencoders.images import Images
from autoencoders.networks import sixteen as networks
from autoencoders.runs import Run

SEEDS = 5
EPOCHS = 50
BATCH = 200


def train(mnist: Images, judges: Run, seed: int) -> Run:
    """The source's recipe, but with a start at the mean digit, without which `sixteen_source` gets stuck."""
    return sixteen_run(mnist, judges, networks.sixteen_dense, seed, EPOCHS, BATCH)
