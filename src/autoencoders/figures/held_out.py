"""Held-out error of every method with 192 numbers: mean over seeds, standard deviation, and each seed as a dot.

The textbook networks beat resizing and lose to PCA, which is a hundred years old, and to a transform that learns nothing; ours
beats both.
"""

from matplotlib.figure import Figure

from autoencoders.drawing.palette import CONV, CONV_SSIM, DENSE, MEAN, OURS, PCA, RESIZE
from autoencoders.drawing.panels import WIDTH, Bar, bars, caption, chart, sheet
from autoencoders.runs import Run
from autoencoders.scores import scores

SCORE = "test_mse"
LIMIT = 0.032  # the mean image and the nearest one are so far off that the others would shrink
LABEL, VALUE = 300, 110  # px for names at the left and values at the right


def draw(
    mean_image: Run,
    nearest: Run,
    resize_source: Run,
    resize: Run,
    conv_ssim: Run,
    dense: Run,
    conv_mse: Run,
    pca: Run,
    dct_luma: Run,
    conv_best: Run,
) -> Figure:
    """Bars, the worst method above, the best below."""
    figure, board = sheet()
    methods = [
        ("mean image", mean_image, MEAN),
        ("nearest training image", nearest, MEAN),
        ("resize, as Brova did", resize_source, RESIZE),
        ("resize 8×8", resize, RESIZE),
        ("conv, trained on SSIM", conv_ssim, CONV_SSIM),
        ("dense", dense, DENSE),
        ("conv", conv_mse, CONV),
        ("PCA", pca, PCA),
        ("cosine transform (JPEG)", dct_luma, RESIZE),
        ("ours", conv_best, OURS),
    ]
    entries = [Bar(name, scores(run)[SCORE], colour, run is conv_best) for name, run, colour in methods]
    entries.sort(key=lambda bar: -bar.score["mean"])
    axes = chart(figure, LABEL, 0, WIDTH - LABEL - VALUE, 456, xlim=(0, LIMIT))
    bars(axes, entries, SCORE, limit=LIMIT)
    caption(board, f"mean squared error on {conv_best.measures[SCORE].shape[1]} held-out emoji; a dot is a seed")
    return figure
