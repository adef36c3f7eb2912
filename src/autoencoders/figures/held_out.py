"""Held-out error of every method with 192 numbers: mean over seeds, standard deviation, and each seed as a dot.

The textbook networks beat resizing and lose to PCA, which is a hundred years old, and to a transform that learns nothing; ours
beats both. The textbook networks come with the first step, their rivals without a network with the second, ours with the third.
"""

from matplotlib.figure import Figure

from autoencoders.drawing.building import step
from autoencoders.drawing.palette import CONV, CONV_SSIM, DENSE, MEAN, MUTED, OURS, PCA, RESIZE
from autoencoders.drawing.panels import WIDTH, Bar, bars, caption, chart, sheet, write
from autoencoders.drawing.words import RESIZED
from autoencoders.runs import Run
from autoencoders.scores import scores

SCORE = "test_mse"
LIMIT = 0.032  # the mean image and the nearest one are so far off that the others would shrink
LABEL, VALUE, ROOM = 300, 110, 456  # px for names at the left, values at the right, all bars
NOTES = {  # at the right of the lowest bars, which are short: lines, each with its step
    "SSIM: structural similarity": 1,
    "ours: starts as PCA, then convolutions": 3,
    "learn from moved and mirrored pictures": 3,
}


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
    count = conv_best.measures[SCORE].shape[1]
    caption(board, f"mean squared error on {count} held-out emoji; a dot is a seed; broken bars are longer than drawn")
    methods = [  # the last number is that of the step
        ("mean image", mean_image, MEAN, 0),
        ("nearest training image", nearest, MEAN, 0),
        ("resize, as Brova did", resize_source, RESIZE, 0),
        (RESIZED, resize, RESIZE, 0),
        ("conv, trained on SSIM", conv_ssim, CONV_SSIM, 1),
        ("dense", dense, DENSE, 1),
        ("conv", conv_mse, CONV, 1),
        ("PCA", pca, PCA, 2),
        ("cosine transform (JPEG)", dct_luma, RESIZE, 2),
        ("ours", conv_best, OURS, 3),
    ]
    methods.sort(key=lambda method: -scores(method[1])[SCORE]["mean"])
    steps = [(figure, board), *(step(figure) for _ in range(3))]
    row = ROOM / len(methods)
    for place, (name, run, colour, when) in enumerate(methods):
        axes = chart(steps[when][0], LABEL, place * row, WIDTH - LABEL - VALUE, row, xlim=(0, LIMIT))
        bars(axes, [Bar(name, scores(run)[SCORE], colour, run is conv_best)], SCORE, limit=LIMIT)
    for place, (words, when) in enumerate(NOTES.items(), len(methods) - len(NOTES)):
        write(steps[when][1], WIDTH, (place + 0.5) * row, words, ha="right", colour=MUTED)
    return figure
