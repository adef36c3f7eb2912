"""The experiment that a slide trains again: points on a spiral, a line and a bent line, what they leave, and their digest."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from autoencoders.drawing import style
from autoencoders.drawing.palette import CONV_SSIM, DENSE, MUTED, PCA
from autoencoders.drawing.panels import HEIGHT, chart, score_text, sheet, write
from autoencoders.runs import Run
from autoencoders.scores import scores

CENTRE, REACH = (0.2, -0.2), 1.25  # of the square of the plane that is shown, and from there to its rims
LEFT = HEIGHT + 56  # px, of what is told beside the plane
LINES = (("line", "a line: PCA", PCA, 40), ("bent", "a bent line: an autoencoder", DENSE, 160))


def draw(spiral: Run) -> Figure:
    """The plane at the left; beside it, what each line leaves of held-out points, and the digest that Node reached."""
    figure, board = sheet()
    xlim, ylim = ((middle - REACH, middle + REACH) for middle in CENTRE)
    plane(chart(figure, 0, 0, HEIGHT, HEIGHT, xlim=xlim, ylim=ylim, xticks=[], yticks=[]), spiral)
    results = scores(spiral)
    for name, words, colour, top in LINES:
        write(board, LEFT, top, words, colour=colour, bold=True, size=style.NORMAL)
        error = score_text("mse", results[f"test_{name}_mse"]["mean"])
        write(board, LEFT, top + 44, f"error on held-out points {error}", colour=MUTED)
    write(board, LEFT, 290, f"{results['steps']['mean']:,.0f} steps; digest of all weights:", colour=MUTED)
    write(board, LEFT, 340, str(spiral.arrays["digest"]), colour=CONV_SSIM, family=style.MONO, size=style.NORMAL)
    write(board, LEFT, 390, "as Node.js computes it in the build", colour=MUTED)
    return figure


def plane(axes: Axes, run: Run) -> None:
    """Training points, the line through all of the plane, and the bent line from its first code to its last."""
    middle, direction = run.arrays["line"]
    ends = middle + 4 * REACH * np.array([[-1], [1]]) * direction
    axes.scatter(*run.arrays["train_points"].T, s=22, color=MUTED, lw=0)
    axes.plot(*ends.T, color=PCA, lw=4)
    axes.plot(*run.arrays["bent"].T, color=DENSE, lw=5, solid_capstyle="round", solid_joinstyle="round")
