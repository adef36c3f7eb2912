"""Our best network epoch by epoch: it starts as PCA, and learns what PCA misses."""

import numpy as np

from autoencoders.drawing.panels import score_text
from autoencoders.drawing.sprite import Sprite
from autoencoders.runs import Run
from autoencoders.scores import scores


def animate(conv_best: Run, original: Run) -> Sprite:
    """Held-out emoji, their copies after each epoch that was watched, and what changed since the start."""
    results, epochs = scores(conv_best), watched(conv_best)
    copies = np.stack([conv_best.pictures[f"test_{epoch}"] for epoch in epochs])
    truth = np.broadcast_to(original.pictures["test"], copies.shape)
    notes = [f"error {score_text('mse', results[f'test_{epoch}_mse']['mean'])}" for epoch in epochs]
    return Sprite(
        np.stack([truth, copies, changes(copies)]),
        "epochs",
        [str(epoch) for epoch in epochs],
        ["held out", "copy", f"changed since {epochs[0]}"],
        notes=[[""] * len(epochs), notes, [""] * len(epochs)],
        colours=["paper", "ours", "muted"],
        plays=True,
    )


def watched(conv_best: Run) -> list[int]:
    """The epochs after which copies were kept."""
    return sorted(int(name.removeprefix("test_")) for name in conv_best.pictures if name.startswith("test_"))


def changes(copies: np.ndarray) -> np.ndarray:
    """What was added to the first copies: grey where nothing was, brighter where they became brighter."""
    return np.clip(0.5 + copies - copies[0], 0, 1)
