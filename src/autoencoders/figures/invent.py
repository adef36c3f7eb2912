"""A plain network's codes of two numbers, where random codes fall among them, and what ten of these decode to."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patheffects import withStroke

from autoencoders.drawing import style
from autoencoders.drawing.blocks import wall
from autoencoders.drawing.maps import dots
from autoencoders.drawing.palette import INK, MUTED, NOISE, PAPER
from autoencoders.drawing.panels import HEIGHT, WIDTH, chart, score_text, sheet, write
from autoencoders.figures.ladder import ring, view
from autoencoders.runs import Run
from autoencoders.scores import scores

MAP, TOP = HEIGHT - 40, 40  # px
ACROSS, DOWN, GAP, DOT = 5, 2, 8, 3  # the last in points
LEFT = MAP + 56  # px before the pictures
SIDE = (WIDTH - LEFT - (ACROSS - 1) * GAP) / ACROSS

SAID = ("clear: a classifier is confident of it;", "kinds: different digits among the clear ones")


def draw(ladder: Run) -> Figure:
    """The map with a ring on it, the pictures, and how many are clear digits, beside rebuilt ones."""
    figure, board = sheet()
    write(board, 0, 18, "codes of held-out digits", colour=MUTED)
    draw_map(chart(figure, 0, TOP, MAP, MAP, xticks=[], yticks=[]), ladder.arrays["plain_test_codes"].astype(float))
    write(board, LEFT, 18, "what random codes decode to", colour=NOISE, bold=True)
    wall(board, LEFT, TOP, ladder.pictures["plain_generated"][: ACROSS * DOWN], ACROSS, SIDE, GAP)
    results = scores(ladder)
    for line, (kind, name) in enumerate((("generated", "random codes"), ("rebuilt", "rebuilt digits"))):
        share, kinds = (results[f"plain_{kind}_{what}"]["mean"] for what in ("sure_share", "sure_kinds"))
        text = f"{name}: {share:.0%} clear digits, of {score_text('kinds', kinds)} kinds"
        under = TOP + DOWN * (SIDE + GAP) + 50 + 46 * line
        write(board, LEFT, under, text, size=style.NORMAL, bold=line == 0, colour=MUTED if line else PAPER)
    for line, text in enumerate(SAID):
        write(board, LEFT, HEIGHT - 46 + 31 * line, text, colour=MUTED)
    return figure


def draw_map(axes: Axes, codes: np.ndarray) -> None:
    """Codes as grey dots, and the ring within which nearly all random codes fall."""
    (x, y), reach = view(codes, ring())
    axes.set(xlim=(x - reach, x + reach), ylim=(y - reach, y + reach))
    dots(axes, codes, MUTED, DOT, 0.45)
    axes.plot(*ring().T, color=NOISE, lw=4)
    name = write(axes, 0, ring()[:, 1].min(), "random codes", ha="center", above=-18, colour=NOISE, bold=True)
    name.set_path_effects([withStroke(linewidth=7, foreground=INK)])
