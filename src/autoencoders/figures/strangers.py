"""An emoji, a digit and the same digit inverted, each with its copy, and where the errors of these copies lie among others.

The still of the live part `draw`; all of it is of the first seed, whose weights the run keeps.
"""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patheffects import withStroke

from autoencoders.drawing.palette import INK, MUTED, PAPER
from autoencoders.drawing.panels import HEIGHT, WIDTH, chart, keep_apart, picture, score_text, sheet, write
from autoencoders.experiments import examples
from autoencoders.live.draw import GROUPS, HIGH, LOW, TICKS, WORDS
from autoencoders.runs import Run
from proof.deck.palette import COLOURS

EMOJI = "woman-raising-hand"
SIDE, GAP = 172, 12  # px
BINS = 47
FOOT, APART = 44, 90  # px below the axis, and between the middles of two numbers


def draw(anomaly: Run, original: Run) -> Figure:
    """Three pairs of pictures above three histograms, each as high as the others, with a mark for each pair."""
    figure, board = sheet()
    shown = pairs(anomaly, original)
    errors = [float(np.square(one - copy).mean()) for one, copy in shown]
    for column, (pair, error) in enumerate(zip(shown, errors, strict=True)):
        middle = WIDTH * (column + 0.5) / len(shown)
        for side, image in enumerate(pair):
            picture(board, middle - SIDE - GAP / 2 + side * (SIDE + GAP), 0, SIDE, image)
        write(board, middle, SIDE + 22, f"copied with an error of {score_text('mse', error)}", ha="center")
    top = SIDE + 56
    axes = chart(figure, 0, top, WIDTH, HEIGHT - top - FOOT, xlim=(LOW, HIGH), ylim=(0, 1.6), yticks=[])
    for name, _, colour, _ in GROUPS:
        outline(axes, anomaly.measures[f"{name}_mse"][0], COLOURS[colour])
    mark(axes, errors)
    for _, words, colour, at in GROUPS:
        text = write(axes, np.log10(at), 1.16, words, colour=COLOURS[colour], bold=True, ha="center")
        text.set_path_effects([withStroke(linewidth=7, foreground=INK)])
    write(board, 0, HEIGHT - 18, WORDS["error"], colour=MUTED)
    axes.set_xticks(np.log10(TICKS), [f"{tick:g}" for tick in TICKS])
    return figure


def pairs(anomaly: Run, original: Run) -> list[tuple[np.ndarray, np.ndarray]]:
    """The emoji, a digit and the same digit inverted, each with its copy."""
    place = examples.TEST.index(EMOJI)
    digits = [(anomaly.pictures[f"{name}_originals"][0], anomaly.pictures[name][0]) for name in ("digits", "inverted")]
    return [(original.pictures["test"][place], anomaly.pictures["test"][place]), *digits]


def outline(axes: Axes, errors: np.ndarray, colour: str) -> None:
    """A histogram whose highest bin is 1."""
    counts, edges = np.histogram(np.log10(errors, dtype=np.float64), np.linspace(LOW, HIGH, BINS + 1))
    for settings in ({"fill": True, "alpha": 0.55}, {"lw": 2.5}):
        axes.stairs(counts / counts.max(), edges, color=colour, **settings)


def mark(axes: Axes, errors: list[float]) -> None:
    """A line for each error, with its number above."""
    places = [np.log10(error) for error in errors]
    apart = keep_apart(places, APART * (HIGH - LOW) / WIDTH)
    for place, label, error in zip(places, apart, errors, strict=True):
        axes.plot([place, place], [0, 1.34], color=PAPER, lw=3)
        write(axes, label, 1.46, score_text("mse", error), bold=True, ha="center", colour=PAPER)
