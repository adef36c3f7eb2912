"""Errors with Keras's initial weights, which in some trainings stay at the mean image's, and from a start that never does.

Left, the errors; right, held-out digits that both networks rebuilt: of Keras's start, those of the first seed.
"""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import NullLocator

from autoencoders.claims.inside import stuck
from autoencoders.drawing.descent import seed_curves
from autoencoders.drawing.palette import DENSE, LINE, MEAN, MUTED, NOISE, PAPER
from autoencoders.drawing.panels import HEIGHT, WIDTH, chart, picture, score_text, sheet, write
from autoencoders.drawing.words import ticks
from autoencoders.runs import Run

LEFT, WIDE, TOP, FOOT = 76, 520, 44, 84  # px of and around the chart
SHOWN = (1, 3, 4, 7)  # of the digits that both runs keep
SIDE, GAP, HEAD = 118, 8, 40  # px of a picture, between two, of a row's name
DASHES = (0, (2, 1))


def draw(sixteen_source: Run, sixteen_dense: Run) -> Figure:
    """Error curves for both starts and the mean image's error, and three rows of digits."""
    figure, board = sheet()
    epochs = sixteen_dense.curves["train_loss"].shape[1]
    axes = chart(figure, LEFT, TOP, WIDE, HEIGHT - TOP - FOOT, xscale="log", xlim=(1, epochs), ylim=(0, 0.08))
    axes.xaxis.set_minor_locator(NullLocator())
    ticks(axes.xaxis, (1, 5, 10, epochs))
    ticks(axes.yaxis, (0, 0.02, 0.04, 0.06))
    axes.grid(axis="y", color=LINE, lw=1.5)
    lines(axes, sixteen_source, sixteen_dense)
    write(board, 0, 18, "mean squared error", colour=MUTED)
    write(board, LEFT + WIDE / 2, HEIGHT - 14, "epochs", ha="center", colour=MUTED)
    last = sixteen_dense.pictures["progress"][-len(sixteen_dense.pictures["test_originals"]) :]
    row(board, 0, "held out", PAPER, sixteen_dense.pictures["test_originals"])
    row(board, 1, "from Keras’s start", NOISE, sixteen_source.pictures["test"])
    row(board, 2, "from the mean digit", DENSE, last)
    return figure


def lines(axes: Axes, source: Run, ours: Run) -> None:
    """Training errors dashed, held-out errors solid, the mean image's error as a horizontal line."""
    mean = float(source.measures["mean_image_mse"].mean())
    axes.axhline(mean, color=MEAN, lw=2)
    ends = {}
    for name, run, colour in (("source", source, NOISE), ("ours", ours, DENSE)):
        seed_curves(axes, np.arange(1, run.curves["train_loss"].shape[1] + 1), run.curves["train_loss"], colour, DASHES)
        ends[name] = seed_curves(axes, run.curves["test_epochs"][0], run.curves["test_loss"], colour)
    last = axes.get_xlim()[1]
    write(axes, last, mean, f"mean image {score_text('mse', mean)}", ha="right", above=15, colour=MUTED)
    stays = stuck(source)
    text = f"from Keras’s start: {stays.sum()} of {len(stays)} stay"
    write(axes, 1, mean, text, right=8, above=38, colour=NOISE, bold=True)
    text = f"from the mean {score_text('mse', ends['ours'])}"
    write(axes, last, ends["ours"], text, ha="right", above=-19, colour=DENSE, bold=True)


def row(board: Axes, index: int, name: str, colour: str, pictures: np.ndarray) -> None:
    """One row of digits at the right, its name above it."""
    left, top = WIDTH - len(SHOWN) * SIDE - (len(SHOWN) - 1) * GAP, index * (HEIGHT / 3)
    write(board, left, top + HEAD / 2, name, colour=colour, bold=True)
    for place, digit in enumerate(SHOWN):
        picture(board, left + place * (SIDE + GAP), top + HEAD, SIDE, pictures[digit])
