"""Held-out PSNR against the number of weights: the small network, a U-Net trained with care, and filters, which have none.

The U-Net comes with a step of its own.
"""

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from autoencoders.drawing import style
from autoencoders.drawing.building import step
from autoencoders.drawing.palette import CONV, MUTED, NOISE, OURS, RESIZE
from autoencoders.drawing.panels import HEIGHT, WIDTH, chart, keep_apart, picture, score_text, sheet, write
from autoencoders.experiments import examples
from autoencoders.runs import Run
from autoencoders.scores import scores

SHOWN = "woman-raising-hand"
LOWEST, HIGHEST = 12, 31  # dB
FEWEST, MOST, WEIGHTS = 300, 1_200_000, (1_000, 10_000, 100_000)
HEAD, FOOT, SIDE = 40, 70, 204  # px above the chart and pictures, below the chart, of a picture
WIDE, TALL = WIDTH - SIDE - 290, HEIGHT - HEAD - FOOT


def draw(
    denoise_nothing: Run,
    denoise_retrained: Run,
    denoise_gaussian: Run,
    denoise_median: Run,
    denoise_tv: Run,
    denoise_nlm: Run,
    denoise_best: Run,
) -> Figure:
    """A dot for each network, a line for each filter; two cleaned pictures beside them."""
    figure, board = sheet()
    axes = plane(figure)
    filters = {"non-local means": denoise_nlm, "total variation": denoise_tv, "Gaussian": denoise_gaussian}
    filters |= {"median": denoise_median, "noisy, as it is": denoise_nothing}
    levels(axes, {name: decibels(run) for name, run in filters.items()})
    dot(axes, denoise_retrained, "small network", right=16, above=-18, colour=CONV)
    axes.set_xticks(WEIGHTS, [f"{count:,}" for count in WEIGHTS])
    write(board, 0, 18, "decibels (dB) of PSNR on held-out emoji: more is better", colour=MUTED)
    write(board, WIDE / 2, HEIGHT - 14, "weights, logarithmic", ha="center", colour=MUTED)
    cleaned(board, 0, "non-local means", denoise_nlm, RESIZE)
    layer, board = step(figure)
    dot(plane(layer, xticks=[]), denoise_best, "with care", right=-20, above=0, colour=OURS, ha="right")
    cleaned(board, HEIGHT - HEAD - SIDE, "with care", denoise_best, OURS)
    return figure


def plane(figure: Figure, **settings) -> Axes:
    """Where dots and lines are drawn."""
    limits = {"xscale": "log", "xlim": (FEWEST, MOST), "ylim": (LOWEST, HIGHEST), "yticks": []}
    axes = chart(figure, 0, HEAD, WIDE, TALL, **limits, **settings)
    axes.minorticks_off()
    return axes


def cleaned(board: Axes, top: float, name: str, run: Run, colour: str) -> None:
    """A picture as a method cleaned it, below the method's name."""
    write(board, WIDTH - SIDE, top + 18, name, colour=colour, bold=True)
    picture(board, WIDTH - SIDE, top + HEAD, SIDE, run.pictures["test"][examples.TEST.index(SHOWN)])


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


def dot(axes: Axes, network: Run, name: str, **place) -> None:
    """A network at its number of weights, with its value above its name."""
    height, right = decibels(network), place.pop("right")
    axes.plot(network.params, height, "o", color=place["colour"], ms=15)
    write(axes, network.params, height, score_text("psnr", height), bold=True, size=style.NORMAL, right=right, **place)
    words = f"{name}, {network.params:,} weights"
    write(axes, network.params, height, words, right=right, **place | {"above": place["above"] - 34})
