"""Four damages at the same squared error, from hardly visible to plain, with the similarity of the emoji shown."""

import numpy as np

from autoencoders.drawing.panels import score_text
from autoencoders.drawing.sprite import Sprite
from autoencoders.runs import Run
from autoencoders.scores import scores
from autoencoders.variants.damages import DAMAGES, ERRORS, mark


def animate(damages: Run) -> Sprite:
    """A row for each damage, a column for each error."""
    results, frames, notes = scores(damages), [], []
    for name in DAMAGES:
        frames.append(np.stack([damages.pictures[f"{name}_{mark(error)}"] for error in ERRORS]))
        notes.append([f"SSIM {score_text('ssim', results[f'{name}_{mark(error)}_shown_ssim']['mean'])}" for error in ERRORS])
    labels = [f"{1000 * error:g}" for error in ERRORS]
    last = (0, len(ERRORS) - 1)
    return Sprite(np.stack(frames), "squared error, in thousandths", labels, list(DAMAGES), notes=notes, start=last)
