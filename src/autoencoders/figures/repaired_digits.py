"""Held-out digits with a hole of 8x8 pixels: damaged, repaired by the conditional network, and original; and errors.

The pictures are those of ten digits that lost most. Errors are inside the holes of all held-out digits.
"""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from autoencoders.drawing.blocks import bars_under_names, wall
from autoencoders.drawing.palette import DENSE, MEAN, MUTED, NOISE, PAPER, VARIATIONAL
from autoencoders.drawing.panels import HEIGHT, WIDTH, Bar, box, chart, sheet, write
from autoencoders.experiments.latent import BOX, first_of_each_digit, holes
from autoencoders.runs import Run
from autoencoders.scores import scores

SHOWN = 4
LABEL, GAP, SIDE = 132, 8, 160  # px for names at the left, between pictures, and of a picture
SIDES = {"test_damaged": "damaged", "test_repaired": "repaired", "test_originals": "original"}
LEFT, TOP, VALUE = 848, 40, 124  # px before and above the bars, and for their values


def draw(cvae: Run, sixteen_dense: Run) -> Figure:
    """Three rows of digits, and the errors as bars."""
    figure, board = sheet()
    lost = np.abs(cvae.pictures["test_originals"] - cvae.pictures["test_damaged"]).sum(axis=(1, 2, 3))
    chosen = np.sort(np.argsort(-lost, kind="stable")[:SHOWN])
    labels = cvae.arrays["test_labels"]
    places = holes(len(labels))[first_of_each_digit(labels)[chosen]]
    for row, (name, title) in enumerate(SIDES.items()):
        top = row * (HEIGHT - SIDE) / (len(SIDES) - 1)
        write(board, LABEL - 24, top + SIDE / 2, title, ha="right", bold=True, colour=VARIATIONAL if row == 1 else PAPER)
        wall(board, LABEL, top, cvae.pictures[name][chosen], SHOWN, SIDE, GAP)
        for column, place in enumerate(places):
            frame(board, LABEL + column * (SIDE + GAP), top, place)
    draw_errors(figure, board, scores(cvae), scores(sixteen_dense))
    return figure


def frame(board: Axes, left: float, top: float, place: np.ndarray) -> None:
    """A frame around the hole."""
    (y, *_), (x, *_), _ = np.nonzero(place)
    pixel = SIDE / len(place)
    box(board, left + x * pixel, top + y * pixel, BOX * pixel, BOX * pixel, face="none", edge=NOISE, radius=0, lw=2.5)


def draw_errors(figure: Figure, board: Axes, ours: dict, plain: dict) -> None:
    """Bars for the error of each repair, the worst first."""
    entries = [
        Bar("left black", ours["box_black_mse"], MUTED),
        Bar("mean image", ours["box_mean_mse"], MEAN),
        Bar("plain autoencoder", plain["box_mse"], DENSE),
        Bar("told a guessed digit", ours["box_guessed_mse"], VARIATIONAL),
        Bar("told the digit", ours["box_mse"], VARIATIONAL, strong=True),
    ]
    entries.sort(key=lambda bar: -bar.score["mean"])
    write(board, LEFT, 18, "MSE inside the hole", colour=MUTED)
    axes = chart(figure, LEFT, TOP, WIDTH - LEFT - VALUE, HEIGHT - TOP, xlim=(0, entries[0].score["mean"]))
    bars_under_names(axes, entries, "mse")
