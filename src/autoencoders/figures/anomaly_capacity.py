"""Anomaly detection by size of the code: more numbers help up to a point, then strange digits are rebuilt as well."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from autoencoders.drawing import style
from autoencoders.drawing.palette import DENSE, LINE, MUTED, PCA
from autoencoders.drawing.panels import HEIGHT, WIDTH, chart, score_text, sheet, write
from autoencoders.drawing.words import ticks
from autoencoders.runs import Run

LEFT, RIGHT, TOP, FOOT = 110, 230, 30, 96  # px around the lines
LOWEST, HIGHEST = 0.65, 0.95
LEVELS = (0.7, 0.8, 0.9)


def draw(anomaly_capacity: Run) -> Figure:
    """AUROC of the network and of PCA over the size of the code."""
    figure, board = sheet()
    codes = anomaly_capacity.arrays["codes"]
    width, height = WIDTH - LEFT - RIGHT, HEIGHT - TOP - FOOT
    axes = chart(figure, LEFT, TOP, width, height, xscale="log", ylim=(LOWEST, HIGHEST))
    axes.set_xlim(codes[0], codes[-1])
    axes.set_xticks(codes, [f"{size:,}" for size in codes])
    axes.minorticks_off()
    ticks(axes.yaxis, LEVELS)
    axes.hlines(LEVELS, codes[0], codes[-1], color=LINE, lw=2)
    line(axes, anomaly_capacity, "pca_", "PCA", PCA, {"above": -36, "ha": "center"})
    areas = line(axes, anomaly_capacity, "", "network", DENSE, {"right": 20})
    best = int(np.argmax(areas))
    text = f"{score_text('auroc', areas[best])} with {codes[best]}"
    write(axes, codes[best], areas[best], text, above=26, colour=DENSE, bold=True, size=style.NORMAL, ha="center")
    write(board, LEFT + width / 2, HEIGHT - 14, "numbers in the code; a digit has 784 pixels", ha="center", colour=MUTED)
    write(board, LEFT - 92, 18, "AUROC, eights against all other digits", colour=MUTED)
    return figure


def line(axes: Axes, run: Run, prefix: str, title: str, colour: str, place: dict) -> np.ndarray:
    """One curve: mean over seeds with a band of one standard deviation, last value and name; returns the mean."""
    codes = [int(size) for size in run.arrays["codes"] if f"auroc_{prefix}{size}" in run.measures]
    areas = np.stack([run.measures[f"auroc_{prefix}{size}"].mean(axis=1) for size in codes])  # (sizes, seeds)
    mean, sd = areas.mean(axis=1), areas.std(axis=1, ddof=1) if areas.shape[1] > 1 else 0
    axes.fill_between(codes, mean - sd, mean + sd, color=colour, alpha=0.35, lw=0)
    axes.plot(codes, mean, "o-", color=colour, lw=4, ms=11, clip_on=False)
    write(axes, codes[-1], mean[-1], f"{score_text('auroc', mean[-1])} {title}", colour=colour, bold=True, **place)
    return mean
