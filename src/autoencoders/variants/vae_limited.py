"""Variational without KL: `vae_thirty`'s network, trained only to rebuild; random codes then fail."""

from autoencoders.images import Images
from autoencoders.networks.sampling import nothing
from autoencoders.runs import Run
from autoencoders.variants import vae_thirty

SEEDS = 5
EPOCHS = 20  # as in the source, which started from weights trained with KL


def train(mnist: Images, judges: Run, seed: int) -> Run:
    """The same as `vae_thirty`, but codes cost nothing."""
    return vae_thirty.thirty_run(mnist, judges, nothing, seed, EPOCHS)
