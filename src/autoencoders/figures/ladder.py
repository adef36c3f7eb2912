"""One more trick in each column: codes, where samples fall among them, decoded samples, and four measures.

Samples are from a standard normal distribution, mostly within the ring; in the second column from a normal distribution that
is fitted afterwards to the codes of the first. Each map has its own scale. The accent marks what is better than all others by
more than chance.
"""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from autoencoders.drawing.blocks import mixed_dots, row_width, wall
from autoencoders.drawing.palette import LINE, MUTED, OURS, PAPER
from autoencoders.drawing.panels import HEIGHT, WIDTH, chart, score_text, sheet, write
from autoencoders.estimates import measured
from autoencoders.runs import Run
from autoencoders.scores import scores
from proof.deck.numerals import ZERO

COLUMNS = {  # rung and kind of samples, and what is new there
    ("plain", "generated"): "plain",
    ("plain", "fitted"): "plain, fitted",
    ("spread", "generated"): "own noise",
    ("mean_kl", "generated"): "+ place costs",
    ("narrow", "generated"): "+ fixed noise",
    ("full", "generated"): "whole KL",
}
METRICS = {
    "code_sd": "noise in codes",
    "sure_share": "confident",
    "sure_kinds": "kinds of these",
    "coverage": "digits covered",
}
RING = 2.448  # around 95 of 100 draws from a standard normal distribution in a plane
TURNS = 90  # points of a ring
LABEL, TOP, MAP = 192, 36, 146  # px for names at the left, for heads, and of a map
ACROSS, DOWN, GAP, DOT = 3, 2, 3, 2.6  # the last in points
SIDE = (MAP - (ACROSS - 1) * GAP) / ACROSS
STEP = (WIDTH - LABEL - MAP) / (len(COLUMNS) - 1)
SAMPLES = TOP + MAP + 8  # where the pictures begin
NUMBERS = SAMPLES + row_width(DOWN, SIDE, GAP) + 32


def draw(ladder: Run) -> Figure:
    """Six columns: map, pictures, numbers."""
    figure, board = sheet()
    for index, (column, title) in enumerate(COLUMNS.items()):
        left, (rung, law) = LABEL + index * STEP, column
        write(board, left + MAP / 2, 17, title, ha="center", bold=True)
        codes = ladder.arrays[f"{rung}_test_codes"].astype(float)
        plot(chart(figure, left, TOP, MAP, MAP, xticks=[], yticks=[]), codes, ladder.arrays["test_labels"], ring(codes, law))
        wall(board, left, SAMPLES, ladder.pictures[f"{rung}_{law}"][: ACROSS * DOWN], ACROSS, SIDE, GAP)
    write_numbers(board, ladder)
    label_row(board, TOP + MAP / 2, ["codes, by digit;", "ring: where", "samples fall"])
    label_row(board, SAMPLES + row_width(DOWN, SIDE, GAP) / 2, ["samples,", "decoded"])
    return figure


def write_numbers(board: Axes, ladder: Run) -> None:
    """A row for each measure, under the columns."""
    results, down = scores(ladder), (HEIGHT - 18 - NUMBERS) / (len(METRICS) - 1)
    for row, (metric, name) in enumerate(METRICS.items()):
        middle = NUMBERS + row * down
        label_row(board, middle, [name])
        board.plot([0, WIDTH], [middle - down / 2] * 2, color=LINE, lw=1.5)
        for index, column in enumerate(COLUMNS):
            look = {"colour": OURS, "bold": True} if is_best(ladder, column, metric) else {}
            text = score_with_sd(metric, results[measure(column, metric)])
            write(board, LABEL + index * STEP + MAP / 2, middle, text, ha="center", **look)


def measure(column: tuple[str, str], metric: str) -> str:
    """A measure's name: the noise in codes is the same however they are sampled."""
    rung, law = column
    return f"{rung}_{metric}" if metric == "code_sd" else f"{rung}_{law}_{metric}"


def ring(codes: np.ndarray, law: str) -> np.ndarray:
    """The ring within which 95 of 100 samples fall: a circle around zero, or the ellipse of a normal fitted to the codes."""
    angles = np.linspace(0, 2 * np.pi, TURNS)
    circle = RING * np.stack([np.cos(angles), np.sin(angles)], axis=1)
    return circle if law == "generated" else codes.mean(axis=0) + circle @ np.linalg.cholesky(np.cov(codes.T)).T


def plot(axes: Axes, codes: np.ndarray, labels: np.ndarray, around: np.ndarray) -> None:
    """A map of codes and the ring, as wide as both need."""
    both = np.concatenate([codes, around])
    low, high = both.min(axis=0), both.max(axis=0)
    reach, (x, y) = 0.53 * (high - low).max(), (low + high) / 2
    axes.set(xlim=(x - reach, x + reach), ylim=(y - reach, y + reach))
    mixed_dots(axes, codes, labels, DOT)
    axes.plot(*around.T, color=PAPER, lw=3)


def score_with_sd(ruler: str, score: dict) -> str:
    """A score with its standard deviation over seeds, except for `code_sd`."""
    spread = "" if ruler == "code_sd" else f" ± {score_text(ruler, score['sd'], ZERO)}"
    return score_text(ruler, score["mean"]) + spread


def is_best(ladder: Run, column: tuple[str, str], ruler: str) -> bool:
    """Is this column above all others by more than chance? Never for `code_sd`, where more is not better."""
    own, *others = (measured(ladder, measure(other, ruler)) for other in (column, *(COLUMNS.keys() - {column})))
    return ruler != "code_sd" and all((own - other).interval()[0] > 0 for other in others)


def label_row(board: Axes, middle: float, lines: list[str]) -> None:
    """Lines of text at the left of a row."""
    for index, text in enumerate(lines):
        write(board, LABEL - 22, middle + 31 * (index - (len(lines) - 1) / 2), text, ha="right", colour=MUTED)
