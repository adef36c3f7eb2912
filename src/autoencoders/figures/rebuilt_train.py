"""Six training emoji, rebuilt from 192 numbers by the dense network and by resizing, with errors on all training images."""

from matplotlib.figure import Figure

from autoencoders.drawing.palette import DENSE, RESIZE
from autoencoders.drawing.panels import Row, rows, score_lines, sheet
from autoencoders.drawing.words import RESIZED
from autoencoders.runs import Run

LABEL = 230


def draw(original: Run, dense: Run, resize: Run) -> Figure:
    """A row for each method, with its error."""
    figure, board = sheet()
    entries = [
        Row("original", "", original.pictures["train"]),
        Row("dense", score_lines(dense, "train_mse"), dense.pictures["train"], DENSE),
        Row(RESIZED, score_lines(resize, "train_mse"), resize.pictures["train"], RESIZE),
    ]
    rows(board, entries, label=LABEL)
    return figure
