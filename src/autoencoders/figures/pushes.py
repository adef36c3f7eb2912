"""How denoisers that were trained near a ring and near a spiral move points of the plane."""

from collections.abc import Callable

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from autoencoders.drawing import style
from autoencoders.drawing.palette import LINE, MUTED, NOISE, PAPER
from autoencoders.drawing.panels import HEIGHT, chart, sheet, write
from autoencoders.estimates import per_seed
from autoencoders.experiments.plane import CURVES, EDGE, REACH, SIGMA, grid, nearest, trace
from autoencoders.runs import Run

SIDE, GAP = 450, 24  # px of a panel, beside it
LINES = 40  # px from one line of words to the next
BAND = 2 * REACH * SIGMA / (2 * EDGE) * SIDE * 72 / style.DPI  # points
HEAD = 5  # length and width of an arrow's head, in widths of its shaft


def draw(denoise_plane: Run) -> Figure:
    """Both curves side by side; at the right, the share of the way to the curve that is left."""
    figure, board = sheet()
    for place, (name, curve) in enumerate(CURVES.items()):
        left = place * (SIDE + GAP)
        axes = chart(figure, left, 0, SIDE, SIDE, xlim=(-EDGE, EDGE), ylim=(-EDGE, EDGE), xticks=[], yticks=[])
        for width, colour in ((BAND, LINE), (3, PAPER)):
            axes.plot(*trace(curve)[::8].T, color=colour, lw=width, solid_capstyle="round", solid_joinstyle="round")
        arrows(axes, denoise_plane.arrays[f"{name}_moved"], curve)
        write(board, left + SIDE / 2, HEIGHT - 18, name, ha="center", colour=MUTED)
    left = 2 * (SIDE + GAP)
    for row, words in enumerate(("what is left", "of the way", "to the curve")):
        write(board, left, 60 + row * LINES, words)
    for top, side, name, colour in ((220, "near", "in the band", NOISE), (340, "far", "far from it", MUTED)):
        rests = [per_seed(denoise_plane, f"{curve}_{side}_left").mean() for curve in CURVES]
        write(board, left, top, name, colour=colour, bold=True)
        write(board, left, top + LINES, " and ".join(f"{rest:.0%}" for rest in rests), colour=colour, bold=True)
    return figure


def arrows(axes: Axes, ends: np.ndarray, curve: Callable) -> None:
    """An arrow for each point of a grid to where it is moved; in colour near the curve, where training had points."""
    starts = grid(round(len(ends) ** 0.5))
    away, _ = nearest(starts, curve)
    for mask, colour in ((away >= REACH * SIGMA, MUTED), (away < REACH * SIGMA, NOISE)):
        form = {"angles": "xy", "scale_units": "xy", "scale": 1, "width": 0.005, "headwidth": HEAD, "headlength": HEAD}
        axes.quiver(*starts[mask].T, *(ends - starts)[mask].T, color=colour, zorder=3, **form)
