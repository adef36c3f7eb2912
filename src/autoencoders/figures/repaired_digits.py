"""Held-out digits with a hole of 8x8 pixels, filled by the conditional network and by the ten nearest training digits; errors.

The pictures are those of ten digits that lost most. Errors are inside the holes of all held-out digits.
"""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from autoencoders.drawing.blocks import bars_under_names, wall
from autoencoders.drawing.palette import DENSE, MEAN, MUTED, NOISE, PAPER, RESIZE, VARIATIONAL
from autoencoders.drawing.panels import HEIGHT, WIDTH, Bar, box, chart, sheet, write
from autoencoders.drawing.words import COUNTED
from autoencoders.experiments.filling import NEAREST
from autoencoders.experiments.latent import BOX, first_of_each_digit, holes
from autoencoders.runs import Run
from autoencoders.scores import scores

SHOWN = 4
LABEL, GAP, SIDE = 152, 8, 119  # px for names at the left, between pictures, and of a picture
LEFT, TOP, VALUE = 728, 30, 124  # px before and above the bars, and for their values
OF_NEAREST = f"{COUNTED[NEAREST]} nearest"


def draw(cvae: Run, hole_rivals: Run, vae_thirty: Run, sixteen_dense: Run) -> Figure:
    """Four rows of digits, and the errors as bars."""
    figure, board = sheet()
    lost = np.abs(cvae.pictures["test_originals"] - cvae.pictures["test_damaged"]).sum(axis=(1, 2, 3))
    chosen = np.sort(np.argsort(-lost, kind="stable")[:SHOWN])
    labels = cvae.arrays["test_labels"]
    places = holes(len(labels))[first_of_each_digit(labels)]
    for row, (title, pictures) in enumerate(rows(cvae, hole_rivals, places).items()):
        top = row * (SIDE + GAP)
        write(board, LABEL - 20, top + SIDE / 2, title, ha="right", bold=True, colour=VARIATIONAL if row == 1 else PAPER)
        wall(board, LABEL, top, pictures[chosen], SHOWN, SIDE, GAP)
        for column, place in enumerate(places[chosen]):
            frame(board, LABEL + column * (SIDE + GAP), top, place)
    draw_errors(figure, board, [scores(run) for run in (cvae, hole_rivals, vae_thirty, sixteen_dense)])
    return figure


def rows(cvae: Run, hole_rivals: Run, places: np.ndarray) -> dict[str, np.ndarray]:
    """The pictures of each row: in those that are repaired, only the hole is filled."""
    damaged, originals = (cvae.pictures[f"test_{name}"] for name in ("damaged", "originals"))
    repaired = np.where(places, cvae.pictures["test_repaired"], damaged)
    return {
        "damaged": damaged,
        "conditional": repaired,
        OF_NEAREST: hole_rivals.pictures["test_nearest"],
        "original": originals,
    }


def frame(board: Axes, left: float, top: float, place: np.ndarray) -> None:
    """A frame around the hole."""
    (y, *_), (x, *_), _ = np.nonzero(place)
    pixel = SIDE / len(place)
    box(board, left + x * pixel, top + y * pixel, BOX * pixel, BOX * pixel, face="none", edge=NOISE, radius=0, lw=2.5)


def draw_errors(figure: Figure, board: Axes, results: list[dict]) -> None:
    """Bars for the error of each repair, the worst first."""
    ours, rivals, variational, plain = results
    entries = [
        Bar("the digit’s mean image", rivals["mean_told_mse"], MEAN),
        Bar("plain autoencoder", plain["box_mse"], DENSE),
        Bar("variational, told nothing", variational["box_mse"], VARIATIONAL),
        Bar("conditional, told a guess", ours["box_guessed_mse"], VARIATIONAL),
        Bar("conditional, told the digit", ours["box_mse"], VARIATIONAL, strong=True),
        Bar(f"{OF_NEAREST}, told nothing", rivals["nearest_mse"], MEAN),
        Bar("a normal distribution, told nothing", rivals["expected_mse"], RESIZE),
    ]
    entries.sort(key=lambda bar: -bar.score["mean"])
    write(board, LEFT, 16, "MSE in the hole; lower is better", colour=MUTED)
    axes = chart(figure, LEFT, TOP, WIDTH - LEFT - VALUE, HEIGHT - TOP, xlim=(0, entries[0].score["mean"]))
    bars_under_names(axes, entries, "mse")
