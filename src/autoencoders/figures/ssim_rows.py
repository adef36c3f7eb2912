"""The same network trained with two losses, on held-out emoji: MSE blurs, SSIM keeps contours at the price of MSE."""

from matplotlib.figure import Figure

from autoencoders.drawing.palette import CONV, CONV_SSIM
from autoencoders.drawing.panels import Row, rows, score_lines, sheet
from autoencoders.runs import Run

LABEL = 230


def draw(original: Run, conv_mse: Run, conv_ssim: Run) -> Figure:
    """A row for each loss, with both scores on all held-out images."""
    figure, board = sheet()
    notes = {name: score_lines(run, "test_mse", "test_gaussian_ssim") for name, run in (("mse", conv_mse), ("ssim", conv_ssim))}
    entries = [
        Row("original", "", original.pictures["test"]),
        Row("trained on MSE", notes["mse"], conv_mse.pictures["test"], CONV),
        Row("trained on SSIM", notes["ssim"], conv_ssim.pictures["test"], CONV_SSIM),
    ]
    rows(board, entries, label=LABEL)
    return figure
