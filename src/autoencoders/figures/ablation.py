"""What carries our network: held-out error by PCA's, each time with one part exchanged for what is usual."""

from matplotlib.figure import Figure

from autoencoders.drawing.palette import CONV, MUTED, OURS, PCA
from autoencoders.drawing.panels import HEIGHT, WIDTH, Bar, bars, chart, sheet, write
from autoencoders.estimates import per_seed
from autoencoders.runs import Run
from autoencoders.scores import over_seeds

SCORE = "test_mse"
LABEL, VALUE, HEAD, FOOT = 420, 110, 40, 44  # px for names, for values, above the bars, below them


def draw(
    pca: Run,
    conv_best: Run,
    best_without_start: Run,
    best_without_convolutions: Run,
    best_without_augmentation: Run,
    best_with_adam: Run,
) -> Figure:
    """A bar for each network, the best below; a line where PCA is."""
    figure, board = sheet()
    networks = {"random weights, not PCA, to start": best_without_start, "no convolutions": best_without_convolutions}
    networks |= {"no augmentation": best_without_augmentation, "Adam in place of Muon": best_with_adam, "ours": conv_best}
    entries = [bar(name, run, pca, CONV if run is not conv_best else OURS) for name, run in networks.items()]
    entries.sort(key=lambda entry: -entry.score["mean"])
    most = max(1, *(max(entry.score["values"]) for entry in entries)) * 1.04
    wide, tall = WIDTH - LABEL - VALUE, HEIGHT - HEAD - FOOT
    axes = chart(figure, LABEL, HEAD, wide, tall, xlim=(0, most))
    bars(axes, entries, "share")
    axes.axvline(1, color=PCA, lw=3)
    write(board, LABEL + wide / most, 16, "PCA", ha="center", colour=PCA, bold=True)
    write(board, 0, HEIGHT - 14, "held-out mean squared error, times PCA’s; a dot is a seed, lower is better", colour=MUTED)
    return figure


def bar(name: str, run: Run, pca: Run, colour: str) -> Bar:
    """A network's held-out error by PCA's, seed by seed."""
    return Bar(name, over_seeds(per_seed(run, SCORE) / per_seed(pca, SCORE).mean()), colour, colour == OURS)
