"""Denoisers compared: held-out PSNR of networks and filters, and the error on the empty background."""

from matplotlib.figure import Figure

from autoencoders.drawing.palette import CONV, MUTED, NOISE, RESIZE
from autoencoders.drawing.panels import HEIGHT, WIDTH, Bar, bars, chart, sheet, write
from autoencoders.runs import Run
from autoencoders.scores import scores

LABEL, VALUE, TOP = 300, 115, 56  # px for names, for values, for headings
WIDE = (WIDTH - LABEL - 2 * VALUE - 30) / 2


def draw(
    denoise_nothing: Run,
    denoise_naive: Run,
    denoise_retrained: Run,
    denoise_gaussian: Run,
    denoise_median: Run,
    denoise_nlm: Run,
) -> Figure:
    """Bars sorted by PSNR, the best below; beside them the background error in the same order."""
    figure, board = sheet()
    named = [("noisy, as it is", denoise_nothing, NOISE), ("network that copies", denoise_naive, CONV)]
    named += [("network trained on noise", denoise_retrained, CONV), ("Gaussian filter", denoise_gaussian, RESIZE)]
    named += [("median filter", denoise_median, RESIZE), ("non-local means", denoise_nlm, RESIZE)]
    rows = sorted(((name, scores(run), colour) for name, run, colour in named), key=lambda told: told[1]["test_psnr"]["mean"])
    right = LABEL + WIDE + VALUE + 30
    charts = (("test_psnr", LABEL, "PSNR in dB, high is good"), ("test_background_mse", right, "MSE of the background"))
    for score, left, title in charts:
        axes = chart(figure, left, TOP, WIDE, HEIGHT - TOP)
        bars(axes, [Bar(name if left == LABEL else "", results[score], colour) for name, results, colour in rows], score)
        write(board, left, 18, title, colour=MUTED)
    return figure
