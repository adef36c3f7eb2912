"""Held-out pictures, shrunk and enlarged again: bicubic, through the source's code, and without a bottleneck.

The source enlarges digits; clothes and photographs are its exercise. For photographs its network is four times as wide.
"""

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from autoencoders.drawing.palette import CONV, MUTED, OURS, PAPER, RESIZE
from autoencoders.drawing.panels import HEIGHT, WIDTH, picture, sheet, write
from autoencoders.runs import Run

SHOWN = (("digits", (1, 4)), ("clothes", (0, 1)), ("photos", (0, 1)), ("photos", (0, 1)))  # two of each kind
LABEL, TOP, GAP, APART = 148, 48, 5, 20  # px for names at the left, for heads, between pictures, and between columns
HEADS = (("low", MUTED), ("bicubic", RESIZE), ("narrow code", CONV), ("no bottleneck", OURS), ("original", PAPER))
STEP = (WIDTH - LABEL + APART) / len(HEADS)
SIDE = (STEP - APART - GAP) / 2
DOWN = (HEIGHT - TOP - SIDE) / (len(SHOWN) - 1)


def draw(
    digits_upscale: Run,
    digits_upscale_skip: Run,
    fashion_upscale: Run,
    fashion_upscale_skip: Run,
    cifar_upscale2: Run,
    cifar_upscale4: Run,
    cifar_upscale_source: Run,
) -> Figure:
    """A row for each kind of picture."""
    _, board = sheet()
    for column, (head, colour) in enumerate(HEADS):
        write(board, LABEL + column * STEP + SIDE + GAP / 2, 18, head, ha="center", bold=True, colour=colour)
    kinds = [(digits_upscale, digits_upscale_skip), (fashion_upscale, fashion_upscale_skip)]
    kinds += [(cifar_upscale_source, cifar_upscale2), (None, cifar_upscale4)]
    for row, ((name, indices), (source, ours)) in enumerate(zip(SHOWN, kinds, strict=True)):
        top = TOP + row * DOWN
        write(board, LABEL - 24, top + SIDE / 2, f"{name} ×{factor(ours)}", ha="right")
        draw_row(board, top, indices, source, ours)
    return board.figure


def factor(run: Run) -> int:
    """How many times as wide the pictures of a run become."""
    return run.pictures["test_originals"].shape[1] // run.pictures["test_small"].shape[1]


def draw_row(board: Axes, top: float, shown: tuple[int, int], source: Run | None, ours: Run) -> None:
    """One row: the same pictures in each column; `source` is None where its network was not tried."""
    cells = [(ours, "test_small"), (ours, "bicubic"), (source, "test"), (ours, "test"), (ours, "test_originals")]
    for column, (run, name) in enumerate(cells):
        left = LABEL + column * STEP
        for place, index in enumerate(shown if run else ()):
            picture(board, left + place * (SIDE + GAP), top, SIDE, run.pictures[name][index])
        if run is None:
            write(board, left + SIDE + GAP / 2, top + SIDE / 2, "not tried", ha="center", colour=MUTED)
