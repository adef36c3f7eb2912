"""How well the network's error detects digits among emoji, beside two rivals without a network.

Bars are AUROC and begin at chance, 0.5. A corner pixel detects white digits on black; inverted ones are the fairer test.
"""

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from autoencoders.drawing import style
from autoencoders.drawing.palette import CONV, MUTED, RESIZE
from autoencoders.drawing.panels import HEIGHT, WIDTH, Bar, chart, picture, score_text, seed_marks, sheet, write
from autoencoders.runs import Run
from autoencoders.scores import scores

LABEL, VALUE, APART = 240, 110, 70  # px for names, for values, between the panels
TOP, FOOT = 124, 48
SIDE, SHOWN = 86, 3  # px and number of the pictures above a panel
WIDE = (WIDTH - LABEL - APART - 2 * VALUE) / 2
CHANCE = 0.5
RIVALS = (
    ("network’s error", "auroc", CONV),
    ("one corner pixel", "corner_auroc", RESIZE),
    ("mean brightness", "brightness_auroc", RESIZE),
)


def draw(anomaly: Run) -> Figure:
    """A panel for digits as they are, and one for inverted digits."""
    figure, board = sheet()
    for left, name, title in ((LABEL, "digits", "digits"), (LABEL + WIDE + VALUE + APART, "inverted", "inverted")):
        for index, image in enumerate(anomaly.pictures[f"{name}_originals"][:SHOWN]):
            picture(board, left + index * (SIDE + 6), 0, SIDE, image)
        write(board, left + SHOWN * (SIDE + 6) + 12, SIDE / 2, title, bold=True, size=style.NORMAL)
        axes = chart(figure, left, TOP, WIDE, HEIGHT - TOP - FOOT, xlim=(0, 1), ylim=(2.5, -0.5), yticks=[], xticks=[])
        panel(axes, scores(anomaly), name)
        write(board, left + WIDE * CHANCE, HEIGHT - 18, "AUROC, chance is 0.5", ha="center", colour=MUTED)
    for y, (rival, _, _) in enumerate(RIVALS):
        write(board, LABEL - 24, TOP + (y + 0.5) * (HEIGHT - TOP - FOOT) / len(RIVALS), rival, ha="right")
    return figure


def panel(axes: Axes, found: dict, name: str) -> None:
    """AUROC as bars from chance, to the right where better; `found` are the run's scores."""
    for y, (_, score, colour) in enumerate(RIVALS):
        result = found[f"{name}_{score}"]
        axes.barh(y, result["mean"] - CHANCE, 0.6, left=CHANCE, color=colour)
        seed_marks(axes, Bar("", result, colour), y)
        write(axes, 1, y, score_text("auroc", result["mean"]), right=20, bold=True, size=style.NORMAL)
    axes.axvline(CHANCE, color=MUTED, lw=2, ls=(0, (4, 3)))
