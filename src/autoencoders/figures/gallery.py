"""Everything that rebuilds emoji, on one page: six trained and six held-out emoji, one row for each method."""

from matplotlib.figure import Figure

from autoencoders.drawing.palette import CONV, CONV_SSIM, DENSE, MEAN, MUTED, OURS, PAPER, PCA, RESIZE
from autoencoders.drawing.panels import HEIGHT, WIDTH, picture, sheet, told, write
from autoencoders.runs import Run
from autoencoders.scores import scores

LABEL, VALUE, APART, TOP, GAP = 190, 120, 70, 40, 4


def draw(
    original: Run,
    mean_image: Run,
    nearest: Run,
    resize: Run,
    anomaly: Run,
    dense: Run,
    conv_mse: Run,
    conv_ssim: Run,
    pca: Run,
    conv_best: Run,
) -> Figure:
    """Names at the left, held-out errors at the right."""
    _, board = sheet()
    named = [
        ("original", original, PAPER),
        ("mean image", mean_image, MEAN),
        ("nearest", nearest, MEAN),
        ("resize 8×8", resize, RESIZE),
    ]
    named += [
        (f"{anomaly.params:,} weights", anomaly, CONV),
        ("dense", dense, DENSE),
        ("conv", conv_mse, CONV),
        ("conv, SSIM", conv_ssim, CONV_SSIM),
    ]
    named += [("PCA", pca, PCA), ("ours", conv_best, OURS)]
    step = (HEIGHT - TOP) / len(named)
    across = (WIDTH - LABEL - VALUE - APART) / 12
    for row, (name, run, colour) in enumerate(named):
        y = TOP + row * step
        write(board, LABEL - 20, y + step / 2, name, ha="right", colour=colour)
        for column, image in enumerate([*run.pictures["train"], *run.pictures["test"]]):
            picture(board, LABEL + column * across + (column > 5) * APART, y, step - GAP, image)
        if run.measures:
            write(board, WIDTH, y + step / 2, told("mse", scores(run)["test_mse"]["mean"]), ha="right", colour=colour)
    for x, text in ((LABEL, "trained on"), (LABEL + 6 * across + APART, "held out")):
        write(board, x, 18, text, colour=MUTED)
    write(board, WIDTH, 18, "MSE", ha="right", colour=MUTED)
    return board.figure
