"""Squared error against structural similarity, one held-out face for each method: who is ahead by both?"""

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.offsetbox import AnnotationBbox, OffsetImage

from autoencoders.drawing.palette import CONV, CONV_SSIM, DENSE, LINE, MUTED, OURS, PAPER, PCA
from autoencoders.drawing.panels import HEIGHT, WIDTH, chart, keep_apart, score_text, sheet, write
from autoencoders.experiments import examples
from autoencoders.runs import Run
from autoencoders.scores import scores

SHOWN = "woman-raising-hand"
ERROR, SIMILARITY = "test_mse", "test_gaussian_ssim"
LOWEST, HIGHEST = 0.42, 0.92  # similarity
TOP, HIGH, NAMES, APART = 10, HEIGHT - 100, WIDTH - 250, 84  # px: of the chart, where names begin, between two
ZOOM = 2.1  # of a picture of 32 pixels


def draw(dense: Run, conv_mse: Run, conv_ssim: Run, pca: Run, conv_best: Run) -> Figure:
    """Each method's picture of her at its two scores over all held-out emoji; the best corner is at the upper left."""
    figure, board = sheet()
    axes = chart(figure, 110, TOP, NAMES - 160, HIGH, xlim=(0, 0.0215), ylim=(LOWEST, HIGHEST))
    axes.set(xticks=[0, 0.005, 0.01, 0.015, 0.02], yticks=[0.5, 0.6, 0.7, 0.8, 0.9])
    axes.grid(color=LINE, lw=1.5)
    axes.tick_params(colors=MUTED)
    axes.set_xlabel("mean squared error, held out: left is better", color=MUTED, labelpad=10)
    axes.set_ylabel("structural similarity: up is better", color=MUTED, labelpad=10)
    methods = [
        ("dense", dense, DENSE),
        ("trained on MSE", conv_mse, CONV),
        ("trained on SSIM", conv_ssim, CONV_SSIM),
        ("PCA", pca, PCA),
        ("ours", conv_best, OURS),
    ]
    heights = [TOP + HIGH * (HIGHEST - means(run)[1]) / (HIGHEST - LOWEST) for _, run, _ in methods]
    levels = keep_apart(heights, APART, TOP + 20, TOP + HIGH - 40)
    for (name, run, colour), level in zip(methods, levels, strict=True):
        place(axes, run, colour)
        error, similarity = means(run)
        write(board, NAMES, level, name, colour=colour, bold=True)
        write(board, NAMES, level + 34, f"{score_text('mse', error)}, {score_text('ssim', similarity)}", colour=PAPER)
    return figure


def means(run: Run) -> tuple[float, float]:
    """Squared error and similarity over all held-out emoji."""
    results = scores(run)
    return results[ERROR]["mean"], results[SIMILARITY]["mean"]


def place(axes: Axes, run: Run, colour: str) -> None:
    """Her picture at its method's scores, framed in the method's colour."""
    image = OffsetImage(run.pictures["test"][examples.TEST.index(SHOWN)], zoom=ZOOM, interpolation="nearest")
    frame = {"edgecolor": colour, "lw": 3, "facecolor": colour}
    axes.add_artist(AnnotationBbox(image, means(run), pad=0.12, bboxprops=frame))
