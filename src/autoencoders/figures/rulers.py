"""One network trained with two losses, by five metrics; the better one of each column in its colour.

Each loss wins by its own metric. PCA and resizing are below for comparison.
"""

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from autoencoders.drawing import style
from autoencoders.drawing.palette import CONV, CONV_SSIM, LINE, MUTED, PAPER, PCA, RESIZE
from autoencoders.drawing.panels import HEIGHT, WIDTH, box, sheet, write
from autoencoders.drawing.words import RESIZED
from autoencoders.runs import Run
from autoencoders.scores import scores

LABEL, TOP = 232, 96  # px for names at the left and metrics above
METRICS = {  # score: what it is called, its decimals, and which end wins
    "test_mse": ("MSE", 4, min),
    "test_contour_error": ("contour error", 4, min),
    "test_frame_mse": ("frame MSE", 5, min),
    "test_gaussian_ssim": ("SSIM", 2, max),
    "test_edge_f1": ("edges found", 2, max),
}
STEP, BAR = (WIDTH - LABEL) / len(METRICS), 150


def draw(conv_mse: Run, conv_ssim: Run, resize: Run, pca: Run) -> Figure:
    """A table with a bar in each cell, relative to the largest value of its column."""
    _, board = sheet()
    rivals = [("conv, MSE", conv_mse, CONV), ("conv, SSIM", conv_ssim, CONV_SSIM)]
    rows = [(name, scores(run), colour) for name, run, colour in [*rivals, ("PCA", pca, PCA), (RESIZED, resize, RESIZE)]]
    high = (HEIGHT - TOP) / len(rows)
    for row, (name, _, colour) in enumerate(rows):
        y = TOP + row * high
        board.plot([0, WIDTH], [y, y], color=MUTED if row == len(rivals) else LINE, lw=2)
        write(board, 0, y + high / 2, name, colour=colour, bold=row < len(rivals), size=style.NORMAL)
    for column, score in enumerate(METRICS):
        draw_cells(board, LABEL + column * STEP, high, score, [(results[score]["mean"], colour) for _, results, colour in rows])
    return board.figure


def draw_cells(board: Axes, x: float, high: float, score: str, values: list[tuple[float, str]]) -> None:
    """One column: the metric's name, and each method's value over its bar; only the first two compete."""
    name, decimals, better = METRICS[score]
    best, most = better(value for value, _ in values[:2]), max(value for value, _ in values)
    write(board, x, 20, name, bold=True)
    write(board, x, 56, "low is good" if better is min else "high is good", colour=MUTED)
    for row, (value, colour) in enumerate(values):
        y, wins, rival = TOP + row * high, row < 2 and value == best, row < 2
        ink = colour if wins else PAPER if rival else MUTED
        write(board, x, y + high * 0.4, f"{value:.{decimals}f}", colour=ink, bold=wins, size=style.NORMAL)
        box(board, x, y + high * 0.68, max(BAR * value / most, 3), 9, face=colour, radius=1, alpha=1 if rival else 0.6, lw=0)
