"""Resize: 192 numbers without learning, by shrinking to 8x8 and enlarging again."""

from autoencoders.experiments.rebuilding import emoji_run
from autoencoders.experiments.resampling import down_and_up
from autoencoders.images import Images
from autoencoders.runs import Run

SIZE = 8  # 8 x 8 x 3 = 192 numbers, as many as the networks' codes


def train(emoji: Images) -> Run:
    """Nothing to train: bicubic down, bicubic up."""
    return emoji_run(emoji, lambda images: down_and_up(images, SIZE))
