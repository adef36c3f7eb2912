"""A blind test: two ways to spend 192 numbers, named only A and B; which one does the eye prefer?

`unblind` is the same picture with names and scores.
"""

from matplotlib.figure import Figure

from autoencoders.drawing import style
from autoencoders.drawing.panels import Row, sheet, wide_rows
from autoencoders.runs import Run


def draw(conv_mse: Run, resize: Run) -> Figure:
    """Two rows, no colours, no numbers."""
    figure, board = sheet()
    wide_rows(board, [Row(name, "", run.pictures["train"], size=style.LARGE) for name, run in (("A", conv_mse), ("B", resize))])
    return figure
