"""The answer to the blind test: which row was the network, with two scores of each on training images."""

from matplotlib.figure import Figure

from autoencoders.drawing import style
from autoencoders.drawing.palette import CONV, RESIZE
from autoencoders.drawing.panels import Row, score_lines, sheet, wide_rows
from autoencoders.runs import Run


def draw(conv_mse: Run, resize: Run) -> Figure:
    """The rows of `blind`, named."""
    figure, board = sheet()
    methods = [("A: conv", conv_mse, CONV), ("B: resize 8×8", resize, RESIZE)]
    entries = [
        Row(name, score_lines(run, "train_mse", "train_ssim"), run.pictures["train"], colour, style.LARGE)
        for name, run, colour in methods
    ]
    wide_rows(board, entries)
    return figure
