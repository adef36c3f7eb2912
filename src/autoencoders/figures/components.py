"""PCA in one picture: the mean, plus a weight times each component, grows into a held-out face, step by step."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from autoencoders.drawing import style
from autoencoders.drawing.building import step
from autoencoders.drawing.palette import MUTED, PAPER, PCA
from autoencoders.drawing.panels import WIDTH, picture, sheet, write
from autoencoders.experiments import examples
from autoencoders.runs import Run
from proof.deck.numerals import minus

SHOWN = "woman-raising-hand"
PARTS, COUNTS = 4, (0, 1, 8, 32, 64, 128, 192)
GROWS = (((0,), (1,)), ((1, 2, 3), (8,)), ((), (32, 64)), ((), (128, 192)))  # components and stages that come with each step
SIDE, SUM_TOP, GROWN, GROWN_TOP = 128, 44, 124, 310  # px: a part, where the sum begins, a stage, where the stages begin
ACROSS = (WIDTH - 40 - SIDE) / PARTS  # px from a part to the next


def draw(pca_parts: Run, original: Run) -> Figure:
    """Above, the sum; below, what it makes with more and more terms, and the original."""
    figure, board = sheet()
    her = examples.TEST.index(SHOWN)
    components = pca_parts.pictures["components"]
    weights = as_drawn(pca_parts.arrays["test_weights"][her], components)
    grown = {count: pca_parts.pictures[f"test_{count}"][her] for count in COUNTS}
    picture(board, 0, SUM_TOP, SIDE, pca_parts.pictures["mean"][0])
    write(board, SIDE / 2, SUM_TOP - 22, "mean", ha="center", colour=MUTED)
    write(board, 0, GROWN_TOP - 34, "with so many components:", colour=MUTED)
    stage(board, 0, "0", grown[0], PCA)
    stage(board, len(COUNTS), "original", original.pictures["test"][her], PAPER)
    for parts, counts in GROWS:
        _, board = step(figure)
        for place in parts:
            term(board, place, components[place], weights[place])
        for count in counts:
            stage(board, COUNTS.index(count), f"{count}", grown[count], PCA)
    return figure


def term(board: Axes, place: int, component: np.ndarray, weight: float) -> None:
    """A component with its weight in front; dots after the last."""
    x, middle = (place + 1) * ACROSS, SUM_TOP + SIDE / 2
    picture(board, x, SUM_TOP, SIDE, component)
    write(board, x - 12, middle, f"{minus(f'{weight:+.1f}')} ×", ha="right", size=style.NORMAL)
    write(board, x + SIDE / 2, SUM_TOP - 22, f"component {place + 1}", ha="center", colour=MUTED)
    if place + 1 == PARTS:
        write(board, x + SIDE + 8, middle, "…", colour=MUTED)
        write(board, x + SIDE, SUM_TOP + SIDE + 24, "components: grey is zero", ha="right", colour=MUTED)


def stage(board: Axes, place: int, name: str, image: np.ndarray, colour: str) -> None:
    """What the sum makes at a place of the lower row."""
    x = place * (WIDTH - GROWN) / len(COUNTS)
    picture(board, x, GROWN_TOP, GROWN, image)
    write(board, x + GROWN / 2, GROWN_TOP + GROWN + 28, name, ha="center", colour=colour, bold=True)


def as_drawn(weights: np.ndarray, components: np.ndarray) -> np.ndarray:
    """Weights for components as they are drawn, at full contrast around grey, where they have length one by themselves."""
    return weights / np.linalg.norm((components - 0.5).reshape(len(components), -1), axis=1)
