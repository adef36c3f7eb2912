"""Decoded random codes: sampled around zero as in the source, and from a normal distribution fitted to codes."""

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from autoencoders.drawing import style
from autoencoders.drawing.palette import CONV, DENSE, MUTED, PAPER
from autoencoders.drawing.panels import HEIGHT, WIDTH, picture, score_text, sheet, write
from autoencoders.runs import Run
from autoencoders.scores import scores

DISTRIBUTIONS = (("generated", "around zero"), ("fitted", "fitted normal"))
ACROSS, DOWN = 8, 3
APART, HEAD, GAP = 40, 44, 3  # px between the two networks, for a block's name, between pictures
WIDE = (WIDTH - APART) / 2
SIDE = (WIDE - GAP * (ACROSS - 1)) / ACROSS
BELOW = HEIGHT - HEAD - DOWN * (SIDE + GAP) + GAP


def draw(sixteen_dense: Run, sixteen_conv: Run) -> Figure:
    """A block of pictures for each network and distribution, with the share of confident ones and their distance to digits."""
    _, board = sheet()
    for column, (name, run, colour) in enumerate((("dense", sixteen_dense, DENSE), ("conv", sixteen_conv, CONV))):
        left, results = column * (WIDE + APART), scores(run)
        for row, (distribution, title) in enumerate(DISTRIBUTIONS):
            top = row * BELOW
            share, away = (results[f"{distribution}_{metric}"]["mean"] for metric in ("sure_share", "distance"))
            write(board, left, top + HEAD / 2, name, colour=colour, bold=True, size=style.NORMAL)
            write(board, left + 92, top + HEAD / 2, title, colour=MUTED)
            write(
                board,
                left + WIDE,
                top + HEAD / 2,
                f"{score_text('share', share)} confident, {away:.1f} away",
                ha="right",
                colour=PAPER,
                bold=True,
            )
            block(board, left, top + HEAD, run.pictures[distribution][: ACROSS * DOWN])
    return board.figure


def block(board: Axes, left: float, top: float, pictures) -> None:
    """Pictures row by row, ACROSS in a row."""
    for index, image in enumerate(pictures):
        row, column = divmod(index, ACROSS)
        picture(board, left + column * (SIDE + GAP), top + row * (SIDE + GAP), SIDE, image)
