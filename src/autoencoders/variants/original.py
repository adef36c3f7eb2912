"""The emoji as they are, to be shown above what became of them."""

from autoencoders.experiments.rebuilding import twelve
from autoencoders.images import Images
from autoencoders.runs import Run


def train(emoji: Images) -> Run:
    """Nothing to train."""
    return Run(pictures=twelve(emoji, emoji.train, emoji.test))
