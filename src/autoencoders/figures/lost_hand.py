"""Where did her hand go? A held-out emoji, what the dense network makes of it, and the training emoji nearest to it."""

from matplotlib.figure import Figure

from autoencoders.drawing import style
from autoencoders.drawing.palette import DENSE, MUTED, PAPER
from autoencoders.drawing.panels import WIDTH, arrow, picture, sheet, write
from autoencoders.experiments import examples
from autoencoders.runs import Run

SHOWN = "woman-raising-hand"
SIDE, TOP = 320, 20


def draw(original: Run, dense: Run, nearest: Run, hands: Run) -> Figure:
    """Three large pictures side by side; the third is one of the portraits that raise their arms."""
    _, board = sheet()
    her, gap = examples.TEST.index(SHOWN), (WIDTH - 3 * SIDE) / 2
    raised = f"one of {hands.measures['raised_in_portraits'].item():.0f} with arms up"
    entries = [
        ("held out", "nobody trained on her", original, PAPER),
        ("the dense network’s copy", "no hand", dense, DENSE),
        ("nearest training emoji", raised, nearest, PAPER),
    ]
    for place, (name, note, run, colour) in enumerate(entries):
        x = place * (SIDE + gap)
        picture(board, x, TOP, SIDE, run.pictures["test"][her])
        write(board, x + SIDE / 2, TOP + SIDE + 42, name, ha="center", colour=colour, bold=True, size=style.NORMAL)
        write(board, x + SIDE / 2, TOP + SIDE + 84, note, ha="center", colour=MUTED)
    arrow(board, (SIDE + 18, TOP + SIDE / 2), (SIDE + gap - 18, TOP + SIDE / 2))
    return board.figure
