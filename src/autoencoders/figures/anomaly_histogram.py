"""Errors of single pictures, emoji and digits, for a network that was trained on emoji; all seeds together.

Digits have larger errors, as hoped; `anomaly_rivals` shows what else separates them. The line is where the alarm is set.
"""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from autoencoders.drawing import style
from autoencoders.drawing.palette import CONV, MUTED, NOISE
from autoencoders.drawing.panels import HEIGHT, WIDTH, chart, histogram, keep_apart, sheet, write
from autoencoders.runs import Run

BINS = 70
FOOT, TOP = 84, 50
TICKS = (0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5)
NAMED = (("test", "emoji, held out", CONV), ("digits", "digits", NOISE))
GAP = 230  # px between the middles of the two names
ROOM = 0.12  # of a decade, beyond the least and the largest error


def draw(anomaly: Run) -> Figure:
    """Two histograms of equal area on a logarithmic axis."""
    figure, board = sheet()
    errors = [np.log10(anomaly.measures[f"{name}_mse"].ravel(), dtype=np.float64) for name, _, _ in NAMED]
    low = min(np.quantile(values, 0.001) for values in errors) - ROOM
    high = max(np.quantile(values, 0.999) for values in errors) + ROOM
    edges = np.linspace(low, high, BINS + 1)
    axes = chart(figure, 0, TOP, WIDTH, HEIGHT - TOP - FOOT, xlim=(low, high), yticks=[])
    peaks = [histogram(axes, values, edges, colour) for values, (_, _, colour) in zip(errors, NAMED, strict=True)]
    pixel = (high - low) / WIDTH
    error = float(np.log10(anomaly.measures["train_threshold"].mean(dtype=np.float64)))
    wanted = [min(peaks[0][0], error - GAP / 2 * pixel), peaks[1][0]]  # the first name stands left of the line
    places = keep_apart(wanted, GAP * pixel, low + GAP / 2 * pixel, high - GAP / 2 * pixel)
    for x, (_, height), (_, title, colour) in zip(places, peaks, NAMED, strict=True):
        write(axes, x, height, title, colour=colour, bold=True, size=style.NORMAL, ha="center", above=20)
    axes.set_ylim(0, None)
    alarm(axes, error)
    ticks = [tick for tick in TICKS if low + 0.05 <= np.log10(tick) <= high - 0.05]
    axes.set_xticks(np.log10(ticks), [f"{tick:g}" for tick in ticks])
    write(
        board,
        WIDTH / 2,
        HEIGHT - 14,
        f"mean squared error of one picture, copied by a small network, {anomaly.params:,} weights",
        ha="center",
        colour=MUTED,
    )
    return figure


def alarm(axes: Axes, error: float) -> None:
    """A line at the error beyond which pictures are called strange."""
    axes.axvline(error, color=MUTED, lw=2, ls=(0, (4, 3)))
    write(axes, error, axes.get_ylim()[1], "alarm", right=8, above=-10, colour=MUTED)
