"""One number by itself."""

from matplotlib.figure import Figure

from autoencoders.runs import Run


def draw(noisy: Run) -> Figure:
    """One bar."""
    figure = Figure(figsize=(2, 2))
    figure.subplots().bar([0], [noisy.measures["test_mse"].mean()])
    return figure
