"""Held-out PSNR against the number of weights: U-Nets trained with care, the small network, and filters, which have none."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from autoencoders.drawing import style
from autoencoders.drawing.palette import CONV, INK, LINE, MUTED, NOISE, OURS, RESIZE
from autoencoders.drawing.panels import HEIGHT, WIDTH, chart, keep_apart, picture, score_text, sheet, write
from autoencoders.experiments import examples
from autoencoders.runs import Run
from autoencoders.scores import scores

SHOWN = "woman-raising-hand"
LOWEST, HIGHEST = 12, 31  # dB
FEWEST, MOST = 520, 280_000  # weights
HEAD, FOOT, SIDE = 34, 70, 204  # px above the chart and pictures, below the chart, of a picture
WIDE, TALL = WIDTH - SIDE - 290, HEIGHT - HEAD - FOOT


def draw(
    denoise_nothing: Run,
    denoise_retrained: Run,
    denoise_gaussian: Run,
    denoise_median: Run,
    denoise_tv: Run,
    denoise_nlm: Run,
    denoise_sizes: Run,
    denoise_best: Run,
) -> Figure:
    """A curve of U-Nets, a dot for the small network, a line for each filter; two cleaned pictures beside them."""
    figure, board = sheet()
    axes = chart(figure, 0, HEAD, WIDE, TALL, xscale="log", xlim=(FEWEST, MOST), ylim=(LOWEST, HIGHEST), yticks=[])
    filters = {"non-local means": denoise_nlm, "total variation": denoise_tv, "Gaussian": denoise_gaussian}
    filters |= {"median": denoise_median, "noisy, as it is": denoise_nothing}
    levels(axes, {name: decibels(run) for name, run in filters.items()})
    weights = curve(axes, denoise_sizes, denoise_best)
    axes.set_xticks(weights, [f"{count:,}" for count in weights])
    axes.minorticks_off()
    dot(axes, denoise_retrained)
    write(board, 0, 12, "PSNR in dB on held-out emoji, higher is better", colour=MUTED)
    write(board, WIDE / 2, HEIGHT - 14, "weights, logarithmic", ha="center", colour=MUTED)
    for row, (name, run, colour) in enumerate((("non-local means", denoise_nlm, RESIZE), ("with care", denoise_best, OURS))):
        top = row * (HEIGHT - HEAD - SIDE)
        write(board, WIDTH - SIDE, top + 12, name, colour=colour, bold=True)
        picture(board, WIDTH - SIDE, top + HEAD, SIDE, run.pictures["test"][examples.TEST.index(SHOWN)])
    return figure


def decibels(run: Run, name: str = "test_psnr") -> float:
    """A run's mean PSNR over held-out pictures."""
    return scores(run)[name]["mean"]


def levels(axes: Axes, heights: dict[str, float]) -> None:
    """What has no weights: a line over the whole width for each, with name and value at the right end."""
    pixel = (HIGHEST - LOWEST) / TALL
    for (name, height), place in zip(heights.items(), keep_apart([*heights.values()], 31 * pixel), strict=True):
        colour = NOISE if name.startswith("noisy") else RESIZE
        axes.axhline(height, color=colour, lw=2.5, ls=(0, (5, 3)))
        write(axes, MOST, place, f"{score_text('psnr', height)}  {name}", right=10, colour=colour)


def curve(axes: Axes, sizes: Run, best: Run) -> np.ndarray:
    """The U-Nets by their weights, each seed's values at its width; returns the numbers of weights."""
    names = [f"test_{width}_psnr" for width in sizes.arrays["widths"]]
    found = [scores(sizes)[name] for name in names] + [scores(best)["test_psnr"]]
    weights = np.array([*sizes.arrays["weights"], best.params])
    means = [score["mean"] for score in found]
    for count, score in zip(weights, found, strict=True):
        axes.plot([count] * score["n"], score["values"], "_", color=OURS, ms=16, mew=1.5)
    axes.plot(weights, means, "o-", color=OURS, lw=4, ms=11)
    for count, mean in zip(weights, means, strict=True):
        place = {"above": 25, "ha": "center", "bbox": {"facecolor": INK, "edgecolor": "none", "pad": 0}}
        write(axes, count, mean, score_text("psnr", mean), colour=OURS, bold=True, size=style.NORMAL, **place)
    return weights


def dot(axes: Axes, small: Run) -> None:
    """The small network, with its name and its weights below."""
    height = decibels(small)
    axes.plot(small.params, height, "o", color=CONV, ms=13)
    write(
        axes, small.params, height, score_text("psnr", height), right=14, above=-22, colour=CONV, bold=True, size=style.NORMAL
    )
    write(axes, small.params, height, f"small network, {small.params:,} weights", right=14, above=-52, colour=CONV)
    axes.vlines(small.params, LOWEST, height, color=LINE, lw=2)
