"""Six held-out emoji, rebuilt by all methods from 192 numbers, with the errors on all held-out emoji."""

from matplotlib.figure import Figure

from autoencoders.drawing.palette import CONV, DENSE, OURS, PCA, RESIZE
from autoencoders.drawing.rebuilt import side_by_side
from autoencoders.drawing.words import RESIZED
from autoencoders.runs import Run


def draw(original: Run, resize: Run, dense: Run, conv_mse: Run, pca: Run, conv_best: Run) -> Figure:
    """A row for each method, the simplest above."""
    methods = [(RESIZED, resize, RESIZE), ("dense", dense, DENSE), ("conv", conv_mse, CONV), ("PCA", pca, PCA)]
    return side_by_side(original, [*methods, ("ours", conv_best, OURS)])
