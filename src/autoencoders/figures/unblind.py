"""The blind test resolved: which row was the network, and what the two rulers say of each on training images."""

from matplotlib.figure import Figure

from autoencoders.drawing import style
from autoencoders.drawing.palette import CONV, RESIZE
from autoencoders.drawing.panels import Row, rows_with_heads, score_lines, sheet
from autoencoders.runs import Run


def draw(conv_mse: Run, resize: Run) -> Figure:
    """The rows of `blind`, named."""
    figure, board = sheet()
    listed = [("A: conv", conv_mse, CONV), ("B: resize 8×8", resize, RESIZE)]
    named = [
        Row(name, score_lines(run, "train_mse", "train_ssim"), run.pictures["train"], colour, style.LARGE)
        for name, run, colour in listed
    ]
    rows_with_heads(board, named)
    return figure
