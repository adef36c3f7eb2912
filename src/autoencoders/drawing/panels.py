"""What figures are built from: a board in slide pixels, pictures, labelled rows, bars with their seeds."""

from dataclasses import dataclass

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import FancyBboxPatch
from matplotlib.text import Annotation

from autoencoders.drawing import style
from autoencoders.drawing.palette import INK, LINE, MUTED, PAPER
from autoencoders.runs import Run
from autoencoders.scores import scores
from proof.deck.numerals import ENDS, decimals, minus, rounded

WIDTH, HEIGHT = 1152, 500  # size of a figure that fills a slide, in slide pixels
NAMES = {"mse": "MSE", "ssim": "SSIM", "psnr": "PSNR"}


@dataclass(frozen=True)
class Row:
    """One method in a figure of pictures: its name, a note, its pictures."""

    name: str
    note: str
    pictures: np.ndarray  # (n, height, width, 3)
    colour: str = PAPER
    size: float = style.SMALL


@dataclass(frozen=True)
class Bar:
    """One method in a bar chart; `score` is an entry of `scores`."""

    name: str
    score: dict
    colour: str
    strong: bool = False


def sheet(width: int = WIDTH, height: int = HEIGHT) -> tuple[Figure, Axes]:
    """An empty figure, and axes over all of it in slide pixels from the top left, the board."""
    style.use()
    figure = Figure(figsize=(width / style.DPI, height / style.DPI))
    board = figure.add_axes((0, 0, 1, 1))
    board.set(xlim=(0, width), ylim=(height, 0), autoscale_on=False, xticks=[], yticks=[])
    board.axis("off")
    return figure, board


def chart(figure: Figure, left: float, top: float, width: float, height: float, **settings) -> Axes:
    """Axes without a frame, at a place in slide pixels."""
    full_width, full_height = figure.get_size_inches() * style.DPI
    axes = figure.add_axes((left / full_width, 1 - (top + height) / full_height, width / full_width, height / full_height))
    axes.spines[:].set_visible(False)
    axes.tick_params(length=0, pad=8)
    axes.set(**settings)
    return axes


def write(
    axes: Axes, x: float, y: float, text: str, *, size=style.SMALL, colour=PAPER, bold=False, right=0.0, above=0.0, **settings
) -> Annotation:
    """A line of text whose capitals are centred vertically on (x, y), moved by `right` and `above` in points."""
    placed = {"ha": "left", "va": "baseline", **style.font(bold), "annotation_clip": False} | settings
    offset = (right, above - 0.345 * size)  # half the height of Plex's capitals
    return axes.annotate(text, (x, y), offset, textcoords="offset points", color=colour, fontsize=size, **placed)


def picture(board: Axes, x: float, y: float, side: float, image: np.ndarray) -> None:
    """A picture with its top left corner at (x, y), `side` wide and high; a single channel is grey."""
    pixels = np.repeat(image, 3, axis=-1) if image.shape[-1] == 1 else image
    board.imshow(np.clip(pixels, 0, 1), extent=(x, x + side, y + side, y), aspect="auto", interpolation="none")


def box(board: Axes, x: float, y: float, width: float, height: float, *, face=LINE, edge="none", radius=10, **settings) -> None:
    """A rectangle with round corners."""
    shape = f"round,pad=0,rounding_size={radius}"
    board.add_patch(FancyBboxPatch((x, y), width, height, shape, facecolor=face, edgecolor=edge, **{"lw": 2} | settings))


def arrow(board: Axes, start: tuple[float, float], end: tuple[float, float], colour: str = MUTED, **settings) -> None:
    """An arrow from start to end."""
    line = {"arrowstyle": "-|>,head_length=0.5,head_width=0.28", "color": colour, "lw": 2.5, "shrinkA": 0, "shrinkB": 0}
    board.annotate("", end, start, arrowprops=line | {"mutation_scale": 20} | settings)


def score_text(name: str, value: float, ends: tuple[int, ...] = ENDS) -> str:
    """A score's value as slides write it; the decimals follow from the score's name."""
    return minus(rounded(float(value), decimals(name), ends))


def score_lines(run: Run, *names: str) -> str:
    """Scores of a run as text, one in each line: `MSE 0.0152`."""
    results = scores(run)
    return "\n".join(f"{NAMES[name.rpartition('_')[2]]} {score_text(name, results[name]['mean'])}" for name in names)


def caption(board: Axes, text: str) -> None:
    """A muted line of text at the bottom of the figure."""
    write(board, 0, board.get_ylim()[0] - 13, text, colour=MUTED)


def rows(board: Axes, listed: list[Row], *, label: float, gap: float = 14) -> None:
    """Rows of pictures, as large as there is room; names and notes at the left, `label` px wide."""
    count, (width, height) = len(listed[0].pictures), (board.get_xlim()[1], board.get_ylim()[0])
    side = min((height - gap * (len(listed) - 1)) / len(listed), (width - label - gap * (count - 1)) / count)
    across = (width - label - side * count) / max(count - 1, 1)
    down = (height - side * len(listed)) / max(len(listed) - 1, 1)
    for index, row in enumerate(listed):
        y = index * (side + down)
        for column, image in enumerate(row.pictures):
            picture(board, label + column * (side + across), y, side, image)
        row_label(board, label - 28, y + side / 2, row)


def wide_rows(board: Axes, listed: list[Row], *, head: float = 44, gap: float = 10) -> None:
    """Rows of pictures over the whole width, with name and note above each row."""
    count, (width, height) = len(listed[0].pictures), (board.get_xlim()[1], board.get_ylim()[0])
    side = min(height / len(listed) - head, (width - gap * (count - 1)) / count)
    across = (width - side * count) / max(count - 1, 1)
    down = (height - (side + head) * len(listed)) / max(len(listed) - 1, 1)
    for index, row in enumerate(listed):
        y = index * (side + head + down)
        write(board, 2, y + head / 2, row.name, size=row.size, colour=row.colour, bold=True)
        write(board, width - 2, y + head / 2, row.note.replace("\n", "   "), colour=MUTED, ha="right")
        for column, image in enumerate(row.pictures):
            picture(board, column * (side + across), y + head, side, image)


def row_label(board: Axes, x: float, y: float, row: Row) -> None:
    """A row's name above its note, flush right at x and centred on y."""
    lines = [row.name, *row.note.splitlines()]
    first = y - 31 * (len(lines) - 1) / 2
    for index, line in enumerate(lines):
        kind = {"colour": MUTED} if index else {"colour": row.colour, "bold": True, "size": row.size}
        write(board, x, first + 31 * index, line, ha="right", **kind)


def bars(axes: Axes, listed: list[Bar], name: str, *, thick: float = 0.66, limit: float = np.inf, named: float = -14) -> None:
    """Horizontal bars from the top down: mean, seeds as dots, standard deviation as a whisker, the value at the end.

    Names end `named` points from the bars' beginning. Bars beyond `limit` are visibly cut.
    """
    axes.set(ylim=(len(listed) - 0.5, -0.5), yticks=[], xticks=[])
    for y, bar in enumerate(listed):
        mean = bar.score["mean"]
        axes.barh(y, min(mean, limit), thick, color=bar.colour)
        if mean > limit:
            cut_mark(axes, limit, y, thick)
        far = min(max([mean, *seed_marks(axes, bar, y)]), limit)
        colour = bar.colour if bar.strong else PAPER
        write(axes, 0, y, bar.name, right=named, colour=colour, bold=bar.strong, ha="right")
        write(axes, far, y, score_text(name, mean), right=11, colour=colour, bold=True, size=style.NORMAL)


def seed_marks(axes: Axes, bar: Bar, y: float, reach: float = 0.2) -> list[float]:
    """Mean ± sd as a whisker and each seed as a dot; returns the right end of the whisker and all values."""
    if not bar.score["sd"]:
        return []
    low, high = bar.score["mean"] - bar.score["sd"], bar.score["mean"] + bar.score["sd"]
    for colour, thick in ((INK, 6), (PAPER, 2.5)):
        axes.plot([low, high], [y, y], color=colour, lw=thick, solid_capstyle="butt")
    heights = y + np.linspace(-reach, reach, bar.score["n"])
    axes.plot(bar.score["values"], heights, "o", ms=6.5, mfc=PAPER, mec=INK, mew=1.2, clip_on=False)
    return [high, *bar.score["values"]]


def cut_mark(axes: Axes, x: float, y: float, thick: float) -> None:
    """Two slanted gaps near a bar's end, which mark it as cut."""
    width = np.ptp(axes.get_xlim())
    for back in (0.03, 0.045):
        ends = x - back * width + 0.006 * width * np.array([-1, 1])
        axes.plot(ends, y + (thick / 2 + 0.05) * np.array([1, -1]), color=INK, lw=4)


def histogram(axes: Axes, values: np.ndarray, edges: np.ndarray, colour: str) -> tuple[float, float]:
    """A histogram as a filled outline from its first value to its last; returns x and height of its peak."""
    heights, _ = np.histogram(values, edges, density=True)
    first, last = np.flatnonzero(heights)[[0, -1]]
    heights, edges = heights[first : last + 1], edges[first : last + 2]
    axes.stairs(heights, edges, fill=True, color=colour, alpha=0.55)
    axes.stairs(heights, edges, color=colour, lw=2.5)
    top = int(np.argmax(heights))
    return float(edges[top : top + 2].mean()), float(heights[top])


def keep_apart(wanted: list[float], gap: float, low: float = -np.inf, high: float = np.inf) -> list[float]:
    """Places near the wanted ones, at least `gap` apart, in the same order and between limits, so that labels do not touch."""
    order = np.argsort(wanted, kind="stable")
    steps = gap * np.arange(len(wanted))
    clusters: list[list[float]] = []  # neighbours that touch share the mean of their wanted places
    for value in np.array(wanted, dtype=float)[order] - steps:
        clusters.append([value])
        while len(clusters) > 1 and np.mean(clusters[-2]) > np.mean(clusters[-1]):
            clusters[-2:] = [clusters[-2] + clusters[-1]]
    placed = np.empty(len(wanted))
    means = np.concatenate([np.full(len(cluster), np.mean(cluster)) for cluster in clusters])
    placed[order] = np.clip(means, low, high - steps[-1]) + steps
    return list(placed)
