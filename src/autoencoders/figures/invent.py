"""A plain network's codes of two numbers with ten codes made up among them, and what these decode to."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patheffects import withStroke

from autoencoders.drawing import style
from autoencoders.drawing.maps import dots
from autoencoders.drawing.palette import INK, MUTED, PAPER
from autoencoders.drawing.panels import HEIGHT, WIDTH, chart, picture, score_text, sheet, write
from autoencoders.drawing.words import COUNTED
from autoencoders.experiments.generation import sample_normal
from autoencoders.experiments.latent import DRAW_SEED, SAMPLES
from autoencoders.figures.ladder import ring, view
from autoencoders.runs import Run
from autoencoders.scores import scores

MAP, TOP = HEIGHT - 40, 40  # px
ACROSS, DOWN, GAP, DOT = 5, 2, 8, 3  # the last in points
LEFT = MAP + 56  # px before the pictures
SIDE = (WIDTH - LEFT - (ACROSS - 1) * GAP) / ACROSS
SHOWN = ACROSS * DOWN


def draw(ladder: Run) -> Figure:
    """The map with numbers on it, and the pictures that belong to these numbers."""
    figure, board = sheet()
    write(board, 0, 18, f"codes of held-out digits, and {COUNTED[SHOWN]} random ones", colour=MUTED)
    places = sample_normal(SAMPLES, 2, 1, DRAW_SEED)[:SHOWN]
    draw_map(chart(figure, 0, TOP, MAP, MAP, xticks=[], yticks=[]), ladder.arrays["plain_test_codes"].astype(float), places)
    write(board, LEFT, 18, "what the random ones decode to", colour=MUTED)
    for index, image in enumerate(ladder.pictures["plain_generated"][:SHOWN]):
        row, column = divmod(index, ACROSS)
        x, y = LEFT + column * (SIDE + GAP), TOP + row * (SIDE + 44)
        picture(board, x, y, SIDE, image)
        write(board, x + SIDE / 2, y + SIDE + 18, str(index + 1), ha="center", colour=PAPER, bold=True)
    results = scores(ladder)
    for line, (kind, name) in enumerate((("generated", "random codes"), ("rebuilt", "rebuilt digits"))):
        share, kinds = (score_text(what, results[f"plain_{kind}_{what}"]["mean"]) for what in ("sure_share", "sure_kinds"))
        text = f"{name}: {share} clear digits, of {kinds} kinds"
        under = TOP + DOWN * (SIDE + 44) + 34 + 42 * line
        write(board, LEFT, under, text, size=style.NORMAL, bold=line == 0, colour=MUTED if line else PAPER)
    return figure


def draw_map(axes: Axes, codes: np.ndarray, places: np.ndarray) -> None:
    """Codes as grey dots, random ones by their numbers."""
    (x, y), reach = view(codes, ring())
    axes.set(xlim=(x - reach, x + reach), ylim=(y - reach, y + reach))
    dots(axes, codes, MUTED, DOT, 0.45)
    room = 2 * reach * style.SMALL / 72 * style.DPI / MAP  # of a number, in units of the map
    for number, (x, y) in enumerate(apart(places.astype(float), room), 1):
        text = write(axes, x, y, str(number), ha="center", colour=PAPER, bold=True)
        text.set_path_effects([withStroke(linewidth=6, foreground=INK)])


def apart(places: np.ndarray, room: float) -> np.ndarray:
    """Places for numbers, moved where two would touch."""
    for _ in range(100):
        offsets = places[:, None] - places
        away = np.linalg.norm(offsets, axis=-1)
        push = np.where((away > 0) & (away < 1.5 * room), 0.1, 0)[..., None] * offsets / np.maximum(away, 1e-9)[..., None]
        places = places + room * push.sum(axis=1)
    return places
