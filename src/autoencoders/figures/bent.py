"""PCA and a nonlinear network with as many numbers: errors on held-out digits, and digits that the network rebuilt."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from autoencoders.drawing import style
from autoencoders.drawing.palette import DENSE, MUTED, PAPER, PCA
from autoencoders.drawing.panels import HEIGHT, WIDTH, Bar, bars, chart, picture, sheet, write
from autoencoders.runs import Run
from autoencoders.scores import scores

DIGITS = (0, 2, 4, 9)  # those that all three runs keep
SIDE, GAP = 114, 10  # px of a picture, between two
LABEL, VALUE = 170, 100  # px for names, for values
HIGH = HEIGHT / 4


def draw(ladder: Run, sixteen_dense: Run, simple_dense: Run) -> Figure:
    """Original digits; below, three sizes of the code."""
    figure, board = sheet()
    strip = len(DIGITS) * (SIDE + GAP) - GAP
    originals = {digit: simple_dense.pictures["test_originals"][digit] for digit in DIGITS}
    last = sixteen_dense.pictures["progress"][-len(sixteen_dense.pictures["test_originals"]) :]
    by_digit = last[[index_of(sixteen_dense.pictures["test_originals"], original) for original in originals.values()]]
    few, more = ladder.arrays["plain_test_codes"].shape[1], sixteen_dense.arrays["test_codes"].shape[1]
    rows = [(f"{few} numbers", ladder, "plain_test_mse", "hidden layers", ladder.pictures["plain_rebuilt"][list(DIGITS)])]
    rows += [(f"{more} numbers", sixteen_dense, "test_mse", "hidden layers", by_digit)]
    rows += [("32 numbers", simple_dense, "test_mse", "single layer", simple_dense.pictures["test"][list(DIGITS)])]
    limit = max(scores(run)[name]["mean"] for _, run, score, _, _ in rows for name in (score, "pca_mse"))
    for index, (title, run, score, network, pictures) in enumerate(rows):
        top = (index + 1) * HIGH
        results = scores(run)
        pair = [Bar("PCA", results["pca_mse"], PCA), Bar(network, results[score], DENSE)]
        write(board, 0, top + 18, title, bold=True, size=style.NORMAL, colour=PAPER)
        axes = chart(figure, LABEL, top + 38, WIDTH - strip - 40 - LABEL - VALUE, HIGH - 46, xlim=(0, limit))
        bars(axes, pair, "test_mse")
        pictures_at_right(board, top + (HIGH - SIDE) / 2, pictures)
    pictures_at_right(board, (HIGH - SIDE) / 2, list(originals.values()))
    write(board, WIDTH - strip - 24, HIGH / 2, "held-out digits", ha="right", colour=MUTED)
    write(board, 0, HIGH - 26, "mean squared error", colour=MUTED)
    return figure


def index_of(pictures: np.ndarray, wanted: np.ndarray) -> int:
    """The index of the picture that is most like `wanted`."""
    return int(np.square(pictures - wanted).sum(axis=(1, 2, 3)).argmin())


def pictures_at_right(board: Axes, top: float, pictures) -> None:
    """A row of pictures at the right edge."""
    for place, image in enumerate(pictures):
        picture(board, WIDTH - (len(DIGITS) - place) * (SIDE + GAP) + GAP, top, SIDE, image)
