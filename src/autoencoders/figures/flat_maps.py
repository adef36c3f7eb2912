"""Codes of three networks, projected to two dimensions in three ways; accuracy of neighbours in the code and on the map."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from autoencoders.drawing import style
from autoencoders.drawing.maps import digit_dots, fit_axes, marked
from autoencoders.drawing.palette import CONV, DENSE, MUTED, PAPER, VARIATIONAL
from autoencoders.drawing.panels import HEIGHT, WIDTH, chart, score_text, sheet, write
from autoencoders.experiments.generation import NEIGHBOURS
from autoencoders.runs import Run
from autoencoders.scores import scores

NETWORKS = (("sixteen_dense", "dense", DENSE), ("sixteen_conv", "conv", CONV), ("vae_thirty", "variational", VARIATIONAL))
METHODS = (("plane", "PCA"), ("polynomial", "polynomial kernel"), ("bell", "bell kernel"))
LABEL, SHARE, HEAD, FOOT, GAP = 164, 104, 36, 36, 8  # px for names, for a map's share, for heads, foot, between rows
STEP = (WIDTH - LABEL) / len(METHODS)
HIGH = (HEIGHT - HEAD - FOOT) / len(NETWORKS) - GAP
DOT = 3.2  # points
KEPT = 800  # dots of each map


def draw(projections: Run) -> Figure:
    """A row of maps for each network, a column for each projection."""
    figure, board = sheet()
    results = scores(projections)
    for column, (_, title) in enumerate(METHODS):
        write(board, LABEL + column * STEP, 16, title, bold=True)
    for row, (network, name, colour) in enumerate(NETWORKS):
        top = HEAD + row * (HIGH + GAP)
        write(board, 0, top + HIGH / 2 - 38, name, colour=colour, bold=True)
        whole = score_text("share", results[f"test_{network}_accuracy"]["mean"])
        write(board, 0, top + HIGH / 2, whole, size=style.LARGE, bold=True)
        write(board, 0, top + HIGH / 2 + 34, "in the code", colour=MUTED)
        for column, (method, _) in enumerate(METHODS):
            left = LABEL + column * STEP
            places = projections.arrays[f"{network}_{method}"].astype(float)[:KEPT, :2]
            draw_map(chart(figure, left, top, STEP - SHARE - 14, HIGH), places, projections.arrays[f"{network}_labels"][:KEPT])
            share = score_text("share", results[f"test_{network}_{method}_2_accuracy"]["mean"])
            write(board, left + STEP - SHARE, top + HIGH / 2, share, size=style.LARGE, bold=True, colour=PAPER)
    legend(board)
    return figure


def draw_map(axes: Axes, places: np.ndarray, labels: np.ndarray) -> None:
    """One map: one digit's places among all others."""
    fit_axes(axes, places)
    digit_dots(axes, places, labels, DOT)


def legend(board: Axes) -> None:
    """What the shares mean, and which digit stands out."""
    words = f"share of held-out digits that their {NEIGHBOURS} nearest neighbours name rightly"
    write(board, 0, HEIGHT - 13, words, colour=MUTED)
    write(board, WIDTH, HEIGHT - 13, marked(), ha="right")
