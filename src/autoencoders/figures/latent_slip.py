"""The source's slip: its sampler and its KL read one number in two ways.

Left, standard deviations of codes, which the slip makes too small. Right, the KL that the loss states and the true one, which
agree without the slip.
"""

import numpy as np
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from autoencoders.drawing import style
from autoencoders.drawing.palette import LINE, MUTED, NOISE, VARIATIONAL
from autoencoders.drawing.panels import HEIGHT, WIDTH, Bar, bars, chart, histogram, sheet, write
from autoencoders.runs import Run
from autoencoders.scores import scores

BINS = 60
LEFT, LABEL, VALUE = 500, 230, 90  # px for the left column, and for names and values of the right one
FOOT, NAME = 80, 68  # px below the rows, and above each for its name


def draw(vae: Run, vae_source: Run) -> Figure:
    """Two rows: the source's codes, and ours."""
    figure, board = sheet()
    variants = [("as in the tutorial", vae_source, NOISE), ("put right", vae, VARIATIONAL)]
    all_results = [scores(run) for _, run, _ in variants]
    widest = max(np.quantile(spread(run), 0.995) for _, run, _ in variants)
    most = max(results[name]["mean"] for results in all_results for name in ("test_kl", "test_stated_kl"))
    high = (HEIGHT - FOOT) / 2
    for row, ((name, run, colour), results) in enumerate(zip(variants, all_results, strict=True)):
        top = row * high
        write(board, 0, top + NAME / 2, name, colour=colour, bold=True, size=style.NORMAL)
        left = chart(figure, 0, top + NAME, LEFT, high - NAME, xlim=(0, widest), yticks=[], xticks=[])
        histogram(left, spread(run), np.linspace(0, widest, BINS + 1), colour)
        left.set_ylim(0, None)
        board.plot([0, LEFT], [top + high, top + high], color=LINE, lw=2)
        right = chart(figure, LEFT + LABEL, top + NAME, WIDTH - LEFT - LABEL - VALUE, high - NAME, xlim=(0, most))
        bars(
            right, [Bar("stated KL", results["test_stated_kl"], colour), Bar("true KL", results["test_kl"], colour)], "test_kl"
        )
    left.xaxis.set_major_locator(MaxNLocator(4, prune="both", steps=[1, 2, 5, 10]))
    left.xaxis.set_major_formatter("{x:g}")
    write(board, LEFT / 2, HEIGHT - 14, "standard deviation of a code", ha="center", colour=MUTED)
    return figure


def spread(run: Run) -> np.ndarray:
    """The standard deviation of each held-out digit's code, averaged over its numbers (first seed)."""
    return run.arrays["sds"].astype(np.float64).mean(axis=1)
