"""Points of a lattice over the plane, and where the network that was trained near a spiral takes them, step by step.

All is of the first seed's network, the one that runs in the page.
"""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from autoencoders.drawing import style
from autoencoders.drawing.palette import LINE, MUTED, NOISE, PAPER
from autoencoders.drawing.panels import HEIGHT, WIDTH, chart, sheet, write
from autoencoders.experiments.plane import EDGE, REPEATS, SIGMA, nearest, spiral, trace
from autoencoders.runs import Run

ON = 0.5  # standard deviations of the noise: a point that is nearer to the curve than this is on it
STEPS = {0: "all over the plane", 1: "after one step", REPEATS: f"after {REPEATS} steps"}
SIDE, HEAD = 368, 44  # px of a panel, and above the panels
DOT = 34  # square points
SEEN = 1.03 * EDGE  # from the middle to each side, so that dots at the rim are whole
VIEW = {"xlim": (-SEEN, SEEN), "ylim": (-SEEN, SEEN), "xticks": [], "yticks": []}


def draw(denoise_plane: Run) -> Figure:
    """A panel for the start, for one step and for all; the share of points on the curve under each."""
    figure, board = sheet()
    for place, (step, name) in enumerate(STEPS.items()):
        left = place * (WIDTH - SIDE) / (len(STEPS) - 1)
        points = denoise_plane.arrays["spiral_path"][step].astype(float)
        on = on_curve(points)
        write(board, left + SIDE / 2, 18, name, ha="center", bold=True)
        plane(chart(figure, left, HEAD, SIDE, SIDE, **VIEW), points, on)
        write(board, left + SIDE / 2, HEAD + SIDE + 26, f"{on.mean():.0%}", ha="center", bold=True, size=style.LARGE)
    words = f"on the spiral, of {len(points)} points: within {ON:g} standard deviations of the noise"
    write(board, WIDTH / 2, HEIGHT - 18, words, ha="center", colour=MUTED)
    return figure


def on_curve(points: np.ndarray) -> np.ndarray:
    """Whether each point is on the curve."""
    return nearest(points, spiral)[0] < ON * SIGMA


def plane(axes: Axes, points: np.ndarray, on: np.ndarray) -> None:
    """The curve, and points in two colours."""
    axes.plot(*trace(spiral)[::8].T, color=LINE, lw=8, solid_capstyle="round", solid_joinstyle="round")
    for mask, colour in ((on, PAPER), (~on, NOISE)):
        axes.scatter(*points[mask].T, s=DOT, color=colour, lw=0, zorder=3)
