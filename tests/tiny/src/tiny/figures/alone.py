"""One number by itself, and what it is the mean of."""

from tiny.runs import Run


def bars(noisy: Run) -> list[float]:
    """One bar, and one for each seed."""
    return [noisy.errors.mean(), *noisy.errors.mean(axis=1)]
