"""A blind test: two ways to spend 192 numbers, named only A and B; which one does the eye prefer?

`unblind` is the same picture with names and scores.
"""

from matplotlib.figure import Figure

from autoencoders import style
from autoencoders.panels import Row, rows, sheet
from autoencoders.runs import Run

LABEL, HEIGHT = 230, 310  # as in `unblind`, so that the pictures stay where they are


def draw(conv_mse: Run, resize: Run) -> Figure:
    """Two rows, no colours, no numbers."""
    figure, board = sheet(height=HEIGHT)
    listed = [Row(name, "", run.pictures["train"], size=style.LARGE) for name, run in (("A", conv_mse), ("B", resize))]
    rows(board, listed, label=LABEL)
    return figure
