"""Two estimators of a gradient: by reparameterisation, and by the score function, which only needs costs.

Left, estimates for a single number; right, for codes of digits, how many draws are as precise as one reparameterised draw.
"""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from autoencoders.drawing import style
from autoencoders.drawing.palette import LINE, MUTED, NOISE, PAPER, VARIATIONAL
from autoencoders.drawing.panels import HEIGHT, WIDTH, chart, histogram, sheet, write
from autoencoders.estimates import per_seed
from autoencoders.experiments.gradients import EXACT
from autoencoders.runs import Run

LEFT, TOP, FOOT = 520, 56, 84  # px of the left panel, above both and below them
LABEL, VALUE = 240, 140  # px for names and values of the right one
NEAR = 3.5  # of the known slope: what the left panel shows, to either side
BINS = 50
FLANK = 1.95  # beside the known slope: where the wider hill has its name
WAYS = (("factored", "through the draw", VARIATIONAL), ("scored", "from costs alone", NOISE))


def draw(gradients: Run) -> Figure:
    """Two histograms around the known derivative, and three numbers of draws."""
    figure, board = sheet()
    axes = chart(figure, 0, TOP, LEFT, HEIGHT - TOP - FOOT, xlim=(EXACT - NEAR, EXACT + NEAR), yticks=[])
    for way, name, colour in reversed(WAYS):
        _, height = histogram(axes, gradients.arrays[f"lone_{way}"], np.linspace(*axes.get_xlim(), BINS + 1), colour)
        foot = (EXACT, height) if way == "factored" else (EXACT + FLANK, 2 * height)
        write(axes, *foot, name, colour=colour, bold=True, size=style.NORMAL, ha="center", above=20)
    axes.set_ylim(0, None)
    axes.set_xticks([EXACT - 2, EXACT, EXACT + 2])
    write(board, LEFT / 2, HEIGHT - 14, "slope of the mean cost", ha="center", colour=MUTED)
    write(board, LEFT + 60, 18, "draws that tell as much as one through the draw", colour=MUTED)
    left = LEFT + 60 + LABEL
    draws(chart(figure, left, TOP, WIDTH - left - VALUE, HEIGHT - TOP - FOOT, yticks=[]), gradients)
    return figure


def draws(axes: Axes, gradients: Run) -> None:
    """The variance of each estimator for codes of digits, relative to the first."""
    kinds = [("through the draw", VARIATIONAL, np.ones(1))]
    kinds += [("costs compared", PAPER, per_seed(gradients, "compared_times"))]
    kinds += [("from costs alone", NOISE, per_seed(gradients, "scored_times"))]
    axes.set(xscale="log", xlim=(1, 10 ** np.ceil(np.log10(kinds[-1][2].max()))), ylim=(len(kinds) - 0.5, -0.5))
    axes.xaxis.set_major_formatter("")  # the values stand beside their bars
    axes.grid(axis="x", color=LINE, lw=1.5)
    for y, (name, colour, times) in enumerate(kinds):
        axes.plot([1, times.mean()], [y, y], color=colour, lw=14, solid_capstyle="round", clip_on=False)
        write(axes, 1, y, name, right=-18, ha="right", colour=colour, bold=True)
        write(axes, times.max(), y, f"{times.mean():,.0f}", right=18, colour=PAPER, bold=True, size=style.NORMAL)
