"""Six held-out emoji of 128x128 pixels: noisy, cleaned by both networks, and original."""

from matplotlib.figure import Figure

from autoencoders.drawing.palette import CONV, NOISE
from autoencoders.drawing.panels import Row, rows, score_lines, sheet
from autoencoders.runs import Run

LABEL = 290


def draw(denoise_nothing: Run, denoise_naive: Run, denoise_retrained: Run, original128: Run) -> Figure:
    """Four rows, the noisy emoji above."""
    figure, board = sheet()
    methods = [
        ("noisy", denoise_nothing, NOISE),
        ("copying network", denoise_naive, CONV),
        ("trained on noise", denoise_retrained, CONV),
    ]
    entries = [Row(name, score_lines(run, "test_psnr"), run.pictures["test"], colour) for name, run, colour in methods]
    rows(board, [*entries, Row("original", "", original128.pictures["test"])], label=LABEL)
    return figure
