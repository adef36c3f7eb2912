"""Held-out errors during training, with batch normalisation's running averages and with each batch's own statistics.

Faint lines are seeds. Below, the share of the averages that is still their initial value.
"""

import numpy as np
from matplotlib.figure import Figure

from autoencoders.drawing.descent import error_axis, name_ends, seed_curves
from autoencoders.drawing.palette import CONV, LINE, MUTED, PAPER
from autoencoders.drawing.panels import HEIGHT, WIDTH, chart, sheet, write
from autoencoders.drawing.words import with_half
from autoencoders.runs import Run

LEFT, LABEL, TOP, HIGH, FOOT = 84, 300, 44, 262, 60  # px around the errors, and of them
LOWER = TOP + HIGH + 64  # px from the top to what is left of the start
SHARES = (0, 0.5, 1)
LINES = (
    ("test_loss", "held out, by averages", CONV, "-"),
    ("batch_loss", "held out, by its own batch", PAPER, "-"),
    ("train_loss", "training", MUTED, (0, (2, 1))),
)


def draw(batch_norm: Run) -> Figure:
    """Errors above, the share of the initial values below, over the same epochs."""
    figure, board = sheet()
    wide = WIDTH - LEFT - LABEL
    curves = {name: batch_norm.curves[name] for name, *_ in LINES}
    epochs = np.arange(1, curves["train_loss"].shape[1] + 1)
    every = np.concatenate([values.ravel() for values in curves.values()])
    errors = chart(figure, LEFT, TOP, wide, HIGH, xlim=(1, epochs[-1]), xticks=[])
    error_axis(errors, every.min() / 1.1, every.max() * 1.1)
    ends = [seed_curves(errors, epochs, curves[name], colour, dashes) for name, _, colour, dashes in LINES]
    lines = [(epochs[-1], end, end, name, colour, MUTED) for end, (_, name, colour, _) in zip(ends, LINES, strict=True)]
    name_ends(errors, HIGH, lines, below=-44)
    write(board, 0, 18, "mean squared error", colour=MUTED)
    left = chart(figure, LEFT, LOWER, wide, HEIGHT - LOWER - FOOT, xlim=(1, epochs[-1]), ylim=(0, 1))
    left.fill_between(epochs, batch_norm.curves["start_share"][0], color=CONV, alpha=0.55)
    left.set_xticks([1, 10, 20, 30, 40, 50, int(epochs[-1])])
    left.set_yticks(SHARES, [with_half(share) for share in SHARES])
    left.grid(axis="y", color=LINE, lw=1.5)
    write(board, 0, LOWER - 36, "share of the averages that is still their start", colour=MUTED)
    write(board, LEFT + wide + 24, HEIGHT - FOOT + 27, "epochs", colour=MUTED)
    return figure
