"""Two held-out emoji: noisy, cleaned by two networks and by non-local means, and original."""

from matplotlib.figure import Figure

from autoencoders.drawing.palette import CONV, MUTED, NOISE, PAPER, RESIZE
from autoencoders.drawing.panels import HEIGHT, WIDTH, picture, score_text, sheet, write
from autoencoders.experiments import examples
from autoencoders.runs import Run
from autoencoders.scores import scores

SHOWN = ("man-beard", "woman-raising-hand")  # two, large: noise does not compress, six would weigh a megabyte
TOP, GAP = 76, 10


def draw(denoise_nothing: Run, denoise_naive: Run, denoise_retrained: Run, denoise_nlm: Run, original128: Run) -> Figure:
    """A column for each method, from noisy to original."""
    _, board = sheet()
    methods = [("noisy", denoise_nothing, NOISE), ("copying network", denoise_naive, CONV)]
    methods += [
        ("trained on noise", denoise_retrained, CONV),
        ("non-local means", denoise_nlm, RESIZE),
        ("original", original128, PAPER),
    ]
    side = (HEIGHT - TOP - GAP * (len(SHOWN) - 1)) / len(SHOWN)
    step = (WIDTH - side) / (len(methods) - 1)
    for column, (name, run, colour) in enumerate(methods):
        centre = side / 2 + column * step
        write(board, centre, 18, name, ha="center", bold=True, colour=colour)
        if run.measures:
            write(board, centre, 52, f"{score_text('psnr', scores(run)['test_psnr']['mean'])} dB", ha="center", colour=MUTED)
        else:
            write(board, WIDTH, 52, "decibels: more is better", ha="right", colour=MUTED)
        for row, emoji in enumerate(SHOWN):
            image = run.pictures["test"][examples.TEST.index(emoji)]
            picture(board, centre - side / 2, TOP + row * (side + GAP), side, image)
    return board.figure
