"""Why samples are seldom ones: empty space around their codes, as the source says, or the small volume of their codes.

Left, distances from the middle between two digits to the nearest code. Right, each digit's volume of codes (the product of
standard deviations along principal axes) and its share of samples, by the classifier.
"""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import NullFormatter, NullLocator

from autoencoders.drawing import style
from autoencoders.drawing.palette import CONV, DENSE, LINE, MUTED, NOISE, PAPER
from autoencoders.drawing.panels import HEIGHT, WIDTH, Bar, bars, chart, sheet, write
from autoencoders.runs import Run
from autoencoders.scores import scores

NAMES, LONG = 136, 120  # px of the bars: their names, the longest
LEFT, APART, TOP, FOOT = 440, 40, 60, 84  # px of the two charts
WIDE = (WIDTH - LEFT - APART) / 2
SIDES = ((21, 0), (-21, 0), (0, 25), (0, -25), (16, 20), (-16, 20), (16, -20), (-16, -20))  # px from a dot to its name
NETWORKS = (("dense", DENSE), ("conv", CONV))


def draw(sixteen_dense: Run, sixteen_conv: Run) -> Figure:
    """Bars of distances, and a chart of ten digits, for each network."""
    figure, board = sheet()
    runs = sixteen_dense, sixteen_conv
    places = [(volumes(run), run.curves["generated_classes"].mean(axis=0)) for run in runs]
    shares = np.concatenate([share for _, share in places])
    write(board, 0, 18, "nearest code, midway", bold=True)
    longest = max(scores(run)[f"{kind}_emptiness"]["mean"] for run in runs for kind in ("ones", "others"))
    for index, ((name, colour), run, (volume, share)) in enumerate(zip(NETWORKS, runs, places, strict=True)):
        results, top = scores(run), TOP + index * 214
        write(board, 0, top + 14, name, colour=colour, bold=True, size=style.NORMAL)
        entries = [Bar("from ones", results["ones_emptiness"], NOISE), Bar("others", results["others_emptiness"], colour)]
        bars(chart(figure, NAMES, top + 40, LONG, 110, xlim=(0, longest)), entries, "share")
        left = LEFT + index * (WIDE + APART)
        axes = chart(figure, left, TOP, WIDE, HEIGHT - TOP - FOOT, xscale="log", yscale="log")
        axes.set(xlim=(volume.min() / 4, 3), ylim=(shares.min() / 1.6, shares.max() * 1.5))
        scale(axes, named=index == 0)
        digits(axes, volume, share, colour)
        write(board, left + WIDE, 18, name, ha="right", colour=colour, bold=True, size=style.NORMAL)
    write(board, LEFT, 18, "share of samples", bold=True)
    write(board, (LEFT + WIDTH) / 2, HEIGHT - 14, "volume of a digit’s codes, the largest being 1", ha="center", colour=MUTED)
    return figure


def volumes(run: Run) -> np.ndarray:
    """The volume of each digit's codes, relative to the largest."""
    codes, labels = run.arrays["train_codes"].astype(float), run.arrays["train_labels"]
    logs = np.array([np.linalg.slogdet(np.cov(codes[labels == digit].T))[1] / 2 for digit in range(10)])
    return np.exp(logs - logs.max())


def scale(axes: Axes, *, named: bool) -> None:
    """Few ticks on two logarithmic axes, within their limits."""
    for axis in (axes.xaxis, axes.yaxis):
        axis.set_minor_locator(NullLocator())
        axis.set_minor_formatter(NullFormatter())
    (low, high), (below, above) = axes.get_xlim(), axes.get_ylim()
    powers = {1e-3: "thousandth", 1e-6: "millionth"}
    here = [power for power in (1, *powers) if low < power < high]
    axes.set_xticks(here, [powers.get(power, f"{power:g}") for power in here])
    levels = [level for level in (0.001, 0.01, 0.1, 1) if below < level < above]
    axes.set_yticks(levels, [f"{level:g}" if named else "" for level in levels])
    axes.grid(axis="y", color=LINE, lw=1.5)


def digits(axes: Axes, volume: np.ndarray, share: np.ndarray, colour: str) -> None:
    """A dot for each digit, with its name where there is most room."""
    dots = axes.transData.transform(np.stack([volume, share], axis=1))  # px
    taken = list(dots)
    for digit, dot in enumerate(dots):
        ink = NOISE if digit == 1 else colour
        axes.plot(volume[digit], share[digit], "o", ms=11, color=ink)
        free = max(SIDES, key=lambda side: min(np.linalg.norm(dot + side - other) for other in taken if other is not dot))
        taken.append(dot + free)
        right, above = np.array(free) * 72 / style.DPI
        ink = NOISE if digit == 1 else PAPER
        write(axes, *(volume[digit], share[digit]), str(digit), right=right, above=above, ha="center", bold=True, colour=ink)
