"""A bet: resizing and the dense network stand on an axis of held-out error, each as its copy of one face; where does PCA land?

The answer is not in it; `held_out` has it.
"""

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from autoencoders.drawing.palette import DENSE, MUTED, PCA, RESIZE
from autoencoders.drawing.panels import WIDTH, caption, picture, score_text, sheet, write
from autoencoders.drawing.words import RESIZED
from autoencoders.experiments import examples
from autoencoders.runs import Run
from autoencoders.scores import scores

SHOWN = "woman-raising-hand"
SCORE = "test_mse"
MOST, TICKS = 0.024, (0, 0.006, 0.012, 0.018, 0.024)  # errors: the right end of the axis, and what is written on it
SIDE, RIM, APART = 128, 70, 32  # px: a face, and what is left beside the axis, and above it while it waits
ABOVE, LEVEL, BELOW = 74, 250, 306  # px from the top: faces above the axis, the axis, and faces below


def draw(resize: Run, dense: Run, pca: Run) -> Figure:
    """Two methods at their errors, and PCA, which waits at the end of the axis."""
    _, board = sheet()
    board.plot([place(0), place(MOST)], [LEVEL, LEVEL], color=MUTED, lw=3)
    for tick in TICKS:
        write(board, place(tick), LEVEL + 30, f"{tick:g}", ha="center", colour=MUTED)
    standing(board, dense, ABOVE, f"dense {score_text('mse', error(dense))}", DENSE, error(dense))
    standing(board, resize, BELOW, f"{RESIZED} {score_text('mse', error(resize))}", RESIZE, error(resize))
    waiting(board, pca, "PCA ?", PCA)
    caption(board, f"mean squared error on {dense.measures[SCORE].shape[1]} held-out emoji, left is better")
    return board.figure


def error(run: Run) -> float:
    """The held-out error of a method, the mean over its seeds."""
    return scores(run)[SCORE]["mean"]


def place(value: float) -> float:
    """Where an error is on the axis, in px."""
    return RIM + value / MOST * (WIDTH - 2 * RIM)


def standing(board: Axes, run: Run, top: float, name: str, colour: str, value: float) -> None:
    """A method's copy of the face above or below its error, with its name on the far side."""
    x, edge = place(value), top + SIDE if top < LEVEL else top
    board.plot([x, x], [LEVEL, edge], color=colour, lw=3)
    face(board, run, x, top, name, colour)


def waiting(board: Axes, run: Run, name: str, colour: str) -> None:
    """A method's copy of the face at the end of the axis, on which it does not stand yet."""
    face(board, run, place(MOST), ABOVE - APART, name, colour)


def face(board: Axes, run: Run, x: float, top: float, name: str, colour: str) -> None:
    """A method's copy of the face above or below the axis, with its name on the far side."""
    picture(board, x - SIDE / 2, top, SIDE, run.pictures["test"][examples.TEST.index(SHOWN)])
    write(board, x, top - 24 if top < LEVEL else top + SIDE + 26, name, ha="center", colour=colour, bold=True)
