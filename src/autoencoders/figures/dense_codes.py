"""The dense network with three kinds of code, from two starts: how many of its 192 units fire, and its held-out error."""

from matplotlib.figure import Figure

from autoencoders.drawing.palette import DENSE, MUTED, PCA
from autoencoders.drawing.panels import WIDTH, Bar, bars, chart, score_text, sheet, write
from autoencoders.drawing.words import COUNTED
from autoencoders.runs import Run
from autoencoders.scores import scores

HEIGHT = 520
EPOCHS = 100  # of all but the longest training, which is the same one up to here
LABEL, UNITS, VALUE, HEAD = 310, 130, 110, 44  # px for names, for the count of units, for values, above the bars
WIDE, TALL = WIDTH - LABEL - UNITS - VALUE, HEIGHT - HEAD
LIMIT = 0.021


def draw(
    dense_long: Run,
    dense: Run,
    dense_pca: Run,
    dense_pca_slow: Run,
    dense_leaky: Run,
    dense_leaky_pca: Run,
    dense_linear: Run,
    dense_linear_pca: Run,
    pca: Run,
) -> Figure:
    """A bar for each network, sorted by its error, with the units that fire; a line where PCA is."""
    figure, board = sheet(height=HEIGHT)
    longer = COUNTED[dense_long.arrays["watched_epochs"][-1] // EPOCHS]
    trained = {f"ReLU, for {longer} times as long": dense_long, "ReLU, from PCA": dense_pca, "leaky, from PCA": dense_leaky_pca}
    trained |= {"ReLU, from PCA, slowly": dense_pca_slow, "leaky": dense_leaky, "linear": dense_linear}
    trained |= {"linear, from PCA": dense_linear_pca}
    rows = [(name, run, units(run)) for name, run in trained.items()] + [
        ("ReLU, as Brova did", dense, units(dense_long, EPOCHS))
    ]
    rows.sort(key=lambda row: -row[1].measures["test_mse"].mean())
    axes = chart(figure, LABEL + UNITS, HEAD, WIDE, TALL, xlim=(0, LIMIT))
    bars(axes, [Bar("", scores(run)["test_mse"], DENSE) for _, run, _ in rows], "test_mse")
    for place, (name, _, count) in enumerate(rows):
        middle = HEAD + (place + 0.5) * TALL / len(rows)
        write(board, LABEL, middle, name, ha="right")
        write(board, LABEL + UNITS - 24, middle, f"{count:.0f}", ha="right", bold=True)
    error = scores(pca)["test_mse"]["mean"]
    axes.axvline(error, color=PCA, lw=3)
    write(axes, error, -0.5, f"PCA {score_text('mse', error)}", above=18, ha="center", colour=PCA, bold=True)
    write(board, LABEL + UNITS - 24, 18, "units that fire", ha="right", colour=MUTED)
    write(board, WIDTH, 18, "held-out mean squared error", ha="right", colour=MUTED)
    return figure


def units(run: Run, epochs: int | None = None) -> float:
    """How many units of the code fire for any training picture, in the mean over seeds: at the end, or after so many epochs."""
    counts = run.curves["watched_train_live_units"].mean(axis=0)
    return float(counts[list(run.arrays["watched_epochs"]).index(epochs)] if epochs else counts[-1])
