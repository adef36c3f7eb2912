"""How fast errors fall: by optimiser over epochs, and by network over steps of equal batches and over multiplications."""

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
GOOD = 0.02  # the error up to which steps are counted
EVERY = 100  # steps, of which an error is the mean


def draw(sixteen_dense: Run, sixteen_conv: Run, sixteen_sgd: Run) -> Figure:
    """Three panels on one axis of training errors."""
    figure, board = sheet()
    epochs = sixteen_dense.curves["train_loss"]
    dense, conv = (run.curves["step_loss"] for run in (sixteen_dense, sixteen_conv))
    plain = [sixteen_sgd.curves[f"{name}_loss"] for name in ("best", "default")]
    rate = int(sixteen_sgd.measures["best_rate"].mean())
    few = min(plain[0].shape[1], epochs.shape[1])
    same = min(conv.shape[1], dense.shape[1])
    by_optimiser = [("Adam", DENSE, epochs[:, :few], 1), (f"SGD {rate}", MUTED, plain[0], 1), ("SGD 0.01", MEAN, plain[1], 1)]
    by_network = [("conv", CONV, conv[:, :same], EVERY), ("dense", DENSE, dense[:, :same], EVERY)]
    by_work = [("conv", CONV, conv, work(sixteen_conv)), ("dense", DENSE, dense, work(sixteen_dense))]
    panels = [("the optimiser", "epochs", by_optimiser), ("the network", "steps", by_network)]
    panels += [("and its work", "million million multiplications", by_work)]
    every = np.concatenate([values.ravel() for values in (epochs, dense, conv, *plain)])
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
    """The multiplications of EVERY steps, in 1e12."""
    return EVERY * float((per_seed(run, "work_needed") / per_seed(run, "steps_needed")).mean())


def panel(axes: Axes, lines: list[tuple[str, str, np.ndarray, float]]) -> None:
    """Error curves, with name and value at their ends."""
    lengths = [losses.shape[1] * step for *_, losses, step in lines]
    last = max(lengths)
    ends = [seed_curves(axes, step * np.arange(1, losses.shape[1] + 1), losses, colour) for _, colour, losses, step in lines]
    axes.set_xlim(0, last)
    axes.set_xticks([0, last], ["0", f"{last:,.0f}" if last == round(last) else f"{last:.1f}"])
    stops = [last if length > 0.9 * last else length for length in lengths]
    labels = [(x, y, y, name, colour, colour) for x, y, (name, colour, *_) in zip(stops, ends, lines, strict=True)]
    name_ends(axes, HEIGHT - TOP - FOOT, labels)
