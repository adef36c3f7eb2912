"""A plain network's codes of two numbers with ten codes made up among them, and what these decode to."""

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from autoencoders.drawing import style
from autoencoders.drawing.maps import dots
from autoencoders.drawing.palette import MUTED, NOISE, PAPER
from autoencoders.drawing.panels import HEIGHT, WIDTH, chart, picture, score_text, sheet, write
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
    write(board, 0, 18, "codes of held-out digits, and ten random ones", colour=MUTED)
    places = sample_normal(SAMPLES, 2, 1, DRAW_SEED)[:SHOWN]
    draw_map(chart(figure, 0, TOP, MAP, MAP, xticks=[], yticks=[]), ladder.arrays["plain_test_codes"].astype(float), places)
    write(board, LEFT, 18, "what the random ones decode to", colour=MUTED)
    for index, image in enumerate(ladder.pictures["plain_generated"][:SHOWN]):
        row, column = divmod(index, ACROSS)
        x, y = LEFT + column * (SIDE + GAP), TOP + row * (SIDE + 44)
        picture(board, x, y, SIDE, image)
        write(board, x + SIDE / 2, y + SIDE + 18, str(index + 1), ha="center", colour=NOISE, bold=True)
    results = scores(ladder)
    for line, (kind, name) in enumerate((("generated", "random codes"), ("rebuilt", "rebuilt digits"))):
        share, kinds = (score_text(what, results[f"plain_{kind}_{what}"]["mean"]) for what in ("sure_share", "sure_kinds"))
        text = f"{name}: {share} clear digits, of {kinds} kinds"
        under = TOP + DOWN * (SIDE + 44) + 34 + 42 * line
        write(board, LEFT, under, text, size=style.NORMAL, bold=line == 0, colour=MUTED if line else PAPER)
    return figure


def draw_map(axes: Axes, codes, places) -> None:
    """Codes as grey dots, random ones by their numbers."""
    (x, y), reach = view(codes, ring())
    axes.set(xlim=(x - reach, x + reach), ylim=(y - reach, y + reach))
    dots(axes, codes, MUTED, DOT, 0.45)
    for number, (x, y) in enumerate(places, 1):
        write(axes, x, y, str(number), ha="center", colour=NOISE, bold=True)
