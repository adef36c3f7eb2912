"""How fast errors fall: by optimiser, and by network, over epochs and over multiplications."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from autoencoders.drawing.descent import error_axis, name_ends, seed_curves
from autoencoders.drawing.palette import CONV, DENSE, MEAN, MUTED, PAPER
from autoencoders.drawing.panels import HEIGHT, WIDTH, chart, sheet, write
from autoencoders.estimates import per_seed
from autoencoders.runs import Run

LEFT, LABEL, TOP, FOOT = 70, 124, 84, 84  # px around the panels, and for names at the end of each
WIDE = (WIDTH - LEFT) / 3 - LABEL
GOOD = 0.02


def draw(sixteen_dense: Run, sixteen_conv: Run, sixteen_sgd: Run) -> Figure:
    """Three panels on one axis of training errors."""
    figure, board = sheet()
    dense, conv = (run.curves["train_loss"] for run in (sixteen_dense, sixteen_conv))
    plain = [sixteen_sgd.curves[f"{name}_loss"] for name in ("best", "default")]
    rate = int(sixteen_sgd.measures["best_rate"].mean())
    few = min(plain[0].shape[1], dense.shape[1])
    same = min(conv.shape[1], dense.shape[1])
    by_optimiser = [("Adam", DENSE, dense[:, :few], 1), (f"SGD {rate}", MUTED, plain[0], 1), ("SGD 0.01", MEAN, plain[1], 1)]
    by_network = [("conv", CONV, conv[:, :same], 1), ("dense", DENSE, dense[:, :same], 1)]
    by_work = [("conv", CONV, conv, work(sixteen_conv)), ("dense", DENSE, dense, work(sixteen_dense))]
    panels = [("the optimiser", "epochs", by_optimiser), ("the network", "epochs", by_network)]
    panels += [("and its work", "million million products", by_work)]
    every = np.concatenate([values.ravel() for values in (dense, conv, *plain)])
    write(board, 0, 18, "training MSE", colour=MUTED)
    for index, (title, unit, lines) in enumerate(panels):
        left = LEFT + index * (WIDE + LABEL)
        axes = chart(figure, left, TOP, WIDE, HEIGHT - TOP - FOOT)
        error_axis(axes, every.min() / 1.15, every.max() * 1.1, named=index == 0)
        axes.axhline(GOOD, color=MUTED, lw=2, ls=(0, (4, 3)))
        panel(axes, lines)
        write(board, left, 52, title, colour=PAPER, bold=True)
        write(board, left + WIDE / 2, HEIGHT - 14, unit, ha="center", colour=MUTED)
    return figure


def work(run: Run) -> float:
    """The multiplications of an epoch, in 1e12."""
    return float((per_seed(run, "work_needed") / per_seed(run, "epochs_needed")).mean())


def panel(axes: Axes, lines: list[tuple[str, str, np.ndarray, float]]) -> None:
    """Error curves, with name and value at their ends."""
    lengths = [losses.shape[1] * step for *_, losses, step in lines]
    last = max(lengths)
    ends = [seed_curves(axes, step * np.arange(1, losses.shape[1] + 1), losses, colour) for _, colour, losses, step in lines]
    axes.set_xlim(0, last)
    axes.set_xticks([0, last], ["0", f"{round(last, 1):g}"])
    stops = [last if length > 0.9 * last else length for length in lengths]
    labels = [(x, y, y, name, colour, colour) for x, y, (name, colour, *_) in zip(stops, ends, lines, strict=True)]
    name_ends(axes, HEIGHT - TOP - FOOT, labels)
