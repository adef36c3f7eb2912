"""A digit with the source's noise and with noise of mean zero, cleaned in three ways.

The source's noise also adds brightness, which a subtraction removes. The best of a row is bold.
"""

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from autoencoders.drawing import style
from autoencoders.drawing.palette import CONV, MUTED, NOISE, PAPER, RESIZE
from autoencoders.drawing.panels import HEIGHT, WIDTH, Row, picture, row_label, score_text, sheet, write
from autoencoders.drawing.words import with_half
from autoencoders.experiments.digit_noise import BRIGHTER
from autoencoders.runs import Run
from autoencoders.scores import scores

SHOWN = 1  # of the held-out digits: a two
LABEL, TOP = 236, 40  # px for names at the left, and for heads
SIDE = 176
HEADS = (("noisy", NOISE), ("subtracted", RESIZE), ("median", RESIZE), ("network", CONV), ("original", PAPER))
STEP = (WIDTH - LABEL - SIDE) / (len(HEADS) - 1)

Cell = tuple[Run, str]  # a run, and what its picture and its score are called


def draw(digits_denoise: Run, digits_denoise_source: Run, digits_median: Run) -> Figure:
    """A row for each kind of noise; five columns, from noisy to original."""
    _, board = sheet()
    for column, (head, colour) in enumerate(HEADS):
        write(board, centre(column), 16, head, ha="center", bold=True, colour=colour)
    source = [(digits_denoise_source, "test_noisy"), (digits_median, "test_subtracted")]
    source += [(digits_median, "test_source"), (digits_denoise_source, "test")]
    ours = [(digits_denoise, "test_noisy"), None, (digits_median, "test"), (digits_denoise, "test")]
    originals = digits_denoise.pictures["test_originals"]
    recipes = (
        (Row("lesson’s noise", f"mean {with_half(BRIGHTER)}, clipped", originals), source),
        (Row("zero-mean noise", "not clipped", originals), ours),
    )
    for index, (recipe, cells) in enumerate(recipes):
        top = TOP + index * (HEIGHT - TOP + 14) / 2
        row_label(board, LABEL - 28, top + SIDE / 2, recipe)
        draw_row(board, top, cells)
        picture(board, centre(len(cells)) - SIDE / 2, top, SIDE, originals[SHOWN])
    return board.figure


def centre(column: int) -> float:
    """The x of a column's centre."""
    return LABEL + SIDE / 2 + column * STEP


def draw_row(board: Axes, top: float, cells: list[Cell | None]) -> None:
    """Pictures and PSNR of one kind of noise; None stands for a cell with nothing to subtract."""
    psnrs = {column: scores(cell[0])[f"{cell[1]}_psnr"]["mean"] for column, cell in enumerate(cells) if cell}
    best = max(value for column, value in psnrs.items() if column)
    for column, value in psnrs.items():
        run, name = cells[column]
        picture(board, centre(column) - SIDE / 2, top, SIDE, run.pictures[name][SHOWN])
        colour = PAPER if value == best else MUTED
        text = f"{score_text('psnr', value)} dB"
        write(board, centre(column), top + SIDE + 22, text, ha="center", bold=value == best, colour=colour, size=style.NORMAL)
    for column in set(range(len(cells))) - set(psnrs):
        for index, text in enumerate(("nothing", "to subtract")):
            write(board, centre(column), top + SIDE / 2 - 16 + 32 * index, text, ha="center", colour=MUTED)
