"""Parts of figures: a wall of pictures, and bars with names above them."""

from dataclasses import replace

import numpy as np
from matplotlib.axes import Axes

from autoencoders.drawing.palette import PAPER
from autoencoders.drawing.panels import Bar, bars, picture, write


def wall(board: Axes, x: float, y: float, images: np.ndarray, columns: int, side: float, gap: float = 4) -> None:
    """Pictures row by row from the top left, `columns` in a row."""
    for index, image in enumerate(images):
        row, column = divmod(index, columns)
        picture(board, x + column * (side + gap), y + row * (side + gap), side, image)


def row_width(count: int, side: float, gap: float = 4) -> float:
    """The width of a row of `count` pictures."""
    return count * (side + gap) - gap


def bars_under_names(axes: Axes, listed: list[Bar], name: str) -> None:
    """Horizontal bars with their names above them, where there is no room beside them."""
    bars(axes, [replace(bar, name="") for bar in listed], name, thick=0.36)
    axes.set_ylim(len(listed) - 0.72, -0.72)
    for y, bar in enumerate(listed):
        write(axes, 0, y - 0.42, bar.name, colour=bar.colour if bar.strong else PAPER, bold=bar.strong)
