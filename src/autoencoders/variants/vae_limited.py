"""Variational without KL: `vae_thirty`'s network trained for rebuilding alone, from scratch; codes drawn at random fail."""

from autoencoders.images import Images
from autoencoders.networks.sampling import nothing
from autoencoders.runs import Run
from autoencoders.variants import vae_thirty

SEEDS = 3
EPOCHS = 20  # as in the source, which began with weights that had been trained with KL


def train(mnist: Images, classifier: Run, seed: int) -> Run:
    """Exactly `vae_thirty`; only the cost of codes is left out."""
    return vae_thirty.thirty_run(mnist, classifier, nothing, seed, EPOCHS)
