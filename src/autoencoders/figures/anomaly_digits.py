"""One normal digit among ten: how well an autoencoder, PCA and the nearest picture detect the nine others.

Each column is one test; above it are the strange digits with the smallest errors.
"""

import numpy as np
from matplotlib.figure import Figure

from autoencoders.drawing import style
from autoencoders.drawing.palette import DENSE, LINE, MEAN, MUTED, PAPER, PCA
from autoencoders.drawing.panels import HEIGHT, WIDTH, chart, picture, sheet, write
from autoencoders.drawing.words import ticks
from autoencoders.runs import Run

LEFT, RIGHT, TOP, FOOT = 150, 190, 128, 66  # px around the dots
LEVELS = (0.8, 0.9, 1.0)
ASIDE = 0.22  # of a column, between the dots of two methods
SIDE = 54  # px of a picture
METHODS = (("nearest_auroc", "nearest", MEAN), ("pca_auroc", "PCA", PCA), ("auroc", "network", DENSE))


def draw(anomaly_digit: Run, anomaly_digit_rivals: Run) -> Figure:
    """A column of dots for each normal digit, under two strange digits that passed as normal."""
    figure, board = sheet()
    width, height = WIDTH - LEFT - RIGHT, HEIGHT - TOP - FOOT
    axes = chart(figure, LEFT, TOP, width, height, xlim=(-0.5, 9.5), ylim=(LEVELS[0] - 0.01, 1.005), xticks=[])
    ticks(axes.yaxis, LEVELS)
    axes.hlines(LEVELS, -0.5, 9.5, color=LINE, lw=2)
    measures = anomaly_digit_rivals.measures | anomaly_digit.measures
    aurocs = {name: measures[name].mean(axis=0) for name, _, _ in METHODS}
    for aside, (name, _, colour) in zip((-ASIDE, 0, ASIDE), METHODS, strict=True):
        axes.plot(np.arange(10) + aside, aurocs[name], "o", ms=13, color=colour, clip_on=False)
    for digit in range(10):
        centre = LEFT + (digit + 0.5) * width / 10
        for index, image in enumerate(anomaly_digit.pictures[f"passed_{digit}"][:2]):
            picture(board, centre - SIDE / 2, index * (SIDE + 4), SIDE, image)
        write(board, centre, HEIGHT - 28, str(digit), ha="center", bold=True, size=style.LARGE, colour=PAPER)
    for line, text in enumerate(("let pass", "as normal")):
        write(board, LEFT - 24, 40 + 32 * line, text, ha="right", colour=MUTED)
    write(board, WIDTH - RIGHT + 28, TOP + 6, "AUROC of the", colour=MUTED)
    for line, (_, title, colour) in enumerate(METHODS[::-1]):
        write(board, WIDTH - RIGHT + 28, TOP + 50 + 44 * line, title, colour=colour, bold=True)
    write(board, LEFT - 24, HEIGHT - 28, "normal is", ha="right", colour=MUTED)
    return figure
