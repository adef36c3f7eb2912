"""Six trained emoji and what two codes of 192 numbers make of them: the network's, and a picture shrunk to 8x8.

Look at the faces: the network keeps their parts, resizing blurs them; the errors at the left say by how much.
"""

from matplotlib.figure import Figure

from autoencoders.drawing.palette import DENSE, RESIZE
from autoencoders.drawing.panels import Row, rows, score_lines, sheet
from autoencoders.runs import Run

LABEL = 230


def draw(original: Run, dense: Run, resize: Run) -> Figure:
    """One row each, with the error on all training images."""
    figure, board = sheet()
    entries = [
        Row("original", "", original.pictures["train"]),
        Row("dense", score_lines(dense, "train_mse"), dense.pictures["train"], DENSE),
        Row("resize 8×8", score_lines(resize, "train_mse"), resize.pictures["train"], RESIZE),
    ]
    rows(board, entries, label=LABEL)
    return figure
