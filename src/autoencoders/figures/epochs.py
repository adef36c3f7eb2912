"""The same held-out digits after more and more epochs, rebuilt by the dense network and by the convolutional one.

Both start at the mean, of each pixel or of all. Errors are over all held-out digits, where they were measured.
"""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from autoencoders.drawing import style
from autoencoders.drawing.palette import CONV, DENSE, MUTED, PAPER
from autoencoders.drawing.panels import HEIGHT, WIDTH, picture, score_text, sheet, write
from autoencoders.runs import Run

EPOCHS = (0, 1, 2, 3, 5, 10, 20, 50)
SHOWN = (4, 7)  # of the digits that were watched
LABEL, HEAD, SIDE, GAP = 112, 34, 94, 6  # px for names, for the epochs, of a picture, between two
APART = 18  # px between the originals and what is rebuilt
STEP = (WIDTH - LABEL - SIDE - APART) / len(EPOCHS)
DOWN = (HEIGHT - HEAD) / 2
NOT_TAKEN = "–"


def draw(sixteen_dense: Run, sixteen_conv: Run) -> Figure:
    """Two rows of digits for each network, a column for each epoch."""
    _, board = sheet()
    write(board, 0, HEAD / 2, "epoch", colour=MUTED)
    write(board, LABEL + SIDE / 2, HEAD / 2, "digit", ha="center", colour=MUTED)
    for column, epoch in enumerate(EPOCHS):
        write(board, left(column) + SIDE / 2, HEAD / 2, str(epoch), ha="center", bold=True)
    for row, (name, run, colour) in enumerate((("dense", sixteen_dense, DENSE), ("conv", sixteen_conv, CONV))):
        top = HEAD + row * DOWN
        write(board, 0, top + SIDE + GAP / 2, name, colour=colour, bold=True, size=style.NORMAL)
        strip(board, top, run)
        write(board, 0, top + 2 * SIDE + GAP + 18, "held out", colour=MUTED)
    return board.figure


def left(column: int) -> float:
    """The left edge of an epoch's column."""
    return LABEL + SIDE + APART + column * STEP + (STEP - SIDE)


def strip(board: Axes, top: float, run: Run) -> None:
    """One network: original digits, digits rebuilt after each epoch, and errors where they were measured."""
    originals = run.pictures["test_originals"]
    frames = run.pictures["progress"].reshape(-1, *originals.shape)  # (epochs, digits, height, width, 1)
    errors = dict(zip(run.curves["test_epochs"][0], run.curves["test_loss"].mean(axis=0), strict=True))
    digit_column(board, LABEL, top, originals)
    for epoch, pictures in zip(run.arrays["progress_epochs"], frames, strict=True):
        x = left(EPOCHS.index(epoch))
        digit_column(board, x, top, pictures)
        error, colour = (score_text("mse", errors[epoch]), PAPER) if epoch in errors else (NOT_TAKEN, MUTED)
        write(board, x + SIDE / 2, top + 2 * SIDE + GAP + 18, error, ha="center", colour=colour)
    if epoch < EPOCHS[-1]:
        for line, text in enumerate(("trained", f"for {epoch}")):
            write(board, left(len(EPOCHS) - 1) + SIDE / 2, top + SIDE - 12 + 30 * line, text, ha="center", colour=MUTED)


def digit_column(board: Axes, x: float, top: float, pictures: np.ndarray) -> None:
    """The digits in SHOWN, one above the other."""
    for place, digit in enumerate(SHOWN):
        picture(board, x, top + place * (SIDE + GAP), SIDE, pictures[digit])
