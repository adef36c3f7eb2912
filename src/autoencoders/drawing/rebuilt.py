"""Methods beside each other: what each makes of six held-out emoji, and its error on all of them."""

from matplotlib.figure import Figure

from autoencoders.drawing.palette import MUTED, OURS
from autoencoders.drawing.panels import WIDTH, Bar, bars, chart, picture, sheet, write
from autoencoders.runs import Run
from autoencoders.scores import scores

HEIGHT = 520
LABEL, VALUE = 150, 110  # px for names at the left and values at the right
GAP = 7

Method = tuple[str, Run, str]  # its name and colour


def side_by_side(original: Run, methods: list[Method], label: float = LABEL) -> Figure:
    """A row for the originals and for each method: name, six pictures, a bar for the error."""
    figure, board = sheet(height=HEIGHT)
    step = (HEIGHT + GAP) / (1 + len(methods))
    for row, run in enumerate([original, *(run for _, run, _ in methods)]):
        for column, image in enumerate(run.pictures["test"]):
            picture(board, label + column * step, row * step, step - GAP, image)
    right = label + 6 * step + 30
    write(board, label - 20, step / 2 - GAP / 2, "original", ha="right")
    write(board, right, step / 2 - GAP / 2, "held-out mean squared error", colour=MUTED)
    axes = chart(figure, right, step - GAP / 2, WIDTH - right - VALUE, len(methods) * step)
    entries = [Bar(name, scores(run)["test_mse"], colour, colour == OURS) for name, run, colour in methods]
    bars(axes, entries, "test_mse", named=(label - 20 - right) * 0.72)
    return figure
