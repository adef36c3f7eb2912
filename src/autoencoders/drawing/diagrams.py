"""Parts of a diagram of an autoencoder: funnels for encoder and decoder, cells for the code."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import Polygon, Rectangle

from autoencoders.drawing import style
from autoencoders.drawing.palette import LINE, MUTED, RAISED
from autoencoders.drawing.panels import write

FAINTEST = 0.2  # opacity of a number that is hardly more than zero


def funnel(board: Axes, x: tuple[float, float], middle: float, heights: tuple[float, float], name: str) -> None:
    """Encoder or decoder as a trapezium between two heights, with its name."""
    left, right = heights[0] / 2, heights[1] / 2
    corners = [(x[0], middle - left), (x[1], middle - right), (x[1], middle + right), (x[0], middle + left)]
    board.add_patch(Polygon(corners, facecolor=RAISED, edgecolor=LINE, lw=2, joinstyle="round"))
    write(board, sum(x) / 2, middle, name, ha="center", size=style.NORMAL)


def code_cells(board: Axes, centre: float, middle: float, code: np.ndarray, columns: int, *, cell: float, colour: str) -> None:
    """A code's numbers as cells, row by row: the larger, the brighter; a number that is zero stays empty."""
    rows, sizes = len(code) // columns, np.abs(code).astype(float)
    for place, size in enumerate(sizes / sizes.max()):
        row, column = divmod(place, columns)
        corner = (centre + (column - columns / 2) * cell, middle + (row - rows / 2) * cell)
        board.add_patch(Rectangle(corner, cell - 3, cell - 3, facecolor=RAISED, lw=0))
        if size:
            opacity = FAINTEST + (1 - FAINTEST) * size
            board.add_patch(Rectangle(corner, cell - 3, cell - 3, facecolor=colour, alpha=opacity, lw=0))


def bracket(board: Axes, start: tuple[float, float], end: tuple[float, float], level: float) -> None:
    """A line from `start` down to a level, along it, and up to `end`."""
    board.plot([start[0], start[0], end[0], end[0]], [start[1], level, level, end[1]], color=MUTED, lw=2)
