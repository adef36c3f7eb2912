"""Held-out loss of a network that learns to clean digits, in all epochs or after some epochs of copying clean ones."""

import numpy as np
from matplotlib.figure import Figure

from autoencoders.drawing.descent import seed_curves
from autoencoders.drawing.palette import CONV, LINE, MUTED, PAPER
from autoencoders.drawing.panels import HEIGHT, WIDTH, chart, keep_apart, score_text, sheet, write
from autoencoders.estimates import per_seed
from autoencoders.runs import Run

LEFT, LABEL, TOP, FOOT = 84, 280, 44, 72  # px around the chart
LINES = (("only cleaning", PAPER), ("copying, then cleaning", CONV))


def draw(digits_denoise_source: Run, digits_denoise_warm: Run) -> Figure:
    """Two curves, and the least possible loss."""
    figure, board = sheet()
    runs = [digits_denoise_source, digits_denoise_warm]
    curves = [run.curves["test_loss"] for run in runs]
    looks = [run.curves["test_epochs"][0] for run in runs]
    last = int(looks[0][-1])
    copying = last - int(looks[1][-1])  # epochs, so that both have as many in all
    floor = float(per_seed(runs[0], "floor_bce").mean())
    top = max(values.max() for values in curves)
    high = HEIGHT - TOP - FOOT
    axes = chart(figure, LEFT, TOP, WIDTH - LEFT - LABEL, high, xlim=(1, last), ylim=(floor - 0.006, top + 0.004))
    axes.set_xticks([1, copying, last] if copying > 1 else [1, last])
    axes.set_yticks(levels := np.arange(0.08, top, 0.04), [f"{level:.2f}" for level in levels])
    axes.grid(axis="y", color=LINE, lw=1.5)
    axes.axhline(floor, color=MUTED, lw=2, ls=(0, (4, 3)))
    starts = looks[0], copying + looks[1]
    ends = [seed_curves(axes, at, values, colour) for at, values, (_, colour) in zip(starts, curves, LINES, strict=True)]
    places = keep_apart([*ends, floor], 66 * np.ptp(axes.get_ylim()) / high, floor)
    names = [*LINES, ("of a perfect copy", MUTED)]
    for place, end, (name, colour) in zip(places, [*ends, floor], names, strict=True):
        write(axes, last, place, score_text("bce", end), right=10, above=11, colour=colour, bold=True)
        write(axes, last, place, name, right=10, above=-11, colour=MUTED)
    write(board, 0, 18, "cross-entropy on held-out digits", colour=MUTED)
    write(board, LEFT + (WIDTH - LEFT - LABEL) / 2, HEIGHT - 14, "epochs in all", ha="center", colour=MUTED)
    return figure
