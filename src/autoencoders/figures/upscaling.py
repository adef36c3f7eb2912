"""PSNR of each way of enlarging, relative to bicubic; right is better, and the value is at the end."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from autoencoders.drawing import style
from autoencoders.drawing.palette import CONV, MEAN, MUTED, OURS, PAPER, RESIZE
from autoencoders.drawing.panels import HEIGHT, WIDTH, Bar, chart, score_text, seed_marks, sheet, write
from autoencoders.runs import Run
from autoencoders.scores import over_seeds, scores

LABEL, VALUE, APART = 196, 72, 18  # px for names at the left, for values, between panels
TOP, FOOT = 92, 44
ROWS = (("nearest", MEAN), ("bilinear", RESIZE), ("bicubic", RESIZE), ("no bottleneck", OURS), ("narrow code", CONV))
HIGH = (HEIGHT - TOP - FOOT) / len(ROWS)
WIDE = (WIDTH - LABEL - 4 * VALUE - 3 * APART) / 4


def draw(
    digits_upscale: Run,
    digits_upscale_skip: Run,
    fashion_upscale: Run,
    fashion_upscale_skip: Run,
    cifar_upscale2: Run,
    cifar_upscale4: Run,
    cifar_upscale_source: Run,
) -> Figure:
    """Four panels on one axis: digits, clothes, and photographs at either factor."""
    figure, board = sheet()
    panels = [("digits", [digits_upscale_skip, digits_upscale])]
    panels += [("clothes", [fashion_upscale_skip, fashion_upscale])]
    panels += [("photographs", [cifar_upscale2, cifar_upscale_source]), ("photographs", [cifar_upscale4])]
    all_rows = [values(runs) for _, runs in panels]
    limits = common([psnrs - rows[2].mean() for rows in all_rows for psnrs in rows])
    for index, ((title, runs), rows) in enumerate(zip(panels, all_rows, strict=True)):
        left = LABEL + index * (WIDE + VALUE + APART)
        write(board, left, 18, title, bold=True, size=style.NORMAL)
        write(board, left, 54, f"{width(runs, 'test_small')} to {width(runs, 'test_originals')} px", colour=MUTED)
        axes = chart(figure, left, TOP, WIDE, HIGH * len(rows), xlim=limits, ylim=(len(rows) - 0.5, -0.5))
        axes.set(xticks=[], yticks=[])
        panel(axes, rows)
        for row in range(len(rows), len(ROWS)):
            write(board, left + WIDE + VALUE, TOP + (row + 0.5) * HIGH, "not tried", ha="right", colour=MUTED)
    for row, (name, colour) in enumerate(ROWS):
        write(board, LABEL - 24, TOP + (row + 0.5) * HIGH, name, ha="right", bold=row > 2, colour=colour if row > 2 else PAPER)
    write(board, 0, HEIGHT - 13, "PSNR in dB on held-out pictures; bars begin at bicubic, right is better", colour=MUTED)
    return figure


def values(runs: list[Run]) -> list[np.ndarray]:
    """The PSNR of each row for each seed; the filters' are from the first run."""
    names = [(runs[0], "nearest"), (runs[0], "bilinear"), (runs[0], "bicubic"), *((run, "test") for run in runs)]
    return [np.array(scores(run)[f"{name}_psnr"]["values"]) for run, name in names]


def width(runs: list[Run], name: str) -> int:
    """How wide the pictures of this name are."""
    return runs[0].pictures[name].shape[2]


def common(gains: list[np.ndarray]) -> tuple[float, float]:
    """Limits of the axis for all panels, with room for whiskers."""
    low, high = min(gain.min() for gain in gains), max(gain.max() for gain in gains)
    room = 0.06 * (high - low)
    return low - room, high + room


def panel(axes: Axes, of_all: list[np.ndarray]) -> None:
    """Bars from bicubic's line, seeds as dots, PSNR at the panel's end; `of_all` has the PSNR of each row."""
    bicubic = of_all[2].mean()
    for y, (decibels, (_, colour)) in enumerate(zip(of_all, ROWS, strict=False)):
        gain = over_seeds(decibels - bicubic)
        axes.barh(y, gain["mean"], 0.62, color=colour)
        seed_marks(axes, Bar("", gain, colour), y)
        best = decibels.mean() == max(values.mean() for values in of_all)
        end = axes.get_xlim()[1]
        look = {"bold": best, "colour": PAPER if best else MUTED, "size": style.NORMAL}
        write(axes, end, y, score_text("psnr", decibels.mean()), right=8, **look)
    axes.axvline(0, color=MUTED, lw=2, ls=(0, (4, 3)))
