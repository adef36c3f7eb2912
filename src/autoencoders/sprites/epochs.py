"""Training epoch by epoch: the same held-out digits, rebuilt by both networks with sixteen numbers."""

import numpy as np

from autoencoders.drawing.panels import score_text
from autoencoders.drawing.sprite import Sprite
from autoencoders.metrics.measures import mse
from autoencoders.runs import Run


def animate(sixteen_dense: Run, sixteen_conv: Run) -> Sprite:
    """The digits, and below them both networks with their errors; after its last epoch, a network's frames stay the same."""
    digits = sixteen_dense.pictures["test_originals"]
    networks = [sixteen_dense, sixteen_conv]
    epochs = max((run.arrays["progress_epochs"] for run in networks), key=len)
    rebuilt = [progress_at(run, epochs) for run in networks]
    frames = np.stack([np.broadcast_to(digits, rebuilt[0].shape), *rebuilt])
    notes = [[""] * len(epochs), *(error_notes(run, epochs, digits) for run in networks)]
    names, colours = ["held out", "dense", "conv"], ["paper", "dense", "conv"]
    return Sprite(frames, "epochs", [str(epoch) for epoch in epochs], names, notes=notes, colours=colours, plays=True)


def error_notes(run: Run, epochs: np.ndarray, digits: np.ndarray) -> list[str]:
    """The note of each epoch: the error on these digits, or when training ended."""
    last = run.arrays["progress_epochs"][-1]
    errors = [score_text("mse", mse(digits, rebuilt).mean()) for rebuilt in progress_at(run, epochs)]
    ended = epochs > last
    return [f"trained for {last}" if over else f"error here {error}" for over, error in zip(ended, errors, strict=True)]


def progress_at(run: Run, epochs: np.ndarray) -> np.ndarray:
    """The rebuilt digits after each of these epochs, or after the last one before it."""
    own = run.arrays["progress_epochs"]
    progress = run.pictures["progress"].reshape(len(own), -1, *run.pictures["progress"].shape[1:])
    return progress[np.searchsorted(own, epochs, side="right") - 1]
