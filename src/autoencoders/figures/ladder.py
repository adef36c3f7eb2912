"""One more trick in each column: codes, where samples fall among them, decoded samples, and four measures.

Samples are from a standard normal distribution, mostly within the ring; in the second column from a mixture of normals that is
fitted afterwards to the codes of the first. Each map has its own scale. The accent marks what is better than all others by
more than chance.
"""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from autoencoders.drawing.blocks import row_width, wall
from autoencoders.drawing.maps import digit_dots, marked
from autoencoders.drawing.palette import LINE, MUTED, PAPER
from autoencoders.drawing.panels import HEIGHT, WIDTH, chart, score_text, sheet, write
from autoencoders.estimates import measured
from autoencoders.runs import Run
from autoencoders.scores import scores
from proof.deck.numerals import ZERO

RUNGS = {  # and what is new there
    "plain": "plain",
    "noise": "large noise",
    "spread": "free noise",
    "mean_kl": "+ far costs",
    "narrow": "+ fixed noise",
    "full": "whole KL",
}
COLUMNS = {("plain", "generated"): RUNGS["plain"], ("plain", "mixture"): "plain, fitted"}  # rung and kind of samples
COLUMNS |= {(rung, "generated"): RUNGS[rung] for rung in ("spread", "mean_kl", "narrow", "full")}
METRICS = {
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
NUMBERS = SAMPLES + row_width(DOWN, SIDE, GAP) + 58


def draw(ladder: Run) -> Figure:
    """Six columns: map, pictures, numbers."""
    figure, board = sheet()
    for index, (column, title) in enumerate(COLUMNS.items()):
        left, (rung, law) = LABEL + index * STEP, column
        write(board, left + MAP / 2, 17, title, ha="center", bold=True)
        codes = ladder.arrays[f"{rung}_test_codes"].astype(float)
        axes = chart(figure, left, TOP, MAP, MAP, xticks=[], yticks=[])
        plot(axes, codes, ladder.arrays["test_labels"], ringed=law == "generated")
        wall(board, left, SAMPLES, ladder.pictures[f"{rung}_{law}"][: ACROSS * DOWN], ACROSS, SIDE, GAP)
    write_numbers(board, ladder)
    label_row(board, TOP + MAP / 2, ["codes of digits,", f"{marked()};", "ring: where", "samples fall"])
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
            look = {"bold": True} if is_best(ladder, column, metric) else {}
            text = in_words(metric, results[measure(column, metric)])
            write(board, LABEL + index * STEP + MAP / 2, middle, text, ha="center", **look)


def measure(column: tuple[str, str], metric: str) -> str:
    """A measure's name, of samples of this kind on this rung."""
    return f"{'_'.join(column)}_{metric}"


def ring() -> np.ndarray:
    """The ring within which 95 of 100 samples from the standard normal fall."""
    angles = np.linspace(0, 2 * np.pi, TURNS)
    return RING * np.stack([np.cos(angles), np.sin(angles)], axis=1)


def plot(axes: Axes, codes: np.ndarray, labels: np.ndarray, *, ringed: bool) -> None:
    """A map of codes, with the ring where samples are from there, as wide as both need."""
    (x, y), reach = view(codes, ring())
    axes.set(xlim=(x - reach, x + reach), ylim=(y - reach, y + reach))
    digit_dots(axes, codes, labels, DOT)
    if ringed:
        axes.plot(*ring().T, color=PAPER, lw=3)


def view(*places: np.ndarray) -> tuple[np.ndarray, float]:
    """The middle of a square that holds all these places, and the way from there to its sides."""
    low, high = (side(np.concatenate(places), axis=0) for side in (np.min, np.max))
    return (low + high) / 2, 0.53 * float((high - low).max())


def in_words(ruler: str, score: dict) -> str:
    """A score with its standard deviation over seeds; small shares in percent, alone."""
    if ruler == "coverage":
        return f"{score['mean']:.1%}"
    return f"{score_text(ruler, score['mean'])} ± {score_text(ruler, score['sd'], ZERO)}"


def is_best(ladder: Run, column: tuple[str, str], ruler: str) -> bool:
    """Is this column above all others by more than chance?"""
    own, *others = (measured(ladder, measure(other, ruler)) for other in (column, *(COLUMNS.keys() - {column})))
    return all((own - other).interval()[0] > 0 for other in others)


def label_row(board: Axes, middle: float, lines: list[str]) -> None:
    """Lines of text at the left of a row."""
    for index, text in enumerate(lines):
        write(board, LABEL - 22, middle + 31 * (index - (len(lines) - 1) / 2), text, ha="right", colour=MUTED)
