"""Squared error against structural similarity, one held-out face for each method: who is ahead by both?"""

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.offsetbox import AnnotationBbox, OffsetImage

from autoencoders.drawing.palette import CONV, CONV_SSIM, DENSE, LINE, MUTED, OURS, PCA
from autoencoders.drawing.panels import HEIGHT, WIDTH, chart, score_text, sheet, write
from autoencoders.experiments import examples
from autoencoders.runs import Run
from autoencoders.scores import scores

SHOWN = "woman-raising-hand"
ERROR, SIMILARITY = "test_mse", "test_gaussian_ssim"
ZOOM = 2.1  # of a picture of 32 pixels
BESIDE = 46  # points from the middle of a picture to its name


def draw(dense: Run, conv_mse: Run, conv_ssim: Run, pca: Run, conv_best: Run) -> Figure:
    """Each method's picture of her at its two scores over all held-out emoji; the best corner is at the upper left."""
    figure, _ = sheet()
    axes = chart(figure, 110, 10, WIDTH - 120, HEIGHT - 100, xlim=(0, 0.0245), ylim=(0.42, 0.92))
    axes.grid(color=LINE, lw=1.5)
    axes.tick_params(colors=MUTED)
    axes.set_xlabel("mean squared error, held out: left is better", color=MUTED, labelpad=10)
    axes.set_ylabel("SSIM: up is better", color=MUTED, labelpad=10)
    methods = [
        ("dense", dense, DENSE, 1),
        ("trained on MSE", conv_mse, CONV, -1),
        ("trained on SSIM", conv_ssim, CONV_SSIM, 1),
        ("PCA", pca, PCA, 1),
        ("ours", conv_best, OURS, 1),
    ]
    for name, run, colour, side in methods:
        place(axes, name, run, colour, side)
    return figure


def place(axes: Axes, name: str, run: Run, colour: str, side: int) -> None:
    """Her picture by one method, framed in its colour, with its name and scores to the right (1) or left (-1)."""
    results = scores(run)
    x, y = results[ERROR]["mean"], results[SIMILARITY]["mean"]
    image = OffsetImage(run.pictures["test"][examples.TEST.index(SHOWN)], zoom=ZOOM, interpolation="nearest")
    axes.add_artist(AnnotationBbox(image, (x, y), pad=0.12, bboxprops={"edgecolor": colour, "lw": 3, "facecolor": colour}))
    beside = {"right": side * BESIDE, "ha": "left" if side > 0 else "right"}
    write(axes, x, y, name, above=12, colour=colour, bold=True, **beside)
    write(axes, x, y, f"{score_text('mse', x)}, {score_text('ssim', y)}", above=-14, colour=MUTED, **beside)
