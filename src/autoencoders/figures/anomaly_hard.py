"""What the network's error says of a picture, against the error of shrinking it, which has learned nothing.

Each dot is a held-out emoji or an icon by another artist; both errors go together, and icons lie where emoji do.
"""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from autoencoders.drawing.palette import CONV, MUTED, NOISE
from autoencoders.drawing.panels import HEIGHT, chart, picture, sheet, write
from autoencoders.experiments.strangers import SHOWN
from autoencoders.runs import Run
from autoencoders.variants.anomaly_rivals import SIDE as SHRUNK

LEFT, WIDE, TOP, FOOT = 96, 640, 40, 96  # px of the chart
PICTURE, GAP, BESIDE = 96, 8, 800  # px: pictures at the right, between them, from where on
KINDS = (("test", "held-out emoji", CONV), ("icons", "icons", NOISE))
TICKS = (0.001, 0.003, 0.01, 0.03, 0.1)
ROOM = 1.15  # beyond the least and the largest error


def draw(anomaly: Run, anomaly_rivals: Run) -> Figure:
    """Dots, the threshold, and at the right the pictures that the first network found worst and least bad."""
    figure, board = sheet()
    axes = chart(figure, LEFT, TOP, WIDE, HEIGHT - TOP - FOOT, xscale="log", yscale="log")
    for row, (kind, title, colour) in enumerate(KINDS):
        shrunk, error = anomaly_rivals.measures[f"{kind}_resize"][0], anomaly.measures[f"{kind}_mse"].mean(axis=0)
        axes.plot(shrunk, error, "o", ms=6, color=colour, alpha=0.7, mew=0)
        write(board, LEFT + WIDE - 4, HEIGHT - FOOT - 64 + 34 * row, title, ha="right", colour=colour, bold=True)
    scale(axes.set_xlim, axes.set_xticks, [anomaly_rivals.measures[f"{kind}_resize"] for kind, _, _ in KINDS])
    scale(axes.set_ylim, axes.set_yticks, [anomaly.measures[f"{kind}_mse"].mean(axis=0) for kind, _, _ in KINDS])
    axes.minorticks_off()
    threshold(axes, float(anomaly.measures["train_threshold"].mean()))
    write(board, LEFT + WIDE / 2, HEIGHT - 16, f"squared error of shrinking to {SHRUNK}×{SHRUNK}", ha="center", colour=MUTED)
    write(board, 0, 18, "squared error of the network", colour=MUTED)
    beside(board, 0, "emoji that alarm it most", anomaly.pictures["test_suspected"], CONV)
    beside(board, HEIGHT / 2 + 4, "icons that pass as emoji", anomaly.pictures["icons_passed"], NOISE)
    return figure


def scale(limit, mark, errors: list[np.ndarray]) -> None:
    """Limits just beyond all errors, and round numbers between them."""
    low, high = min(values.min() for values in errors) / ROOM, max(values.max() for values in errors) * ROOM
    limit(low, high)
    ticks = [tick for tick in TICKS if low < tick < high]
    mark(ticks, [f"{tick:g}" for tick in ticks])


def threshold(axes: Axes, error: float) -> None:
    """A line above which an alarm is sounded."""
    axes.axhline(error, color=MUTED, lw=2, ls=(0, (4, 3)))
    write(axes, axes.get_xlim()[0], error, "alarm above this", right=6, above=15, colour=MUTED)


def beside(board: Axes, top: float, title: str, pictures: np.ndarray, colour: str) -> None:
    """Two rows of three pictures under their title."""
    write(board, BESIDE, top + 18, title, colour=colour, bold=True)
    for index, image in enumerate(pictures[:SHOWN]):
        row, column = divmod(index, 3)
        picture(board, BESIDE + column * (PICTURE + GAP), top + 42 + row * (PICTURE + GAP), PICTURE, image)
