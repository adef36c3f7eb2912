"""One number by itself."""

from matplotlib.figure import Figure

from autoencoders.runs import Run


def draw(noisy: Run) -> Figure:
    """One bar."""
    figure = Figure(figsize=(2, 2))
    axes = figure.add_axes((0, 0, 1, 1))
    axes.bar([0], [noisy.measures["test_mse"].mean()])
    axes.set(ylim=(0, 0.1))
    axes.axis("off")
    return figure
