"""How well single numbers of a code, and all of them, predict digits, and what these numbers add to a picture."""

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from autoencoders.drawing import style
from autoencoders.drawing.palette import DENSE, LINE, MEAN, MUTED, PAPER, PCA, RESIZE
from autoencoders.drawing.panels import HEIGHT, WIDTH, Bar, bars, chart, picture, sheet, write
from autoencoders.runs import Run
from autoencoders.scores import scores

STEP, SIDE, GAP = 67, 62, 36  # px from digit to digit, of a picture, and beside all of them
LEFT, HEAD, TOP = 84, 40, 166  # px before the first digit, of the digits' names, and above the chart
FOOT, LABEL, VALUE = 40, 166, 84  # px below the chart, and for names and values of the bars
LEVELS = (0.5, 0.6, 0.7, 0.8, 0.9, 1.0)


def draw(simple_dense: Run, probe_rivals: Run) -> Figure:
    """Ten columns, and four bars."""
    figure, board = sheet()
    wide = STEP * len(simple_dense.pictures["best_painted"])
    for digit, image in enumerate(simple_dense.pictures["best_painted"]):
        centre = LEFT + (digit + 0.5) * STEP
        write(board, centre, 18, str(digit), ha="center", bold=True, size=style.NORMAL)
        picture(board, centre - SIDE / 2, HEAD, SIDE, image)
    write(board, 0, HEAD + SIDE / 2, "paints", colour=MUTED)
    draw_aurocs(chart(figure, LEFT, TOP, wide, HEIGHT - TOP - FOOT, xlim=(-0.5, wide / STEP - 0.5), xticks=[]), simple_dense)
    write(board, LEFT, TOP - 26, "how often the digit comes first, of two", colour=MUTED)
    write(board, LEFT, HEIGHT - 14, "best single number", colour=DENSE, bold=True)
    write(board, LEFT + wide, HEIGHT - 14, "all together", colour=PAPER, bold=True, ha="right")
    ours, others = scores(simple_dense), scores(probe_rivals)
    entries = [("pixels", others["test_pixels_accuracy"], MEAN), ("components", others["test_pca_accuracy"], PCA)]
    entries += [("code", ours["test_probe_accuracy"], DENSE), ("random", others["test_random_accuracy"], RESIZE)]
    left = LEFT + wide + GAP + LABEL
    axes = chart(figure, left, TOP, WIDTH - left - VALUE, HEIGHT - TOP - FOOT, xlim=(0, 1))
    bars(axes, [Bar(*entry) for entry in entries], "test_accuracy")
    for row, words in enumerate(("digits that a linear", "classifier names")):
        write(board, left - LABEL, HEAD + 8 + 36 * row, words, colour=MUTED)
    return figure


def draw_aurocs(axes: Axes, simple_dense: Run) -> None:
    """AUROC of each digit against the rest: mean over seeds, and seeds as faint dots."""
    axes.set(ylim=(LEVELS[0], 1.02))
    axes.set_yticks(LEVELS, [f"{level:g}" for level in LEVELS])
    axes.grid(axis="y", color=LINE, lw=1.5)
    axes.set_axisbelow(True)
    for name, colour in (("alone", DENSE), ("probe", PAPER)):
        values = simple_dense.measures[f"test_{name}_auroc"]  # (seeds, digits)
        for seed in values:
            axes.plot(seed, "o", color=colour, ms=6, alpha=0.35, clip_on=False)
        axes.plot(values.mean(axis=0), "o", color=colour, ms=13, clip_on=False)
