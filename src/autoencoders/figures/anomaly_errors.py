"""How well the network's error detects strangers among emoji, beside errors that other ways of copying make.

PCA and the nearest picture know the training emoji, as the network does; shrinking knows nothing.
"""

from matplotlib.figure import Figure

from autoencoders.drawing.palette import MEAN, PCA, RESIZE
from autoencoders.figures.anomaly_rivals import three_panels
from autoencoders.runs import Run

RULES = (
    ("pca", "PCA", PCA),
    ("nearest", "nearest picture", MEAN),
    ("mean", "mean image", MEAN),
    ("resize", "shrinking", RESIZE),
)


def draw(anomaly: Run, anomaly_rivals: Run) -> Figure:
    """The same three panels as in `anomaly_rivals`."""
    return three_panels(anomaly, anomaly_rivals, RULES)
