"""The original emoji, which figures show beside rebuilt ones, and the names of all, in the order of every run's measures."""

from autoencoders.experiments.rebuilding import example_pictures
from autoencoders.images import Images
from autoencoders.runs import Run


def train(emoji: Images) -> Run:
    """Nothing to train."""
    names = {f"{side}_names": getattr(emoji, f"{side}_labels") for side in ("train", "test")}
    return Run(pictures=example_pictures(emoji, emoji.train, emoji.test), arrays=names | emoji.families())
