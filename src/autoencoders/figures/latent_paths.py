"""From one held-out digit to another along a straight line between their codes: the same pairs in two networks."""

from matplotlib.figure import Figure

from autoencoders.drawing import style
from autoencoders.drawing.blocks import row_width, wall
from autoencoders.drawing.palette import DENSE, MUTED, VARIATIONAL
from autoencoders.drawing.panels import HEIGHT, WIDTH, sheet, write
from autoencoders.drawing.words import COUNTED
from autoencoders.runs import Run
from autoencoders.scores import scores

PAIRS, STEPS = 6, 8
SIDE, GAP, TOP = 66, 3, 44
STRIP = row_width(STEPS, SIDE, GAP)


def draw(vae_thirty: Run, sixteen_dense: Run) -> Figure:
    """A block for each network with a path in each row; below, its largest step and silhouette."""
    _, board = sheet()
    networks = (("variational", vae_thirty, VARIATIONAL), ("plain", sixteen_dense, DENSE))
    for (name, run, colour), left in zip(networks, (0, WIDTH - STRIP), strict=True):
        numbers = COUNTED[run.arrays["test_codes"].shape[1]]
        write(board, left, 20, f"{name}, {numbers} numbers", colour=colour, bold=True, size=style.NORMAL)
        wall(board, left, TOP, run.pictures["between"][: PAIRS * STEPS], STEPS, SIDE, GAP)
        results = {metric: scores(run)[metric]["mean"] for metric in ("between_jump", "silhouette")}
        text = f"largest step {results['between_jump']:.2f}   silhouette {results['silhouette']:.2f}"
        write(board, left, HEIGHT - 16, text, colour=MUTED)
    return board.figure
