"""Who wins on other splits: each method's held-out error by seed on the talk's split, and by split on five others."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from autoencoders.drawing import style
from autoencoders.drawing.palette import CONV, DENSE, INK, LINE, MUTED, OURS, PCA, RESIZE
from autoencoders.drawing.panels import HEIGHT, WIDTH, chart, score_text, sheet, write
from autoencoders.estimates import per_seed
from autoencoders.runs import Run

LABEL, COLUMN, HEAD, FOOT = 230, 150, 44, 44  # px for names, for each column of numbers, above and below
LIMIT = 0.0245
TICKS = (0, 0.005, 0.01, 0.015, 0.02)
WIDE, TALL = WIDTH - LABEL - 2 * COLUMN, HEIGHT - HEAD - FOOT


def draw(splits: Run, resize: Run, dct_luma: Run, dense: Run, conv_mse: Run, pca: Run, conv_best: Run) -> Figure:
    """A row for each method, the best below; dots above the line are seeds, rings below it splits."""
    figure, board = sheet()
    methods = {"resize 8×8": (resize, "resize", RESIZE), "dense": (dense, "dense", DENSE), "conv": (conv_mse, "conv_mse", CONV)}
    methods |= {
        "cosines of JPEG": (dct_luma, "dct_luma", RESIZE),
        "PCA": (pca, "pca", PCA),
        "ours": (conv_best, "conv_best", OURS),
    }
    axes = chart(figure, LABEL, HEAD, WIDE, TALL, xlim=(0, LIMIT), ylim=(len(methods) - 0.5, -0.5), yticks=[])
    axes.set_xticks(TICKS, [f"{tick:g}" for tick in TICKS])
    axes.grid(axis="x", color=LINE, lw=1.5)
    for column, words in enumerate(("talk’s split", "five others")):
        write(board, LABEL + WIDE + (column + 1) * COLUMN, 16, words, ha="right", colour=MUTED)
    write(board, LABEL, 16, "dot: a seed; ring: another split", colour=MUTED)
    for row, (name, (run, measure, colour)) in enumerate(methods.items()):
        on_row(axes, row, per_seed(run, "test_mse"), per_seed(splits, f"test_{measure}_mse"), colour)
        place = HEAD + (row + 0.5) * TALL / len(methods)
        write(board, LABEL - 20, place, name, ha="right", colour=colour, bold=True)
        for column, values in enumerate((per_seed(run, "test_mse"), per_seed(splits, f"test_{measure}_mse"))):
            numbers(board, LABEL + WIDE + (column + 1) * COLUMN, place, values)
    return figure


def on_row(axes: Axes, row: int, seeds: np.ndarray, others: np.ndarray, colour: str) -> None:
    """Dots for seeds above the middle of a row, rings for splits below it."""
    axes.plot(seeds, np.full(len(seeds), row - 0.16), "o", ms=10, mfc=colour, mec=INK, mew=1, clip_on=False)
    axes.plot(others, np.full(len(others), row + 0.16), "o", ms=10, mfc="none", mec=colour, mew=2.5, clip_on=False)


def numbers(board: Axes, right: float, place: float, values: np.ndarray) -> None:
    """The mean, and below it the standard deviation if anything is random."""
    spread = len(values) > 1
    write(board, right, place - 15 * spread, score_text("mse", values.mean()), ha="right", bold=True, size=style.SMALL)
    if spread:
        write(board, right, place + 15, f"± {score_text('mse', values.std(ddof=1))}", ha="right", colour=MUTED)
