"""Ones in a projection to three numbers, in all sixteen, and among decoded samples, where the source saw none."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from autoencoders.drawing import style
from autoencoders.drawing.maps import dots, draw_room, projected
from autoencoders.drawing.palette import DENSE, LINE, MUTED, NOISE, PAPER
from autoencoders.drawing.panels import HEIGHT, WIDTH, Bar, bars, chart, score_text, sheet, write
from autoencoders.drawing.words import COUNTED
from autoencoders.runs import Run
from autoencoders.scores import scores

MAP = 400  # px of the room
LEFT, TOP, HIGH = 470, 40, 176  # px of the silhouettes
LOWER, NAMES, VALUE = 310, 262, 90  # px from the top, for names and for values
DOT = 3.5  # points


def draw(projections: Run, sixteen_dense: Run) -> Figure:
    """Projected codes at the left; silhouettes and shares of ones at the right."""
    figure, board = sheet()
    results = scores(sixteen_dense)
    kept, numbers = projections.arrays["sixteen_dense_polynomial"].shape[1], sixteen_dense.arrays["test_codes"].shape[1]
    write(board, 0, 18, f"in a map of {COUNTED[kept]} numbers", bold=True)
    cloud(chart(figure, 0, TOP, MAP, HEIGHT - TOP - 44), projections)
    write(board, 0, HEIGHT - 14, "ones", colour=NOISE, bold=True)
    write(board, 70, HEIGHT - 14, "and all other digits", colour=MUTED)
    write(board, LEFT, 18, f"how far each digit stands apart, in all {COUNTED[numbers]} numbers", bold=True)
    silhouettes(chart(figure, LEFT, TOP, WIDTH - LEFT, HIGH), results)
    write(board, LEFT, LOWER, "share of ones", bold=True)
    shares = [("real_ones_share", "among written digits", DENSE), ("generated_ones_share", "sampled around zero", NOISE)]
    shares += [("fitted_ones_share", "from a fitted normal", NOISE)]
    entries = [Bar(title, results[name], colour) for name, title, colour in shares]
    axes = chart(figure, LEFT + NAMES, LOWER + 20, WIDTH - LEFT - NAMES - VALUE, HEIGHT - LOWER - 20)
    axes.set_xlim(0, max(bar.score["mean"] for bar in entries))
    bars(axes, entries, "share")
    return figure


def cloud(axes: Axes, run: Run) -> None:
    """The dense network's codes by the polynomial kernel, in a cube, ones on top."""
    places = run.arrays["sixteen_dense_polynomial"].astype(float)[:, :3]
    low, high = places.min(axis=0), places.max(axis=0)
    inside = projected(2 * (places - low) / np.maximum(high - low, 1e-9) - 1)
    corners = draw_room(axes)
    ones = run.arrays["sixteen_dense_labels"] == 1
    dots(axes, inside[~ones], MUTED, DOT)
    dots(axes, inside[ones], NOISE, DOT + 1)
    (left, below), (right, above) = corners.min(axis=0) - 0.02, corners.max(axis=0) + 0.02
    axes.set(xlim=(left, right), ylim=(below, above), xticks=[], yticks=[])


def silhouettes(axes: Axes, found: dict) -> None:
    """A bar for each digit's silhouette; `found` are the run's scores."""
    values = np.array([found[f"silhouette_{digit}"]["mean"] for digit in range(10)])
    axes.bar(np.arange(10), values, 0.66, color=[NOISE if digit == 1 else DENSE for digit in range(10)])
    axes.axhline(0, color=LINE, lw=2)
    low, high = min(values.min(), 0), values.max()
    axes.set(xlim=(-0.5, 9.5), ylim=(low - 0.06 * high, 1.28 * high), xticks=[], yticks=[])
    for digit, value in enumerate(values):
        write(axes, digit, max(value, 0), score_text("share", value), above=14, ha="center", size=style.SMALL)
        write(axes, digit, min(value, 0), str(digit), above=-18, ha="center", bold=True, colour=PAPER)
