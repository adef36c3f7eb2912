"""Loss over epochs of `dense` and `conv_mse`: on training images (dashed) and on held-out ones (solid).

Faint lines are seeds; values at the ends are scores of the trained network. The convolutional network's held-out loss lags
behind for many epochs, because batch normalisation's running averages do.
"""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from autoencoders.drawing import style
from autoencoders.drawing.descent import error_axis, name_ends, seed_curves
from autoencoders.drawing.palette import CONV, DENSE, MUTED
from autoencoders.drawing.panels import HEIGHT, WIDTH, chart, sheet, write
from autoencoders.runs import Run
from autoencoders.scores import scores

LEFT, RIGHT, TOP, FOOT = 80, 120, 50, 80  # px around each panel
WIDE, TALL = (WIDTH - 2 * (RIGHT + 10) - LEFT) / 2, HEIGHT - TOP - FOOT


def draw(dense: Run, conv_mse: Run) -> Figure:
    """Two panels on the same axis of errors."""
    figure, board = sheet()
    values = np.concatenate([run.curves[name].ravel() for run in (dense, conv_mse) for name in ("train_loss", "test_loss")])
    for left, title, run, colour in ((LEFT, "dense", dense, DENSE), (LEFT + WIDE + RIGHT + 20, "conv", conv_mse, CONV)):
        axes = chart(figure, left, TOP, WIDE, TALL)
        error_axis(axes, values.min() / 1.5, values.max() * 1.1, named=left == LEFT)
        panel(axes, run, colour)
        write(board, left, 20, title, colour=colour, bold=True, size=style.NORMAL)
        write(board, left + WIDE, 20, "mean squared error", ha="right", colour=MUTED)
        write(board, left + WIDE / 2, HEIGHT - 14, "epochs", ha="center", colour=MUTED)
    return figure


def panel(axes: Axes, run: Run, colour: str) -> None:
    """One network's two losses, with name and value at their ends."""
    looks = run.curves["test_epochs"][0]
    epochs = np.arange(1, run.curves["train_loss"].shape[1] + 1)
    results, lines = scores(run), []
    for side, name, x, dashes in (("test", "held out", looks, "-"), ("train", "training", epochs, (0, (2, 1)))):
        end = seed_curves(axes, x, run.curves[f"{side}_loss"], colour, dashes)
        lines.append((epochs[-1], end, results[f"{side}_mse"]["mean"], name, colour, MUTED))
    axes.set_xlim(1, epochs[-1])
    axes.set_xticks([1, int(epochs[-1])])
    name_ends(axes, TALL, lines)
