"""`conv_best` without its convolutions: a linear code alone, which starts as PCA, trained with the same care."""

from autoencoders.images import Images
from autoencoders.networks.refining import unrefined
from autoencoders.runs import Run
from autoencoders.variants.conv_best import watched_run

SEEDS = 3


def train(emoji: Images, seed: int) -> Run:
    """Train as in `conv_best`; Muon, which moves kernels alone, leaves all of this network to AdamW."""
    return watched_run(emoji, seed, network=unrefined)
