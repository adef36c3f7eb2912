"""Weights against image size, both axes logarithmic: dense networks grow with the picture, convolutional ones do not."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from autoencoders.drawing import style
from autoencoders.drawing.palette import CONV, DENSE, LINE, MUTED
from autoencoders.drawing.panels import HEIGHT, WIDTH, chart, keep_apart, sheet, write
from autoencoders.runs import Run

LEFT, RIGHT, FOOT = 150, 330, 96  # px around the lines, for labels
TALK = 32  # the size of the talk's small emoji
LINES = (
    ("dense", "dense, 192 numbers", DENSE, "-"),
    ("dense_growing", "dense, code grows too", DENSE, "--"),
    ("conv", "convolutional", CONV, "-"),
)


def draw(parameters: Run) -> Figure:
    """Three lines, each with its weights at the ends and at the talk's own size."""
    figure, board = sheet()
    counted, sizes = parameters.arrays, parameters.arrays["sizes"]
    axes = chart(figure, LEFT, 30, WIDTH - LEFT - RIGHT, HEIGHT - FOOT - 30, xscale="log", yscale="log", yticks=[])
    axes.set_xticks(sizes, [f"{size}×{size}" for size in sizes])
    axes.minorticks_off()
    axes.set_xlim(sizes[0], sizes[-1])
    axes.vlines(sizes, *limits(counted), color=LINE, lw=2, clip_on=False)
    axes.set_ylim(*limits(counted))
    for name, title, colour, dashes in LINES:
        line(axes, sizes, counted[name], title, colour, dashes)
    label_starts(axes, sizes[0], [(counted[name][0], colour) for name, _, colour, _ in LINES])
    talk = int(np.flatnonzero(sizes == TALK)[0])
    for name, colour in (("dense", DENSE), ("conv", CONV)):
        write(axes, TALK, counted[name][talk], f"{counted[name][talk]:,}", right=10, above=-18, colour=colour, bold=True)
    write(board, 0, 18, "weights, logarithmic", colour=MUTED)
    write(board, LEFT + (WIDTH - LEFT - RIGHT) / 2, HEIGHT - 14, "pixels of the image", ha="center", colour=MUTED)
    return figure


def limits(counted: dict[str, np.ndarray]) -> tuple[float, float]:
    """The limits of the axis of weights."""
    values = np.concatenate([counted[name] for name in ("dense", "dense_growing", "conv")])
    return values.min() / 3, values.max() * 3


def line(axes: Axes, sizes: np.ndarray, weights: np.ndarray, title: str, colour: str, dashes: str) -> None:
    """One kind of network: its weights by image size."""
    axes.plot(sizes, weights, dashes, color=colour, lw=4, clip_on=False)
    axes.plot(sizes, weights, "o", color=colour, ms=11, clip_on=False)
    write(axes, sizes[-1], weights[-1], count_text(weights[-1]), right=18, colour=colour, bold=True, size=style.NORMAL)
    write(axes, sizes[-1], weights[-1], title, right=18, colour=colour, above=23)


def label_starts(axes: Axes, size: int, ends: list[tuple[int, str]]) -> None:
    """The weights at the lines' left ends, moved apart where they would touch."""
    low, high = np.log(axes.get_ylim())
    places = np.exp(keep_apart([np.log(weights) for weights, _ in ends], 32 * (high - low) / (HEIGHT - FOOT - 30)))
    for (weights, colour), place in zip(ends, places, strict=True):
        write(axes, size, place, count_text(weights), right=-18, colour=colour, ha="right")


def count_text(weights: int) -> str:
    """A count as text: 22 million, 1.2 M, 53,263."""
    return f"{weights / 1e6:.0f} million" if weights >= 1e7 else f"{weights / 1e6:.1f} M" if weights >= 1e6 else f"{weights:,}"
