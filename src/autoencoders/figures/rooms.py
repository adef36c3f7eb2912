"""Codes of four networks, projected to three numbers by PCA and by a kernel, with the same settings for all."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from autoencoders.drawing import style
from autoencoders.drawing.maps import digit_dots, draw_room, marked, projected
from autoencoders.drawing.palette import CONV, DENSE, MUTED, NOISE, VARIATIONAL
from autoencoders.drawing.panels import HEIGHT, WIDTH, chart, score_text, sheet, write
from autoencoders.experiments.generation import NEIGHBOURS
from autoencoders.runs import Run
from autoencoders.scores import scores

NETWORKS = (
    ("sixteen_dense", "dense", DENSE),
    ("sixteen_conv", "conv", CONV),
    ("vae_thirty", "variational", VARIATIONAL),
    ("cvae", "told the digit", NOISE),
)
METHODS = (("plane", "PCA"), ("polynomial", "kernel"))
LABEL, HEAD, FOOT = 96, 68, 36  # px for the ways' names, for networks and their codes, for the legend
STEP = (WIDTH - LABEL) / len(NETWORKS)
HIGH = (HEIGHT - HEAD - FOOT) / len(METHODS)
SHARE = 74  # px for a room's share
KEPT = 600  # dots of each room
DOT = 2.6  # points


def draw(projections: Run) -> Figure:
    """A column for each network, a row for each projection."""
    figure, board = sheet()
    results = scores(projections)
    for line, (_, title) in enumerate(METHODS):
        write(board, 0, HEAD + (line + 0.5) * HIGH, title, bold=True)
    for column, (network, name, colour) in enumerate(NETWORKS):
        left = LABEL + column * STEP
        write(board, left + 8, 16, name, colour=colour, bold=True)
        write(board, left + 8, 48, "in the code", colour=MUTED)
        whole = score_text("share", results[f"test_{network}_accuracy"]["mean"])
        write(board, left + STEP - SHARE, 48, whole, size=style.NORMAL, bold=True)
        for line, (method, _) in enumerate(METHODS):
            top = HEAD + line * HIGH
            places = projections.arrays[f"{network}_{method}"].astype(float)[:KEPT]
            cloud(chart(figure, left, top, STEP - SHARE - 8, HIGH - 8), places, projections.arrays[f"{network}_labels"][:KEPT])
            share = score_text("share", results[f"test_{network}_{method}_3_accuracy"]["mean"])
            write(board, left + STEP - SHARE, top + HIGH / 2, share, size=style.NORMAL, bold=True)
    words = f"share of held-out digits that their {NEIGHBOURS} nearest neighbours name rightly"
    write(board, 0, HEIGHT - 13, words, colour=MUTED)
    write(board, WIDTH, HEIGHT - 13, marked(), ha="right")
    return figure


def cloud(axes: Axes, places: np.ndarray, labels: np.ndarray) -> None:
    """One projection in a cube, scaled to fill it."""
    low, high = places.min(axis=0), places.max(axis=0)
    corners = draw_room(axes)
    digit_dots(axes, projected(2 * (places - low) / np.maximum(high - low, 1e-9) - 1), labels, DOT)
    (left, below), (right, above) = corners.min(axis=0) - 0.02, corners.max(axis=0) + 0.02
    axes.set(xlim=(left, right), ylim=(below, above), xticks=[], yticks=[])
