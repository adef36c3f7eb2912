"""What an autoencoder is: 3,072 numbers through 192, and the error that training makes small.

The picture is held out, and the code is its own: units that are silent stay dark. The difference below shows where the network
is wrong (white is right).
"""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from autoencoders.drawing import style
from autoencoders.drawing.diagrams import code_cells, funnel
from autoencoders.drawing.palette import DENSE, MUTED
from autoencoders.drawing.panels import HEIGHT, WIDTH, arrow, picture, score_text, sheet, write
from autoencoders.experiments import examples
from autoencoders.runs import Run

SHOWN = "woman-raising-hand"
COLUMNS = 12  # of the code's cells
SIDE, SMALLER = 240, 180  # px of the pictures, and of their difference
MIDDLE = SIDE / 2
CENTRE = WIDTH / 2
LOW = HEIGHT - SMALLER  # the difference's upper edge


def draw(original: Run, dense: Run) -> Figure:
    """Encoder, code and decoder above; the difference and the error below."""
    figure, board = sheet()
    index = examples.TEST.index(SHOWN)
    before, code, after = original.pictures["test"][index], dense.arrays["test_codes"][index], dense.pictures["test"][index]
    picture(board, 0, 0, SIDE, before)
    picture(board, WIDTH - SIDE, 0, SIDE, after)
    funnel(board, (298, 458), MIDDLE, (SIDE, 170), "encoder")
    funnel(board, (WIDTH - 458, WIDTH - 298), MIDDLE, (170, SIDE), "decoder")
    code_cells(board, CENTRE, MIDDLE, code, COLUMNS, cell=9.2, colour=DENSE)
    for start in (SIDE + 7, 465, CENTRE + 62, WIDTH - 291):
        arrow(board, (start, MIDDLE), (start + 44, MIDDLE))
    height, width, channels = before.shape
    write(board, 0, SIDE + 28, f"{height}×{width}×{channels} = {before.size:,} numbers", colour=MUTED)
    write(board, WIDTH, SIDE + 28, f"{after.size:,} numbers", ha="right", colour=MUTED)
    write(board, CENTRE, SIDE + 28, f"code: {len(code)} numbers", ha="center", colour=DENSE, bold=True)
    draw_difference(board, before, after)
    return figure


def draw_difference(board: Axes, before: np.ndarray, after: np.ndarray) -> None:
    """Arrows from both pictures to their difference, and its mean squared error."""
    level, edge = LOW + SMALLER * 0.36, CENTRE - SMALLER / 2
    difference = np.abs(before - after).mean(axis=-1, keepdims=True)
    picture(board, edge, LOW, SMALLER, 1 - difference)
    for side, x in ((1, SIDE / 2), (-1, WIDTH - SIDE / 2)):
        board.plot([x, x, CENTRE - side * (SMALLER / 2 + 30)], [SIDE + 52, level, level], color=MUTED, lw=2.5)
        arrow(board, (CENTRE - side * (SMALLER / 2 + 40), level), (CENTRE - side * (SMALLER / 2 + 8), level))
    write(board, edge - 24, level + 56, "how far off", ha="right", colour=MUTED)
    write(board, edge - 24, level + 88, "each pixel is", ha="right", colour=MUTED)
    write(board, CENTRE + SMALLER / 2 + 24, level + 56, "mean squared error", colour=MUTED)
    error = score_text("mse", np.square(before - after).mean())
    write(board, CENTRE + SMALLER / 2 + 24, level + 94, error, colour=DENSE, bold=True, size=style.LARGE)
