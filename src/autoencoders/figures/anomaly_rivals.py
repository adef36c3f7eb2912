"""How well the network's error detects three kinds of strangers among emoji, beside rules of one line.

Bars are AUROC and begin at chance, 0.5. A rule alarms at whichever side turns out best. For each kind there is one that does.
Each kind but the first comes with a step of its own.
"""

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from autoencoders.drawing import style
from autoencoders.drawing.areas import IN_WORDS, best_side, panel
from autoencoders.drawing.building import step
from autoencoders.drawing.palette import CONV, MUTED, RESIZE
from autoencoders.drawing.panels import HEIGHT, WIDTH, Bar, picture, sheet, write
from autoencoders.runs import Run
from autoencoders.scores import scores

LABEL, APART = 212, 26  # px for names, between the panels
TOP, FOOT = 140, 40
SIDE, SHOWN = 80, 3  # px and number of the pictures above a panel
WIDE = (WIDTH - LABEL - 2 * APART) / 3
KINDS = (("digits", "digits"), ("inverted", "inverted digits"), ("icons", "other icons"))
RULES = (
    ("corner", "corner pixel", RESIZE),
    ("brightness", "brightness", RESIZE),
    ("colour", "how colourful", RESIZE),
    ("detail", "how detailed", RESIZE),
)


def draw(anomaly: Run, anomaly_rivals: Run) -> Figure:
    """A panel for each kind of strangers, three of which stand above it."""
    return three_panels(anomaly, anomaly_rivals, RULES)


def three_panels(anomaly: Run, anomaly_rivals: Run, rules: tuple[tuple[str, str, str], ...]) -> Figure:
    """The network's error above these rules, for each kind of strangers."""
    figure, board = sheet()
    network, rivals = scores(anomaly), scores(anomaly_rivals)
    write(board, LABEL, HEIGHT - 16, IN_WORDS, colour=MUTED)
    for index, (kind, title) in enumerate(KINDS):
        layer, board = step(figure) if index else (figure, board)
        left = LABEL + index * (WIDE + APART)
        strangers(board, left, anomaly.pictures[f"{kind}_originals"], title)
        bars = [Bar("network’s error", network[f"{kind}_auroc"], CONV, strong=True)]
        bars += [Bar(name, best_side(rivals, kind, rule), colour) for rule, name, colour in rules]
        panel(layer, (left, TOP, WIDE, HEIGHT - TOP - FOOT), bars, named=index == 0)
    return figure


def strangers(board: Axes, left: float, pictures, title: str) -> None:
    """Pictures in a row, under their name."""
    write(board, left, 18, title, bold=True, size=style.NORMAL)
    for index, image in enumerate(pictures[:SHOWN]):
        picture(board, left + index * (SIDE + 6), 42, SIDE, image)
