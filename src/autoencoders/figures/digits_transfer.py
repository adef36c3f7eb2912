"""Two denoisers, one trained on digits and one on clothes, each on both, and a median filter.

All get the same noisy pictures; the best on either kind is bold.
"""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from autoencoders.drawing import style
from autoencoders.drawing.palette import CONV, MUTED, NOISE, PAPER, RESIZE
from autoencoders.drawing.panels import HEIGHT, WIDTH, picture, score_text, sheet, write
from autoencoders.runs import Run
from autoencoders.scores import scores

SHOWN = 3
LABEL, TOP, APART = 222, 48, 28  # px for names, for heads, between the kinds
WIDE = (WIDTH - LABEL - APART) / 2
GAP = 8
ROWS = (("noisy", NOISE), ("median filter", RESIZE), ("learned digits", CONV), ("learned clothes", CONV), ("original", PAPER))
SIDE = (HEIGHT - TOP + GAP) / len(ROWS) - GAP


def draw(digits_denoise: Run, fashion_denoise: Run, digits_median: Run) -> Figure:
    """Five rows, from noisy to original; digits at the left, clothes at the right."""
    _, board = sheet()
    for row, (name, colour) in enumerate(ROWS):
        write(board, LABEL - 24, middle(row), name, ha="right", bold=True, colour=colour)
    digits = [(digits_denoise, "test_noisy"), (digits_median, "test")]
    digits += [(digits_denoise, "test"), (fashion_denoise, "foreign")]
    clothes = [(fashion_denoise, "test_noisy"), (digits_median, "test_fashion")]
    clothes += [(digits_denoise, "foreign"), (fashion_denoise, "test")]
    draw_kind(board, LABEL, "on digits", digits, digits_denoise.pictures["test_originals"])
    draw_kind(board, LABEL + WIDE + APART, "on clothes", clothes, fashion_denoise.pictures["test_originals"])
    return board.figure


def middle(row: int) -> float:
    """The y of a row's centre."""
    return TOP + row * (SIDE + GAP) + SIDE / 2


def draw_kind(board: Axes, left: float, head: str, cells: list[tuple[Run, str]], originals: np.ndarray) -> None:
    """One kind of picture: noisy, cleaned by each method, and original."""
    write(board, left, 20, head, bold=True, size=style.NORMAL)
    write(board, left + WIDE, 20, "PSNR, dB", ha="right", colour=MUTED)
    values = [scores(run)[f"{name}_psnr"]["mean"] for run, name in cells]
    for row, images in enumerate([*(run.pictures[name] for run, name in cells), originals]):
        for column, image in enumerate(images[:SHOWN]):
            picture(board, left + column * (SIDE + GAP), middle(row) - SIDE / 2, SIDE, image)
    for row, value in enumerate(values):
        best = row > 0 and value == max(values[1:])
        colour = PAPER if best else MUTED
        write(
            board, left + WIDE, middle(row), score_text("psnr", value), ha="right", bold=best, colour=colour, size=style.LARGE
        )
