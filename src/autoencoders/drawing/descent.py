"""Error curves over training: seeds as faint lines, their mean as a strong one, few grid lines."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.ticker import NullFormatter, NullLocator

from autoencoders.drawing.palette import LINE
from autoencoders.drawing.panels import keep_apart, score_text, write

LEVELS = (0.01, 0.02, 0.03, 0.05, 0.07, 0.1, 0.2)
BETWEEN, BELOW = 64, 30  # px between names, and from the lowest name to the axis


def error_axis(axes: Axes, low: float, high: float, *, named: bool = True) -> None:
    """A logarithmic axis of errors with a grid line at each of LEVELS within it."""
    axes.set(yscale="log", ylim=(low, high))
    here = [level for level in LEVELS if low < level < high]
    axes.set_yticks(here, [f"{level:g}" if named else "" for level in here])
    axes.yaxis.set_minor_locator(NullLocator())
    axes.yaxis.set_minor_formatter(NullFormatter())
    axes.grid(axis="y", color=LINE, lw=1.5)
    axes.set_axisbelow(True)


def seed_curves(axes: Axes, x: np.ndarray, losses: np.ndarray, colour: str, dashes="-") -> float:
    """Draw losses (seeds, len(x)) over x; returns the last value of their mean."""
    for loss in losses:
        axes.plot(x, loss, color=colour, lw=1.2, alpha=0.45)
    axes.plot(x, losses.mean(axis=0), color=colour, lw=4, ls=dashes)
    return float(losses.mean(axis=0)[-1])


def name_ends(axes: Axes, tall: float, lines: list[tuple[float, float, float, str, str, str]], *, below: float = BELOW) -> None:
    """Write value and name at the end of each line, moved apart on axes that are `tall` px.

    A line is the x and y of its end, its value, its name, and the colours of both.
    """
    low, high = np.log(axes.get_ylim())
    pixel = (high - low) / tall
    places = np.exp(keep_apart([float(np.log(y)) for _, y, *_ in lines], BETWEEN * pixel, low + below * pixel, high))
    for place, (x, _, value, name, colour, quiet) in zip(places, lines, strict=True):
        write(axes, x, place, score_text("mse", value), right=10, above=11, colour=colour, bold=True)
        write(axes, x, place, name, right=10, above=-11, colour=quiet)
