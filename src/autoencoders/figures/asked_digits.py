"""Requested digits: a column for each digit, a row for each code; below, the share that the classifier recognises."""

from matplotlib.figure import Figure

from autoencoders.drawing import style
from autoencoders.drawing.blocks import wall
from autoencoders.drawing.palette import MUTED, OURS
from autoencoders.drawing.panels import HEIGHT, WIDTH, score_text, sheet, write
from autoencoders.runs import Run

DIGITS = 10
LABEL, TOP, GAP = 172, 52, 4  # px for names at the left, of the heads, and between hands
SIDE = 77
STEP = (WIDTH - LABEL - SIDE) / (DIGITS - 1)


def draw(cvae: Run) -> Figure:
    """Draw ten columns, each under its digit."""
    _, board = sheet()
    hands = cvae.pictures["hands"]
    hands = hands.reshape(-1, DIGITS, *hands.shape[1:])  # (hands, digits, height, width, 1)
    for digit, agreed in enumerate(cvae.arrays["agreement"]):
        left = LABEL + digit * STEP
        write(board, left + SIDE / 2, 24, str(digit), ha="center", bold=True, colour=OURS, size=style.LARGE)
        wall(board, left, TOP, hands[:, digit], 1, SIDE, GAP)
        write(board, left + SIDE / 2, HEIGHT - 20, score_text("share", agreed), ha="center")
    for y, text in ((24, "asked for"), (HEIGHT - 20, "recognised")):
        write(board, LABEL - 24, y, text, ha="right", colour=MUTED)
    return board.figure
