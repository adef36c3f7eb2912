"""All methods that rebuild emoji: six training and six held-out emoji, a row for each method, and its error."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from autoencoders.drawing.palette import CONV, CONV_SSIM, DENSE, MEAN, MUTED, OURS, PAPER, PCA, RESIZE
from autoencoders.drawing.panels import HEIGHT, WIDTH, Bar, bars, chart, picture, sheet, write
from autoencoders.drawing.words import RESIZED
from autoencoders.runs import Run
from autoencoders.scores import scores

LABEL, APART, TOP, GAP = 190, 30, 44, 4
VALUE = 100  # px beyond the longest bar


def draw(
    original: Run,
    mean_image: Run,
    nearest: Run,
    resize: Run,
    anomaly: Run,
    dense: Run,
    conv_mse: Run,
    conv_ssim: Run,
    pca: Run,
    conv_best: Run,
) -> Figure:
    """Names at the left, pictures, and held-out errors as bars at the right."""
    figure, board = sheet()
    methods = [
        ("mean image", mean_image, MEAN),
        ("nearest", nearest, MEAN),
        (RESIZED, resize, RESIZE),
        (f"{anomaly.params:,} weights", anomaly, CONV),
        ("dense", dense, DENSE),
        ("conv", conv_mse, CONV),
        ("conv, SSIM", conv_ssim, CONV_SSIM),
        ("PCA", pca, PCA),
        ("ours", conv_best, OURS),
    ]
    side = (HEIGHT - TOP) / (len(methods) + 1)
    halves = [LABEL + half * (6 * side + APART) for half in range(2)]
    for row, (name, run, colour) in enumerate([("original", original, PAPER), *methods]):
        write(board, LABEL - 20, TOP + (row + 0.5) * side, name, ha="right", colour=colour)
        for left, pictures in zip(halves, (run.pictures["train"], run.pictures["test"]), strict=True):
            strip(board, left, TOP + row * side, side, pictures)
    left = halves[1] + 6 * side + APART
    axes = chart(figure, left, TOP + side, WIDTH - left - VALUE, side * len(methods))
    bars(axes, [Bar("", scores(run)["test_mse"], colour) for _, run, colour in methods], "mse")
    for x, text in zip([*halves, left], ("trained on", "held out", "held-out squared error"), strict=True):
        write(board, x, 18, text, colour=MUTED)
    return figure


def strip(board: Axes, left: float, top: float, side: float, pictures: np.ndarray) -> None:
    """Pictures in a row, as far apart as rows."""
    for column, image in enumerate(pictures):
        picture(board, left + column * side, top, side - GAP, image)
