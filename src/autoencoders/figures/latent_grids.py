"""Decoded grids of codes of two numbers, without the variational tricks (left) and with them (right).

Between the grids, five measures of both; one that is better by more than chance has the accent.
"""

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from autoencoders.drawing import style
from autoencoders.drawing.palette import MUTED
from autoencoders.drawing.panels import HEIGHT, WIDTH, picture, score_text, sheet, write
from autoencoders.estimates import measured
from autoencoders.figures.latent_map import mosaic
from autoencoders.runs import Run

RUNGS = ("plain", "full")
SIDE, TOP = HEIGHT - 44, 44
METRICS = {  # by their names, and 1 where more is better, -1 where less is; steps are counted in mean steps
    "purity": ("neighbours alike", 1),
    "grid_sure_share": ("grid: confident", 1),
    "grid_jump": ("grid: largest step", -1),
    "between_jump": ("path: largest step", -1),
    "between_flips": ("path: digit changes", -1),
}


def draw(ladder: Run) -> Figure:
    """Two grids, and their measures between them."""
    _, board = sheet()
    for rung, title, left in zip(RUNGS, ("plain", "variational"), (0, WIDTH - SIDE), strict=True):
        grid = ladder.pictures[f"{rung}_grid"]
        steps = round(len(grid) ** 0.5)
        picture(board, left, TOP, SIDE, mosaic(grid.reshape(steps, steps, *grid.shape[1:])))
        write(board, left + SIDE / 2, 20, title, ha="center", bold=True, size=style.NORMAL)
    step = (HEIGHT - TOP) / len(METRICS)
    for index, (metric, (title, better)) in enumerate(METRICS.items()):
        plain, full = (measured(ladder, f"{rung}_{metric}") for rung in RUNGS)
        low, high = ((full - plain) * better).interval()
        best = 1 if low > 0 else 0 if high < 0 else None
        write(board, WIDTH / 2, TOP + index * step + 16, title, ha="center", colour=MUTED)
        pair(board, TOP + index * step + 54, [value_text(metric, estimate.value) for estimate in (plain, full)], best)
    return board.figure


def value_text(ruler: str, value: float) -> str:
    """Shares as slides write them; steps and changes with two decimals."""
    return score_text(ruler, value) if ruler.endswith(("purity", "share")) else f"{value:.2f}"


def pair(board: Axes, middle: float, values: list[str], best: int | None) -> None:
    """Two values, each on the side of its grid."""
    for index, text in enumerate(values):
        look = {"bold": True} if index == best else {"colour": MUTED}
        write(board, WIDTH / 2 + (62 if index else -62), middle, text, ha="center", size=style.LARGE, **look)
