"""Six held-out emoji from 192 numbers by whatever learns next to nothing, beside the textbook networks."""

from matplotlib.figure import Figure

from autoencoders.drawing.palette import CONV, DENSE, PCA, RESIZE
from autoencoders.drawing.rebuilt import side_by_side
from autoencoders.runs import Run

LABEL = 220  # px for names


def draw(
    original: Run,
    resize: Run,
    resize_lanczos: Run,
    dct: Run,
    dct_luma: Run,
    dct_strongest: Run,
    dense: Run,
    conv_mse: Run,
    pca: Run,
) -> Figure:
    """A row for each method, sorted by its error, the largest above."""
    methods = [("resize, bicubic", resize, RESIZE), ("resize, best filters", resize_lanczos, RESIZE)]
    methods += [
        ("cosines of RGB", dct, RESIZE),
        ("cosines of JPEG", dct_luma, RESIZE),
        ("strongest cosines", dct_strongest, RESIZE),
    ]
    methods += [("dense network", dense, DENSE), ("conv network", conv_mse, CONV), ("PCA", pca, PCA)]
    methods.sort(key=lambda method: -method[1].measures["test_mse"].mean())
    return side_by_side(original, methods, LABEL)
