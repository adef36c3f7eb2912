"""Decoded codes with noise, in units of each number's standard deviation, and decoded random codes.

A frame marks a picture that is classified as another digit than in the first column. Bars are over all held-out digits.
"""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from autoencoders.drawing import style
from autoencoders.drawing.palette import CONV, LINE, MUTED, NOISE, PAPER
from autoencoders.drawing.panels import HEIGHT, WIDTH, box, picture, score_text, sheet, write
from autoencoders.experiments.code_noise import SPREADS, number_name
from autoencoders.runs import Run
from autoencoders.scores import scores

NOISY = {f"noise_{number_name(spread)}": f"{spread:g}" for spread in SPREADS}
RANDOM = {"pure_noise": "uniform", "shuffled": "shuffled"}
SHOWN = 3
LABEL, APART = 140, 44  # px for names at the left, and between digits' codes and the others
SIDE, GAP, TOP = 92, 6, 44  # px of a picture, between rows, and of the heads
FOOT, TALL = 40, 86  # px below the bars, and of a bar of all digits
STEP = (WIDTH - LABEL - APART - SIDE) / (len(NOISY) + len(RANDOM) - 1)


def draw(digits_conv: Run) -> Figure:
    """Columns of growing noise, and two of random codes."""
    _, board = sheet()
    results = scores(digits_conv)
    for column, (kind, head) in enumerate((NOISY | RANDOM).items()):
        centre = LABEL + SIDE / 2 + column * STEP + APART * (kind in RANDOM)
        colour, metric = (NOISE, "sure_share") if kind in RANDOM else (CONV, "kept_share")
        write(board, centre, 18, head, ha="center", bold=True, colour=NOISE if kind in RANDOM else PAPER)
        strip(board, centre, digits_conv.pictures[kind][:SHOWN], differs(digits_conv, kind))
        bar(board, centre, results[f"{kind}_{metric}"]["mean"], colour)
    write_lines(board, 18, ("noise,", "in spreads"), MUTED)
    write_lines(board, TOP + 1.5 * SIDE - 24, ("framed:", "read as", "another"), NOISE)
    write(board, LABEL, HEIGHT - 13, "share that the judge still reads as the same digit", colour=CONV)
    write(board, WIDTH, HEIGHT - 13, "share it is sure of", ha="right", colour=NOISE)
    return board.figure


def differs(run: Run, kind: str) -> np.ndarray:
    """For each shown digit, whether it is classified as another one than without noise."""
    return run.arrays[f"{kind}_read"][:SHOWN] != run.arrays["noise_0_read"][:SHOWN] if kind in NOISY else np.zeros(SHOWN, bool)


def strip(board: Axes, centre: float, images: np.ndarray, framed: np.ndarray) -> None:
    """Pictures one above the other, framed where `framed`."""
    for row, (image, wrong) in enumerate(zip(images, framed, strict=True)):
        x, y = centre - SIDE / 2, TOP + row * (SIDE + GAP)
        picture(board, x, y, SIDE, image)
        if wrong:
            box(board, x, y, SIDE, SIDE, face="none", edge=NOISE, radius=1, lw=3)


def write_lines(board: Axes, y: float, lines: tuple[str, ...], colour: str) -> None:
    """A few short lines at the left."""
    for index, text in enumerate(lines):
        write(board, LABEL - 22, y + 30 * index, text, ha="right", colour=colour)


def bar(board: Axes, centre: float, share: float, colour: str) -> None:
    """A share as a vertical bar, its value above it."""
    ground = HEIGHT - FOOT
    box(board, centre - 28, ground - TALL * share, 56, TALL * share, face=colour, radius=0, lw=0)
    board.plot([centre - SIDE / 2, centre + SIDE / 2], [ground, ground], color=LINE, lw=2)
    write(board, centre, ground - TALL * share - 18, score_text("share", share), ha="center", bold=True, size=style.NORMAL)
