"""One more trick in each column: codes, where samples fall among them, decoded samples, and four measures.

Samples are from a standard normal distribution, mostly within the ring; each map has its own scale. The accent marks what
is better than all others by more than chance.
"""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Circle

from autoencoders.drawing import style
from autoencoders.drawing.blocks import row_width, wall
from autoencoders.drawing.maps import digit_dots, marked
from autoencoders.drawing.palette import LINE, MUTED, OURS, PAPER
from autoencoders.drawing.panels import HEIGHT, WIDTH, chart, score_text, sheet, write
from autoencoders.estimates import measured
from autoencoders.runs import Run
from autoencoders.scores import scores
from proof.deck.numerals import ZERO

RUNGS = {"plain": "plain", "noise": "+ noise", "spread": "+ own width", "mean_kl": "+ place costs", "full": "+ width costs"}
METRICS = {
    "code_sd": "noise in codes",
    "generated_sure_share": "confident",
    "generated_kinds": "kinds of digits",
    "purity": "neighbours alike",
}
RING = 2.448  # around 95 of 100 draws from a standard normal distribution in a plane
LABEL, TOP, MAP = 216, 36, 168  # px for names at the left, for heads, and of a map
ACROSS, DOWN, GAP, DOT = 3, 2, 3, 2.6  # the last in points
SIDE = (MAP - (ACROSS - 1) * GAP) / ACROSS
STEP = (WIDTH - LABEL - MAP) / (len(RUNGS) - 1)
DRAWS = TOP + MAP + 8  # where the pictures begin
NUMBERS = DRAWS + row_width(DOWN, SIDE, GAP) + 28


def draw(ladder: Run) -> Figure:
    """Five columns: map, pictures, numbers."""
    figure, board = sheet()
    results, down = scores(ladder), (HEIGHT - 18 - NUMBERS) / (len(METRICS) - 1)
    for index, (rung, title) in enumerate(RUNGS.items()):
        left = LABEL + index * STEP
        write(board, left + MAP / 2, 17, title, ha="center", bold=True)
        codes = ladder.arrays[f"{rung}_test_codes"].astype(float)
        plot(chart(figure, left, TOP, MAP, MAP, xticks=[], yticks=[]), codes, ladder.arrays["test_labels"])
        wall(board, left, DRAWS, ladder.pictures[f"{rung}_generated"][: ACROSS * DOWN], ACROSS, SIDE, GAP)
        for row, metric in enumerate(METRICS):
            look = {"colour": OURS, "bold": True} if is_best(ladder, rung, metric) else {}
            text = score_with_sd(metric, results[f"{rung}_{metric}"])
            write(board, left + MAP / 2, NUMBERS + row * down, text, ha="center", size=style.NORMAL, **look)
    label_row(board, TOP + MAP / 2, [f"{marked()};", "ring: where", "samples fall"])
    label_row(board, DRAWS + row_width(DOWN, SIDE, GAP) / 2, ["samples,", "decoded"])
    for row, name in enumerate(METRICS.values()):
        label_row(board, NUMBERS + row * down, [name])
        board.plot([0, WIDTH], [NUMBERS + (row - 0.5) * down] * 2, color=LINE, lw=1.5)
    return figure


def plot(axes: Axes, codes: np.ndarray, labels: np.ndarray) -> None:
    """A map of codes and the ring, as wide as both need."""
    low, high = np.minimum(codes.min(axis=0), -RING), np.maximum(codes.max(axis=0), RING)
    reach, (x, y) = 0.53 * (high - low).max(), (low + high) / 2
    axes.set(xlim=(x - reach, x + reach), ylim=(y - reach, y + reach))
    digit_dots(axes, codes, labels, DOT)
    axes.add_patch(Circle((0, 0), RING, fill=False, edgecolor=PAPER, lw=3))


def score_with_sd(ruler: str, score: dict) -> str:
    """A score with its standard deviation over seeds, except for `code_sd`."""
    spread = "" if ruler == "code_sd" else f" ± {score_text(ruler, score['sd'], ZERO)}"
    return score_text(ruler, score["mean"]) + spread


def is_best(ladder: Run, rung: str, ruler: str) -> bool:
    """Is this rung above all others by more than chance? Never for `code_sd`, where more is not better."""
    own, *others = (measured(ladder, f"{name}_{ruler}") for name in (rung, *(RUNGS.keys() - {rung})))
    return ruler != "code_sd" and all((own - other).interval()[0] > 0 for other in others)


def label_row(board: Axes, middle: float, lines: list[str]) -> None:
    """Lines of text at the left of a row."""
    for index, text in enumerate(lines):
        write(board, LABEL - 26, middle + 31 * (index - (len(lines) - 1) / 2), text, ha="right", colour=MUTED)
