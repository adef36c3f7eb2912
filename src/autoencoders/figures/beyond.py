"""Codes of held-out digits, scaled inwards and outwards: the share of decoded pictures of which the classifier is confident.

tanh never exceeds 1. The classifier can be confident of junk, so bars show distances to the nearest training digit.
"""

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import NullLocator

from autoencoders.drawing.palette import CONV, DENSE, LINE, MUTED, PAPER, RESIZE
from autoencoders.drawing.panels import HEIGHT, WIDTH, Bar, bars, chart, keep_apart, score_text, sheet, write
from autoencoders.drawing.words import ticks
from autoencoders.runs import Run
from autoencoders.scores import scores

LEFT, WIDE, VALUE, TOP, FOOT = 60, 500, 110, 44, 84  # px of and around the curve
RIGHT, NAMES = 890, 172  # px from the left where bars begin, and for their names
KINDS = {
    "real": "written digits",
    "rebuilt": "rebuilt",
    "inside": "moved to 1",
    "outside": "moved to 2",
    "generated": "sampled",
}


def draw(sixteen_dense: Run, sixteen_conv: Run) -> Figure:
    """A curve for each network; bars for the dense one."""
    figure, board = sheet()
    axes = chart(figure, LEFT, TOP, WIDE, HEIGHT - TOP - FOOT, xscale="log", ylim=(0, 1))
    curve(axes, sixteen_dense, sixteen_conv)
    write(board, 0, 18, "share that the classifier is confident of", colour=MUTED)
    write(board, LEFT + WIDE / 2, HEIGHT - 14, "largest number of the code", ha="center", colour=MUTED)
    results = scores(sixteen_dense)
    entries = [Bar(title, results[f"{name}_distance"], RESIZE if name == "real" else DENSE) for name, title in KINDS.items()]
    most = max(bar.score["mean"] + bar.score["sd"] for bar in entries)
    write(board, WIDTH, 18, "distance to the nearest training digit", ha="right", colour=MUTED)
    bars(chart(figure, RIGHT, TOP, WIDTH - RIGHT - 76, HEIGHT - TOP - FOOT, xlim=(0, most)), entries, "code_sd")
    return figure


def curve(axes: Axes, dense: Run, conv: Run) -> None:
    """Shares of confident pictures over the largest number of codes, with a line where tanh ends."""
    norms = dense.arrays["norms"]
    axes.set_xlim(norms[0], norms[-1])
    axes.xaxis.set_minor_locator(NullLocator())
    ticks(axes.xaxis, (0.5, 1, 2, 4))
    ticks(axes.yaxis, (0, 0.5, 1))
    axes.grid(axis="y", color=LINE, lw=1.5)
    axes.axvline(1, color=MUTED, lw=2, ls=(0, (4, 3)))
    write(axes, 1, 0.05, "tanh ends here", right=8, colour=MUTED)
    networks = [("dense", dense, DENSE), ("conv", conv, CONV)]
    shares = [run.curves["sure_by_norm"].mean(axis=0) for _, run, _ in networks]
    places = keep_apart([share[-1] for share in shares], 64 / (HEIGHT - TOP - FOOT))
    for (name, _, colour), share, place in zip(networks, shares, places, strict=True):
        axes.plot(norms, share, "o-", color=colour, lw=4, ms=10, clip_on=False)
        write(axes, norms[-1], place, score_text("share", share[-1]), right=12, above=11, colour=colour, bold=True)
        write(axes, norms[-1], place, name, right=12, above=-11, colour=PAPER)
