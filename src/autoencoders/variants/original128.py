"""The original large emoji, which figures show beside noisy and cleaned ones."""

from autoencoders.experiments.rebuilding import example_pictures
from autoencoders.images import Images
from autoencoders.runs import Run


def train(emoji128: Images) -> Run:
    """Nothing to train."""
    return Run(pictures=example_pictures(emoji128, emoji128.train, emoji128.test))
