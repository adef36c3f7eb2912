"""The original emoji, which figures show beside rebuilt ones."""

from autoencoders.experiments.rebuilding import example_pictures
from autoencoders.images import Images
from autoencoders.runs import Run


def train(emoji: Images) -> Run:
    """Nothing to train."""
    return Run(pictures=example_pictures(emoji, emoji.train, emoji.test))
