"""The answer to the blind test: the copies and, below each, how far off every pixel is; white is right."""

import numpy as np
from matplotlib.figure import Figure

from autoencoders.drawing.palette import CONV, MUTED, RESIZE
from autoencoders.drawing.panels import Row, rows, score_lines, sheet
from autoencoders.runs import Run

DARKEST = 0.5  # root of a pixel's squared error that is drawn black; few are farther off


def draw(original: Run, conv_mse: Run, resize: Run) -> Figure:
    """Copies by the network and by resizing, each above its errors."""
    figure, board = sheet()
    entries = []
    for name, run, colour in (("A: a network", conv_mse, CONV), ("B: made small", resize, RESIZE)):
        copies = run.pictures["test"]
        entries += [
            Row(name, score_lines(run, "test_mse"), copies, colour),
            Row("where it is wrong", "", errors(original.pictures["test"], copies), MUTED),
        ]
    rows(board, entries, label=250, gap=10)
    return figure


def errors(originals: np.ndarray, copies: np.ndarray) -> np.ndarray:
    """Each pixel's error as a shade of grey, (n, height, width, 1): the root of its mean square over the colours."""
    off = np.sqrt(np.square(originals - copies).mean(axis=-1, keepdims=True))
    return 1 - np.minimum(off / DARKEST, 1)
