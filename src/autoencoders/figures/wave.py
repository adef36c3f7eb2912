"""She waves goodbye: the woman who raises her hand, as our network gives her back, with strokes beside the hand."""

import numpy as np
from matplotlib.figure import Figure
from matplotlib.patches import Arc

from autoencoders.drawing import style
from autoencoders.drawing.palette import OURS, PAPER
from autoencoders.drawing.panels import picture, sheet, write
from autoencoders.experiments import examples
from autoencoders.runs import Run

SHOWN = "woman-raising-hand"
SIDE, RIM = 120, 46  # px: her picture, and room for the strokes
HAND = (0.15, 0.26)  # its middle, in shares of her picture


def draw(conv_best: Run) -> Figure:
    """Her picture at the left, and what one says."""
    figure, board = sheet(width=364, height=SIDE + RIM)
    picture(board, RIM, RIM, SIDE, conv_best.pictures["test"][examples.TEST.index(SHOWN)])
    middle = RIM + SIDE * np.array(HAND)
    for far in (40, 54):
        board.add_patch(Arc(middle, 2 * far, 2 * far, theta1=200, theta2=250, color=OURS, lw=3.5, capstyle="round"))
    write(board, RIM + SIDE + 36, RIM + SIDE / 2, "Thank you", colour=PAPER, bold=True, size=style.LARGE)
    return figure
