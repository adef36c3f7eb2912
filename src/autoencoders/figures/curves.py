"""Loss over epochs of `dense` and `conv_mse`: on training images (dashed) and on held-out ones (solid).

Faint lines are seeds; the values at the ends are those of the finished network, as all slides tell them. With batch
normalisation, the convolutional network's held-out loss lags behind for many epochs: it is judged with running averages of a
network that it no longer is.
"""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import NullFormatter, NullLocator

from autoencoders.drawing import style
from autoencoders.drawing.palette import CONV, DENSE, LINE, MUTED
from autoencoders.drawing.panels import HEIGHT, WIDTH, apart, chart, sheet, told, write
from autoencoders.runs import Run
from autoencoders.scores import scores

LEFT, RIGHT, TOP, FOOT = 80, 120, 50, 80  # px around each panel
WIDE = (WIDTH - 2 * (RIGHT + 10) - LEFT) / 2
LEVELS = (0.01, 0.02, 0.05, 0.1, 0.2)


def draw(dense: Run, conv_mse: Run) -> Figure:
    """Two panels on the same axis of errors."""
    figure, board = sheet()
    values = np.concatenate([run.curves[name].ravel() for run in (dense, conv_mse) for name in ("train_loss", "test_loss")])
    limits = values.min() / 1.5, values.max() * 1.1
    levels = [level for level in LEVELS if limits[0] < level < limits[1]]
    for left, title, run, colour in ((LEFT, "dense", dense, DENSE), (LEFT + WIDE + RIGHT + 20, "conv", conv_mse, CONV)):
        axes = chart(figure, left, TOP, WIDE, HEIGHT - TOP - FOOT, yscale="log", ylim=limits)
        axes.set_yticks(levels, [f"{level:g}" for level in levels] if left == LEFT else [""] * len(levels))
        axes.yaxis.set_minor_locator(NullLocator())
        axes.yaxis.set_minor_formatter(NullFormatter())
        axes.grid(axis="y", color=LINE, lw=1.5)
        axes.set_axisbelow(True)
        panel(axes, run, colour)
        write(board, left, 20, title, colour=colour, bold=True, size=style.NORMAL)
        write(board, left + WIDE, 20, "mean squared error", ha="right", colour=MUTED)
        write(board, left + WIDE / 2, HEIGHT - 14, "epochs", ha="center", colour=MUTED)
    return figure


def panel(axes: Axes, run: Run, colour: str) -> None:
    """One network's two losses, named and valued where they end."""
    looks = run.curves["test_epochs"][0]
    epochs = np.arange(1, run.curves["train_loss"].shape[1] + 1)
    found, ends = scores(run), []
    for name, x, dashes in (("test", looks, "-"), ("train", epochs, (0, (2, 1)))):
        losses = run.curves[f"{name}_loss"]
        for loss in losses:
            axes.plot(x, loss, color=colour, lw=1.2, alpha=0.45)
        axes.plot(x, losses.mean(axis=0), color=colour, lw=4, ls=dashes)
        ends.append(float(losses.mean(axis=0)[-1]))
    axes.set_xlim(1, epochs[-1])
    axes.set_xticks([1, int(epochs[-1])])
    low, high = np.log(axes.get_ylim())
    pixel = (high - low) / (HEIGHT - TOP - FOOT)
    places = np.exp(apart(list(np.log(ends)), 66 * pixel, low + 30 * pixel))
    for place, side, name in zip(places, ("test", "train"), ("held out", "training"), strict=True):
        write(axes, epochs[-1], place, told("mse", found[f"{side}_mse"]["mean"]), right=10, above=11, colour=colour, bold=True)
        write(axes, epochs[-1], place, name, right=10, above=-11, colour=MUTED)
