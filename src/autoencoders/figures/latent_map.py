"""A code of two numbers: codes of held-out digits (left) and decoded codes (right), on the same axes."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patheffects import withStroke
from scipy.ndimage import gaussian_filter

from autoencoders.drawing import style
from autoencoders.drawing.maps import small_digits
from autoencoders.drawing.palette import INK, MUTED, PAPER
from autoencoders.drawing.panels import HEIGHT, WIDTH, arrow, chart, sheet, write
from autoencoders.runs import Run

SIDE = HEIGHT - 46
LABELS = 56  # px at the left of each map: the numbers along it
APART = WIDTH - 2 * (LABELS + SIDE)  # px between the maps: the way from a code to its picture
EVERY = 2  # of the decoded pictures: 11 x 11 can still be read from the last row
CODES, HIGH = 8, 9  # every so many codes are drawn, more would cover one another; points of such a digit
DIGITS = 10
CELLS = 40  # of the grid on which a digit's densest place is looked for
NAME = 0.5  # codes between two names: 34 px


def draw(vae: Run) -> Figure:
    """A map of codes and a map of pictures."""
    figure, board = sheet()
    grid = thinned(vae.pictures["grid"])
    reach = float(vae.arrays["reach"]) * (1 + 1 / (len(grid) - 1))  # half a picture beyond the outermost codes
    lefts = (LABELS, WIDTH - SIDE)
    places = [chart(figure, x, 0, SIDE, SIDE, xlim=(-reach, reach), ylim=(-reach, reach)) for x in lefts]
    named_codes(places[0], vae.arrays["codes"].astype(float), vae.arrays["labels"])
    places[1].imshow(mosaic(grid), extent=(-reach, reach) * 2, interpolation="none", aspect="auto")
    for axes in places:
        axes.set_xticks([-2, 0, 2])
        axes.set_yticks([-2, 0, 2])
    start, end = LABELS + SIDE + 14, LABELS + SIDE + APART - 6
    arrow(board, (start, SIDE / 2), (end, SIDE / 2))
    write(board, (start + end) / 2, SIDE / 2 - 26, "decode", ha="center", colour=MUTED)
    return figure


def named_codes(axes: Axes, codes: np.ndarray, labels: np.ndarray) -> None:
    """Codes as small digits, and each digit's name where most of its codes are."""
    small_digits(axes, codes[::CODES], labels[::CODES], HIGH)
    for digit, (x, y) in enumerate(label_places(codes, labels, axes.get_xlim()[1])):
        text = write(axes, x, y, str(digit), bold=True, size=style.LARGE, colour=PAPER, ha="center")
        text.set_path_effects([withStroke(linewidth=7, foreground=INK)])


def label_places(codes: np.ndarray, labels: np.ndarray, reach: float) -> np.ndarray:
    """A place for each digit's name: where its codes are dense and others are rare, moved where two names would touch."""
    edges = np.linspace(-reach, reach, CELLS + 1)
    counts = [np.histogram2d(*codes[labels == digit].T, bins=(edges, edges))[0] for digit in range(DIGITS)]
    density = gaussian_filter(np.array(counts), (0, 1.5, 1.5))  # (digits, cells, cells)
    own = (density**2 / (density.sum(axis=0) + 1e-9)).reshape(DIGITS, -1)  # many, and a large share of who is there
    cells = np.stack(np.unravel_index(own.argmax(axis=1), (CELLS, CELLS)), axis=1)
    places = edges[cells] + reach / CELLS
    for _ in range(100):
        offsets = places[:, None] - places  # (digits, digits, 2)
        distances = np.linalg.norm(offsets, axis=-1, keepdims=True) + 1e-9
        places = places + (offsets / distances * np.clip(NAME - distances, 0, None)).sum(axis=1) / 4
    return places


def thinned(grid: np.ndarray) -> np.ndarray:
    """Every EVERY-th decoded picture of the grid in both directions: (rows, columns, height, width, 1)."""
    steps = round(len(grid) ** 0.5)
    return grid.reshape(steps, steps, *grid.shape[1:])[::EVERY, ::EVERY]


def mosaic(grid: np.ndarray) -> np.ndarray:
    """A grid of pictures as one picture of three channels."""
    rows, columns, height, width, _ = grid.shape
    joined = grid.swapaxes(1, 2).reshape(rows * height, columns * width, 1)
    return np.repeat(joined, 3, axis=-1)
