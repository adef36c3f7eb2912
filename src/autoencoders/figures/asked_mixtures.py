"""Conditions that were never trained: one digit turning into another with the same code, and two digits at once."""

from matplotlib.figure import Figure

from autoencoders.drawing import style
from autoencoders.drawing.blocks import row_width, wall
from autoencoders.drawing.palette import LINE, MUTED, VARIATIONAL
from autoencoders.drawing.panels import HEIGHT, WIDTH, sheet, write
from autoencoders.runs import Run

ROWS, STEPS = 5, 8
TOP, GAP, LABEL = 44, 4, 60  # px of the heads, between pictures, and for a digit at either end of a row
SIDE = (HEIGHT - TOP + GAP) / ROWS - GAP


def draw(cvae: Run) -> Figure:
    """Five rows of digits that change, and ten pictures of a four and six at once."""
    _, board = sheet()
    strip, both = row_width(STEPS, SIDE, GAP), row_width(2, SIDE, GAP)
    write(board, LABEL, 20, "the request turns, the code stays", colour=MUTED)
    wall(board, LABEL, TOP, cvae.pictures["turning"], STEPS, SIDE, GAP)
    for row in range(ROWS):
        middle = TOP + row * (SIDE + GAP) + SIDE / 2
        for digit, x in ((row, LABEL / 2 - 8), (row + ROWS, 1.5 * LABEL + strip + 8)):
            write(board, x, middle, str(digit), ha="center", bold=True, colour=VARIATIONAL, size=style.LARGE)
    write(board, WIDTH - both / 2, 20, "4 and 6", ha="center", bold=True, colour=VARIATIONAL, size=style.NORMAL)
    wall(board, WIDTH - both, TOP, cvae.pictures["mixed"], 2, SIDE, GAP)
    line = (2 * LABEL + strip + WIDTH - both) / 2
    board.plot([line, line], [TOP, HEIGHT], color=LINE, lw=2)
    return board.figure
