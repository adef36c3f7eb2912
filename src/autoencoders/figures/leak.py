"""What a careless split hides: the same methods, scored with variants of held-out emoji in training."""

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from autoencoders.drawing import style
from autoencoders.drawing.palette import MEAN, NOISE, PCA
from autoencoders.drawing.panels import WIDTH, caption, chart, score_text, sheet, write
from autoencoders.runs import Run
from autoencoders.scores import scores

SCORE = "test_mse"
LABEL, VALUE = 290, 330  # px for the splits' names at the left and the values at the right
FADED = 0.55


def draw(nearest: Run, nearest_leaky: Run, pca: Run, pca_leaky: Run) -> Figure:
    """Two pairs of bars: the split by motif above, the random split below."""
    figure, board = sheet()
    pairs = [("nearest training image", nearest, nearest_leaky, MEAN), ("PCA", pca, pca_leaky, PCA)]
    methods = [(name, [scores(run)[SCORE]["mean"] for run in runs], colour) for name, *runs, colour in pairs]
    most = max(value for _, means, _ in methods for value in means)
    axes = chart(figure, LABEL, 0, WIDTH - LABEL - VALUE, 450, xlim=(0, most), ylim=(4.2, -0.1), xticks=[], yticks=[])
    for index, (name, means, colour) in enumerate(methods):
        pair(axes, 2.2 * index, name, means, colour)
    caption(board, "mean squared error on held-out emoji")
    return figure


def pair(axes: Axes, top: float, name: str, means: list[float], colour: str) -> None:
    """One method's errors under both splits, and how much lower the second is."""
    fair, leaky = means
    write(axes, 0, top + 0.12, name, colour=colour, bold=True, size=style.NORMAL)
    write(axes, 0, top + 0.75, "relatives kept together", right=-14, ha="right")
    write(axes, 0, top + 1.5, "random split", right=-14, ha="right")
    axes.barh(top + 0.75, fair, 0.6, color=colour)
    axes.barh(top + 1.5, leaky, 0.6, color=colour, alpha=FADED)
    axes.barh(top + 1.5, fair - leaky, 0.6, left=leaky, color="none", edgecolor=NOISE, lw=2, ls=(0, (3, 2)), clip_on=False)
    write(axes, fair, top + 0.75, score_text(SCORE, fair), right=11, bold=True, size=style.NORMAL)
    write(axes, fair, top + 1.5, score_text(SCORE, leaky), right=11, bold=True, size=style.NORMAL)
    write(axes, fair, top + 1.5, f"{1 - leaky / fair:.0%} lower", right=100, colour=NOISE)
