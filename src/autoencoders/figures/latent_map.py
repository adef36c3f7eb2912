"""Two numbers for a digit: where each held-out digit lies (left), and what each place decodes to (right), on the same axes.

Neighbours look alike, and between two digits lies a picture of both: codes that one can walk through.
"""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import PathPatch
from matplotlib.patheffects import withStroke
from matplotlib.path import Path

from autoencoders import style
from autoencoders.palette import CONV, CONV_SSIM, DENSE, INK, MEAN, MUTED, NOISE, OURS, PAPER, PCA, RESIZE
from autoencoders.panels import HEIGHT, WIDTH, chart, sheet, write
from autoencoders.runs import Run

REACH = 3.0  # of the decoded grid: that of autoencoders.digits, which cannot be imported without Keras
COLOURS = (PAPER, OURS, PCA, NOISE, CONV_SSIM, CONV, DENSE, RESIZE, MUTED, MEAN)  # of the digits 0 to 9
SIDE = HEIGHT - 46
APART = 90
DOT = 2.2  # points


def draw(vae: Run) -> Figure:
    """A map of dots and a map of pictures."""
    figure, board = sheet()
    steps = round(len(vae.pictures["grid"]) ** 0.5)
    reach = REACH + REACH / (steps - 1)  # half a picture beyond the outermost codes
    left = (WIDTH - 2 * SIDE - APART) / 2
    places = [chart(figure, x, 0, SIDE, SIDE, xlim=(-reach, reach), ylim=(-reach, reach)) for x in (left, left + SIDE + APART)]
    dots(places[0], vae.arrays["codes"].astype(float), vae.arrays["labels"])
    places[1].imshow(mosaic(vae.pictures["grid"], steps), extent=(-reach, reach) * 2, interpolation="none", aspect="auto")
    for axes in places:
        axes.set_xticks([-2, 0, 2])
        axes.set_yticks([-2, 0, 2])
    return figure


def dots(axes: Axes, codes: np.ndarray, labels: np.ndarray) -> None:
    """Each digit's codes as one path of dots, and its name in their middle."""
    for digit, colour in enumerate(COLOURS):
        mine = codes[labels == digit]
        ends = np.repeat(mine, 2, axis=0)  # a line of no length with round ends is a dot, at a fraction of a marker's bytes
        path = Path(ends, np.tile([Path.MOVETO, Path.LINETO], len(mine)))
        axes.add_patch(PathPatch(path, fill=False, edgecolor=colour, lw=DOT, capstyle="round"))
    for digit, colour in enumerate(COLOURS):
        middle = np.median(codes[labels == digit], axis=0)
        text = write(axes, *middle, str(digit), bold=True, size=style.LARGE, colour=colour, ha="center")
        text.set_path_effects([withStroke(linewidth=6, foreground=INK)])


def mosaic(grid: np.ndarray, steps: int) -> np.ndarray:
    """All decoded pictures as one, row by row."""
    height, width = grid.shape[1:3]
    joined = grid.reshape(steps, steps, height, width).swapaxes(1, 2).reshape(steps * height, steps * width)
    return np.repeat(joined[..., None], 3, axis=-1)
