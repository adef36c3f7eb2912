"""The distribution of each of the sixteen numbers of a code, and the normal one from which the source samples them.

`apart by` is the mean Kolmogorov-Smirnov distance of two of the numbers.
"""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from autoencoders.drawing import style
from autoencoders.drawing.palette import CONV, DENSE, LINE, MUTED, NOISE, PAPER
from autoencoders.drawing.panels import HEIGHT, WIDTH, chart, score_text, sheet, write
from autoencoders.estimates import per_seed
from autoencoders.runs import Run
from proof.deck.numerals import minus

SD = 0.33  # of the source's normal distribution
BINS = np.linspace(-1, 1, 21)  # as in the source
ACROSS, LABEL, GAP = 8, 116, 12  # panels side by side, px for names, between panels
FOOT, APART = 74, 20  # px below the panels, and between the two networks
WIDE = (WIDTH - LABEL - GAP * (ACROSS - 1)) / ACROSS
HIGH = (HEIGHT - FOOT - APART) / 4 - GAP


def draw(sixteen_dense: Run, sixteen_conv: Run) -> Figure:
    """Two lines of panels for each network."""
    figure, board = sheet()
    tallest = max(heights(run.arrays["train_codes"]).max() for run in (sixteen_dense, sixteen_conv))
    for block, (name, run, colour) in enumerate((("dense", sixteen_dense, DENSE), ("conv", sixteen_conv, CONV))):
        codes = run.arrays["train_codes"].astype(float)
        top = block * (2 * (HIGH + GAP) + APART)
        write(board, 0, top + 18, name, colour=colour, bold=True, size=style.NORMAL)
        told = {"std. dev.": codes.std(axis=0).mean(), "apart by": per_seed(run, "numbers_apart").mean()}
        for line, (label, value) in enumerate(told.items()):
            write(board, 0, top + 62 + 70 * line, label, colour=MUTED)
            write(board, 0, top + 92 + 70 * line, score_text("code_sd", value), bold=True)
        for index, numbers in enumerate(codes.T):
            row, column = divmod(index, ACROSS)
            axes = chart(figure, LABEL + column * (WIDE + GAP), top + row * (HIGH + GAP), WIDE, HIGH)
            panel(axes, numbers, colour)
            axes.set_ylim(0, 1.05 * tallest)
    write(board, LABEL, HEIGHT - 50, minus(f"{BINS[0]:g}"), colour=MUTED)
    write(board, LABEL + WIDE, HEIGHT - 50, f"{BINS[-1]:g}", ha="right", colour=MUTED)
    write(
        board,
        LABEL,
        HEIGHT - 14,
        f"line: what the source samples, normal around 0 with standard deviation {SD}",
        colour=NOISE,
    )
    write(board, WIDTH, HEIGHT - 14, "dot: their mean", ha="right", colour=PAPER)
    return figure


def heights(codes: np.ndarray) -> np.ndarray:
    """Each number's histogram: (numbers, bins)."""
    return np.array([np.histogram(numbers, BINS, density=True)[0] for numbers in codes.T.astype(float)])


def panel(axes: Axes, numbers: np.ndarray, colour: str) -> None:
    """One number's histogram, its mean as a dot, and the source's normal distribution."""
    x = np.linspace(-1, 1, 81)
    normal = np.exp(-0.5 * (x / SD) ** 2) / (SD * np.sqrt(2 * np.pi))
    axes.stairs(heights(numbers[:, None])[0], BINS, fill=True, color=colour)
    axes.plot(x, normal, color=NOISE, lw=3)
    axes.plot(numbers.mean(), 0, "o", color=PAPER, ms=8, clip_on=False)
    axes.axhline(0, color=LINE, lw=2)
    axes.set(xlim=(-1, 1), xticks=[], yticks=[])
