"""Emoji through codes of 1 to 192 numbers, by the dense network and by PCA."""

import numpy as np

from autoencoders.drawing.panels import score_text
from autoencoders.drawing.sprite import Sprite
from autoencoders.runs import Run
from autoencoders.scores import scores

NAMES, COLOURS = ["held out", "network", "PCA"], ["paper", "dense", "pca"]


def animate(capacity: Run, original: Run) -> Sprite:
    """Held-out emoji, and below them both methods with their errors over all of them."""
    codes = [int(size) for size in capacity.arrays["codes"]]
    truth = np.stack([original.pictures["test"]] * len(codes))
    results = scores(capacity)
    frames, notes = [truth], [[""] * len(codes)]
    for prefix in ("", "pca_"):
        frames.append(np.stack([capacity.pictures[f"test_{prefix}{size}"] for size in codes]))
        notes.append([f"error {score_text('mse', results[f'test_{prefix}{size}_mse']['mean'])}" for size in codes])
    return Sprite(np.stack(frames), "numbers in the code", [str(size) for size in codes], NAMES, notes=notes, colours=COLOURS)
