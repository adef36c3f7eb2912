"""A blind test on held-out emoji: two ways to spend 192 numbers, named only A and B; which one does the eye prefer?

`error_maps` says what they are, and where each is wrong.
"""

from matplotlib.figure import Figure

from autoencoders.drawing import style
from autoencoders.drawing.panels import Row, rows, sheet
from autoencoders.runs import Run


def draw(original: Run, conv_mse: Run, resize: Run) -> Figure:
    """The originals above two rows without colours or numbers."""
    figure, board = sheet()
    copies = [Row(name, "", run.pictures["test"], size=style.LARGE) for name, run in (("A", conv_mse), ("B", resize))]
    rows(board, [Row("original", "", original.pictures["test"]), *copies], label=190)
    return figure
