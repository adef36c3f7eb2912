"""Dots, as they come back."""

from autoencoders.drawing.sprite import Sprite
from autoencoders.runs import Run


def animate(dim: Run) -> Sprite:
    """One dot after the other."""
    frames = dim.pictures["test"][None, :, None]
    return Sprite(frames, "dots", [str(place) for place in range(frames.shape[1])], ["dim"])
