"""Five held-out digits, their codes of 128 numbers as eight small maps, and the rebuilt digits.

Each of a map's sixteen numbers belongs to one part of the digit.
"""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from autoencoders.drawing.palette import CONV, LINE
from autoencoders.drawing.panels import HEIGHT, WIDTH, Row, picture, row_label, score_lines, sheet
from autoencoders.runs import Run

LABEL = 236  # px for names at the left
SIDE = 174  # px of a digit
MAP, APART, ACROSS = 38, 6, 4  # px of a map and between maps, and maps side by side
MIDDLES = (SIDE / 2, HEIGHT / 2, HEIGHT - SIDE / 2)


def draw(digits_conv: Run) -> Figure:
    """A column for each digit: original, code, rebuilt."""
    _, board = sheet()
    codes = digits_conv.arrays["codes"].astype(float)  # (n, 4, 4, 8)
    rebuilt = digits_conv.pictures["test"]
    step = (WIDTH - LABEL - SIDE) / (len(codes) - 1)
    for column, code in enumerate(codes):
        left = LABEL + column * step
        picture(board, left, 0, SIDE, digits_conv.pictures["test_originals"][column])
        maps(board, left + SIDE / 2, code / codes.max())
        picture(board, left, HEIGHT - SIDE, SIDE, rebuilt[column])
    size = " × ".join(str(length) for length in rebuilt.shape[1:3])
    _, high, wide, count = codes.shape
    labels = [Row("digit", f"{size} pixels", rebuilt), Row("code", f"{count} maps, {high} × {wide}", rebuilt, CONV)]
    labels += [Row("rebuilt", score_lines(digits_conv, "test_mse", "test_ssim"), rebuilt, CONV)]
    for middle, row in zip(MIDDLES, labels, strict=True):
        row_label(board, LABEL - 28, middle, row)
    return board.figure


def maps(board: Axes, centre: float, code: np.ndarray) -> None:
    """A code's maps in two lines: black is zero, white the largest number of all shown codes."""
    count = code.shape[-1]
    across, down = min(count, ACROSS), -(-count // ACROSS)
    left = centre - (across * (MAP + APART) - APART) / 2
    top = HEIGHT / 2 - (down * (MAP + APART) - APART) / 2
    for index in range(count):
        row, column = divmod(index, ACROSS)
        x, y = left + column * (MAP + APART), top + row * (MAP + APART)
        picture(board, x, y, MAP, code[:, :, index, None])
        board.plot([x, x + MAP, x + MAP, x, x], [y, y, y + MAP, y + MAP, y], color=LINE, lw=1.5)
