"""A linear autoencoder and PCA: angles between their planes during training, codes of digits, and the planes' directions.

The plane is the same, but its directions are not, since the decoder can undo any linear map of the code.
"""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from autoencoders.drawing import style
from autoencoders.drawing.descent import seed_curves
from autoencoders.drawing.maps import digit_dots, fit_axes, marked
from autoencoders.drawing.palette import CONV, DENSE, LINE, MUTED, PAPER, PCA, RESIZE
from autoencoders.drawing.panels import HEIGHT, WIDTH, chart, keep_apart, picture, score_text, sheet, write
from autoencoders.drawing.words import ticks
from autoencoders.runs import Run

LEFT, WIDE, TOP, FOOT = 60, 250, 44, 84  # px of and around the angles
COLUMNS = (("pca", "PCA", PCA), ("adam", "Adam", DENSE), ("large_sgd", "SGD", CONV))
OPTIMISERS = (*COLUMNS[1:], ("sgd", "SGD 0.01", RESIZE))
SIDE, APART, DOT = 98, 8, 2.4  # px of an atom and between two, points of a dot
ACROSS = 2 * SIDE + APART
STEP = ACROSS + 20


def draw(linear: Run) -> Figure:
    """Angles over epochs; for PCA and each optimiser a map of codes, and the directions as pictures."""
    figure, board = sheet()
    axes = chart(figure, LEFT, TOP, WIDE, HEIGHT - TOP - FOOT, ylim=(0, 92))
    angles(axes, linear)
    write(board, 0, 18, "degrees from PCA’s plane", colour=MUTED)
    write(board, LEFT + WIDE / 2, HEIGHT - 14, "epochs", ha="center", colour=MUTED)
    for line, text in enumerate((marked(), "what each", "number adds")):
        write(board, WIDTH - len(COLUMNS) * STEP, HEIGHT - 66 + 25.5 * line, text, ha="right", colour=MUTED)
    for column, (name, title, colour) in enumerate(COLUMNS):
        left = WIDTH - (len(COLUMNS) - column) * STEP + STEP - ACROSS
        write(board, left, 18, title, colour=colour, bold=True, size=style.NORMAL)
        if name != "pca":
            angle = score_text("angle", linear.measures[f"{name}_2_angle"].mean())
            write(board, left + ACROSS, 18, f"{angle}°", ha="right", colour=PAPER)
        places = chart(figure, left, TOP, ACROSS, HEIGHT - TOP - SIDE - 20)
        codes = linear.arrays[f"{name}_2_codes"].astype(float)
        fit_axes(places, codes)
        digit_dots(places, codes, linear.arrays["labels"], DOT)
        for place, atom in enumerate(linear.arrays[f"{name}_2_axes"].astype(float)):
            picture(board, left + place * (SIDE + APART), HEIGHT - SIDE, SIDE, shaded(atom))
    return figure


def angles(axes: Axes, run: Run) -> None:
    """The largest angle between the two planes after each epoch, for each optimiser; codes of sixteen numbers dashed."""
    ends = []
    for name, _, colour in OPTIMISERS:
        for size, dashes in ((16, (0, (2, 1))), (2, "-")):
            curves = run.curves[f"{name}_{size}_angle"]
            end = seed_curves(axes, np.arange(curves.shape[1]), curves, colour, dashes)
        ends.append(end)
    last = curves.shape[1] - 1
    axes.set(xlim=(0, last), xticks=[0, last])
    ticks(axes.yaxis, (0, 30, 60, 90))
    axes.grid(axis="y", color=LINE, lw=1.5)
    places = keep_apart(ends, 34 * 92 / (HEIGHT - TOP - FOOT), 3)
    for place, (_, title, colour) in zip(places, OPTIMISERS, strict=True):
        write(axes, last, place, title, right=8, colour=colour, bold=True)


def shaded(atom: np.ndarray) -> np.ndarray:
    """What one number of the code adds to a picture: mid-grey for nothing, white for more, black for less."""
    side = round(len(atom) ** 0.5)
    return (0.5 + 0.5 * atom / np.abs(atom).max()).reshape(side, side, 1)
