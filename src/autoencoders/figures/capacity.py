"""Two held-out emoji through 1 to 192 numbers, by the dense network and by PCA, with the errors over all held-out emoji."""

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from autoencoders.drawing import style
from autoencoders.drawing.palette import DENSE, MUTED, PCA
from autoencoders.drawing.panels import HEIGHT, WIDTH, picture, score_text, sheet, write
from autoencoders.experiments import examples
from autoencoders.runs import Run
from autoencoders.scores import scores

SHOWN = ("expressionless-face", "man-beard")
METHODS = (("network", "leaky code", "", DENSE), ("PCA", "", "pca_", PCA))
LABELS, GAP, HEAD, NOTE = 140, 10, 40, 36  # px: names at the left, between pictures, for the sizes above, for the errors


def draw(capacity: Run, original: Run) -> Figure:
    """A column for each size of the code and one for the originals; two rows for each method, errors below."""
    _, board = sheet()
    codes = [int(size) for size in capacity.arrays["codes"]]
    step = (WIDTH - LABELS + GAP) / (len(codes) + 1)
    side = min(step - GAP, ((HEIGHT - HEAD) / 2 - NOTE) / 2 - GAP)
    centres = [LABELS + step * column + (step - GAP) / 2 for column in range(len(codes) + 1)]
    write(board, LABELS - 20, HEAD / 2, "numbers", ha="right", colour=MUTED)
    for centre, words in zip(centres, [*map(str, codes), "original"], strict=True):
        write(board, centre, HEAD / 2, words, ha="center", bold=True)
    for number, (name, kind, prefix, colour) in enumerate(METHODS):
        top = HEAD + number * (HEIGHT - HEAD) / 2
        write(board, LABELS - 20, top + side + GAP / 2, name, ha="right", bold=True, size=style.NORMAL, colour=colour)
        write(board, LABELS - 20, top + side + GAP / 2 + 34, kind, ha="right", colour=MUTED)
        write(board, LABELS - 20, top + 2 * (side + GAP) + NOTE / 2 - GAP, "error", ha="right", colour=MUTED)
        columns = [capacity.pictures[f"test_{prefix}{size}"] for size in codes] + [original.pictures["test"]]
        for centre, pictures in zip(centres, columns, strict=True):
            two_emoji(board, centre - side / 2, top, side, pictures)
        for centre, size in zip(centres, codes, strict=False):
            error = scores(capacity)[f"test_{prefix}{size}_mse"]["mean"]
            write(board, centre, top + 2 * (side + GAP) + NOTE / 2 - GAP, score_text("mse", error), ha="center", colour=colour)
    return board.figure


def two_emoji(board: Axes, left: float, top: float, side: float, pictures) -> None:
    """The emoji in SHOWN, one under the other."""
    for row, emoji in enumerate(SHOWN):
        picture(board, left, top + row * (side + GAP), side, pictures[examples.TEST.index(emoji)])
