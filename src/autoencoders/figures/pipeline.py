"""How the talk is made: slides say what they need, code makes it, and each result carries a receipt."""

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Circle

from autoencoders.drawing import style
from autoencoders.drawing.palette import LINE, MUTED, PAPER, RAISED
from autoencoders.drawing.panels import HEIGHT, WIDTH, arrow, box, sheet, write

CARDS = (  # column, name, folder, does it leave results with receipts
    (0, "data", "datasets/", True),
    (1, "training", "variants/", False),
    (2, "runs", "runs/", True),
    (4, "slides", "slides/", True),
)
BOX, HIGH = 172, 104  # px of a card
COLUMNS = tuple(range(0, WIDTH, 244))  # their left edges
LEVELS = (8, 144, 280)  # and upper edges
MIDDLE = LEVELS[1] + HIGH / 2
SPREAD = 18  # px between arrows that meet at one card
LOW = 424


def draw() -> Figure:
    """From left to right what is made from what; back below, what decides."""
    figure, board = sheet()
    for column, name, folder, proven in CARDS:
        card(board, COLUMNS[column], LEVELS[1], name, folder, proven)
    for column in (0, 1):
        arrow(board, (COLUMNS[column] + BOX + 8, MIDDLE), (COLUMNS[column + 1] - 8, MIDDLE))
    for turn, (level, name) in enumerate(zip(LEVELS, ("scores", "figures", "claims"), strict=True), -1):
        card(board, COLUMNS[3], level, name, f"{name}/", True)
        near, far = MIDDLE + turn * SPREAD, level + HIGH / 2
        arrow(board, (COLUMNS[2] + BOX + 8, near), (COLUMNS[3] - 8, far))
        arrow(board, (COLUMNS[3] + BOX + 8, far), (COLUMNS[4] - 8, near))
    draw_feedback(board)
    return figure


def card(board: Axes, x: float, y: float, name: str, folder: str, proven: bool) -> None:
    """A stage with its folder, and a seal if its results have receipts."""
    box(board, x + 1, y, BOX, HIGH, face=RAISED, edge=LINE)
    write(board, x + BOX / 2, y + 34, name, ha="center", bold=True, size=style.NORMAL)
    write(board, x + BOX / 2, y + 72, folder, ha="center", colour=MUTED, family=style.MONO)
    if proven:
        seal(board, x + BOX - 16, y + 16)


def seal(board: Axes, x: float, y: float) -> None:
    """The mark of a receipt."""
    board.add_patch(Circle((x, y), 8, facecolor=PAPER, edgecolor="none"))


def draw_feedback(board: Axes) -> None:
    """The arrow back, since slides decide what is built, and the legend of the seal."""
    right, left, foot = COLUMNS[4] + BOX / 2, COLUMNS[0] + BOX / 2, LEVELS[1] + HIGH + 8
    board.plot([right, right, left, left], [foot, LOW, LOW, foot + 20], color=MUTED, lw=2.5, ls=(0, (4, 3)))
    arrow(board, (left, foot + 30), (left, foot))
    write(board, left + 26, LOW - 26, "slides decide what is built")
    seal(board, 9, HEIGHT - 24)
    write(board, 30, HEIGHT - 24, "receipt: what a result was made from, code, packages and data, as digests", colour=MUTED)
