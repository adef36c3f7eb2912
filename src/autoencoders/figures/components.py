"""PCA in one picture: the mean, plus a weight times each component, grows into a held-out face."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from autoencoders.drawing import style
from autoencoders.drawing.palette import MUTED, PAPER, PCA
from autoencoders.drawing.panels import WIDTH, picture, sheet, write
from autoencoders.experiments import examples
from autoencoders.runs import Run
from proof.deck.numerals import minus

SHOWN = "woman-raising-hand"
PARTS, COUNTS = 4, (0, 1, 8, 32, 64, 128, 192)
SIDE, SUM_TOP, GROWN, GROWN_TOP = 128, 44, 124, 310  # px: a part, where the sum begins, a stage, where the stages begin


def draw(pca_parts: Run, original: Run) -> Figure:
    """Above, the sum; below, what it makes with more and more terms, and the original."""
    _, board = sheet()
    her = examples.TEST.index(SHOWN)
    draw_sum(board, pca_parts, as_drawn(pca_parts.arrays["test_weights"][her], pca_parts.pictures["components"]))
    stages = [(f"{count}", pca_parts.pictures[f"test_{count}"][her], PCA) for count in COUNTS]
    stages.append(("original", original.pictures["test"][her], PAPER))
    step = (WIDTH - GROWN) / (len(stages) - 1)
    write(board, 0, GROWN_TOP - 34, "with so many components:", colour=MUTED)
    for place, (name, image, colour) in enumerate(stages):
        picture(board, place * step, GROWN_TOP, GROWN, image)
        write(board, place * step + GROWN / 2, GROWN_TOP + GROWN + 28, name, ha="center", colour=colour, bold=True)
    return board.figure


def draw_sum(board: Axes, pca_parts: Run, weights: np.ndarray) -> None:
    """The mean picture, and the first components with their weights between them."""
    step = (WIDTH - 40 - SIDE) / PARTS
    middle = SUM_TOP + SIDE / 2
    picture(board, 0, SUM_TOP, SIDE, pca_parts.pictures["mean"][0])
    write(board, SIDE / 2, SUM_TOP - 22, "mean", ha="center", colour=MUTED)
    for place in range(PARTS):
        x = (place + 1) * step
        picture(board, x, SUM_TOP, SIDE, pca_parts.pictures["components"][place])
        write(board, x - 12, middle, f"{minus(f'{weights[place]:+.1f}')} ×", ha="right", size=style.NORMAL)
        write(board, x + SIDE / 2, SUM_TOP - 22, f"component {place + 1}", ha="center", colour=MUTED)
    write(board, PARTS * step + SIDE + 8, middle, "…", colour=MUTED)
    write(board, PARTS * step + SIDE, SUM_TOP + SIDE + 24, "components: grey is zero", ha="right", colour=MUTED)


def as_drawn(weights: np.ndarray, components: np.ndarray) -> np.ndarray:
    """Weights for components as they are drawn, at full contrast around grey, where they have length one by themselves."""
    return weights / np.linalg.norm((components - 0.5).reshape(len(components), -1), axis=1)
