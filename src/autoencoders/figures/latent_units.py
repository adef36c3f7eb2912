"""How many of its thirty numbers a variational code uses: the KL of each, sorted."""

import numpy as np
from matplotlib.figure import Figure

from autoencoders.drawing import style
from autoencoders.drawing.palette import MUTED, PAPER, VARIATIONAL
from autoencoders.drawing.panels import HEIGHT, WIDTH, chart, score_text, sheet, write
from autoencoders.experiments.latent import BUSY
from autoencoders.runs import Run

LEFT, TOP, FOOT = 70, 16, 54  # px around the bars
IDLE = 0.006  # of the chart's height: a bar that nobody would see is drawn as a line


def draw(vae_thirty: Run) -> Figure:
    """Thirty bars; idle numbers are thin lines."""
    figure, board = sheet()
    kl = np.sort(vae_thirty.arrays["unit_kl"].astype(float))[::-1]
    busy = kl > BUSY
    high = 1.12 * kl[0]
    axes = chart(figure, LEFT, TOP, WIDTH - LEFT, HEIGHT - TOP - FOOT, xlim=(-0.6, len(kl) - 0.4), ylim=(0, high), xticks=[])
    ticks = [tick for tick in (0.5, 1, 1.5, 2, 2.5, 3) if tick < 0.9 * high]
    axes.set_yticks(ticks, [f"{tick:g}" for tick in ticks])
    axes.bar(np.arange(len(kl)), np.maximum(kl, IDLE * high), 0.74, color=np.where(busy, VARIATIONAL, MUTED))
    count, middle = int(busy.sum()), (busy.sum() + len(kl) - 1) / 2
    words = (f"{count} numbers in use", VARIATIONAL), (f"{score_text('kl', kl.sum())} nats in all", PAPER)
    for line, (text, colour) in enumerate(words):
        place = len(kl) - 1, (0.86 - 0.1 * line) * high
        write(axes, *place, text, ha="right", bold=not line, colour=colour, size=style.LARGE)
    if count < len(kl):
        text = f"{len(kl) - count} idle: the same for every digit"
        write(axes, middle, 0.09 * high, text, ha="center", colour=MUTED, bold=True)
    write(board, 0, TOP + 6, "nats", colour=MUTED)
    write(board, LEFT + (WIDTH - LEFT) / 2, HEIGHT - 16, "the numbers of a code, sorted by their KL", ha="center", colour=MUTED)
    return figure
