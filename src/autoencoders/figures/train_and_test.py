"""Errors on training images and on held-out ones: where lines cross, the order of methods changes. Thin lines are seeds."""

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from autoencoders.drawing import style
from autoencoders.drawing.palette import CONV, DENSE, LINE, MUTED, RESIZE
from autoencoders.drawing.panels import HEIGHT, WIDTH, chart, keep_apart, score_text, sheet, write
from autoencoders.drawing.words import RESIZED
from autoencoders.runs import Run
from autoencoders.scores import scores

LEFT, RIGHT = 130, 290  # px beside the lines, for labels
SIDES = ("train_mse", "test_mse")
GAP = 38  # px between labels


def draw(resize: Run, dense: Run, conv_mse: Run) -> Figure:
    """A line for each method."""
    figure, board = sheet()
    axes = chart(figure, LEFT, 60, WIDTH - LEFT - RIGHT, HEIGHT - 80, xlim=(0, 1), xticks=[], yticks=[])
    methods = [(RESIZED, scores(resize), RESIZE), ("dense", scores(dense), DENSE), ("conv", scores(conv_mse), CONV)]
    for x, name in ((0, "training"), (1, "held out")):
        axes.axvline(x, color=LINE, lw=2)
        write(board, LEFT + x * (WIDTH - LEFT - RIGHT), 20, name, ha="center", colour=MUTED)
    for _, results, colour in methods:
        for values in zip(*(results[side]["values"] for side in SIDES), strict=True):
            axes.plot([0, 1], values, color=colour, lw=1.5, alpha=0.4)
        axes.plot([0, 1], [results[side]["mean"] for side in SIDES], "o-", color=colour, lw=5, ms=14, clip_on=False)
    write(board, LEFT + (WIDTH - LEFT - RIGHT) / 2, 20, "mean squared error", ha="center", colour=MUTED)
    for x, side in enumerate(SIDES):
        label(axes, x, side, methods)
    return figure


def label(axes: Axes, x: int, side: str, listed: list) -> None:
    """Values at one end of the lines, moved apart where they would touch, with names at the right end."""
    unit = abs(axes.get_ylim()[1] - axes.get_ylim()[0]) / (HEIGHT - 80)
    places = keep_apart([results[side]["mean"] for _, results, _ in listed], GAP * unit)
    for (name, results, colour), y in zip(listed, places, strict=True):
        text = score_text(side, results[side]["mean"])
        if x:
            write(axes, x, y, f"{text}  {name}", right=20, colour=colour, bold=True, size=style.NORMAL)
            if name == "conv":
                write(axes, x, y, "convolutional: later", right=-12, above=-36, colour=MUTED)
        else:
            write(axes, x, y, text, right=-20, ha="right", colour=colour, bold=True, size=style.NORMAL)
