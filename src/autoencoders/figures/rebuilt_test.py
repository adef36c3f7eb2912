"""Six held-out emoji, rebuilt by all methods from 192 numbers, with the errors on all held-out emoji."""

from matplotlib.figure import Figure

from autoencoders.drawing.palette import CONV, DENSE, MUTED, OURS, PCA, RESIZE
from autoencoders.drawing.panels import WIDTH, Bar, bars, chart, picture, sheet, write
from autoencoders.runs import Run
from autoencoders.scores import scores

HEIGHT = 520
LABEL, VALUE = 150, 110  # px for names at the left and values at the right
GAP = 7


def draw(original: Run, resize: Run, dense: Run, conv_mse: Run, pca: Run, conv_best: Run) -> Figure:
    """A row for each method: name, six pictures, a bar for the error."""
    figure, board = sheet(height=HEIGHT)
    methods = [("resize 8×8", resize, RESIZE), ("dense", dense, DENSE), ("conv", conv_mse, CONV), ("PCA", pca, PCA)]
    methods += [("ours", conv_best, OURS)]
    step = (HEIGHT + GAP) / (1 + len(methods))
    for row, run in enumerate([original, *(run for _, run, _ in methods)]):
        for column, image in enumerate(run.pictures["test"]):
            picture(board, LABEL + column * step, row * step, step - GAP, image)
    right = LABEL + 6 * step + 30
    write(board, LABEL - 20, step / 2 - GAP / 2, "original", ha="right")
    write(board, right, step / 2 - GAP / 2, "held-out mean squared error", colour=MUTED)
    axes = chart(figure, right, step - GAP / 2, WIDTH - right - VALUE, 5 * step)
    entries = [Bar(name, scores(run)["test_mse"], colour, run is conv_best) for name, run, colour in methods]
    bars(axes, entries, "test_mse", named=(LABEL - 20 - right) * 0.72)
    return figure
