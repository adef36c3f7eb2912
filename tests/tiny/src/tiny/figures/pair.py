"""One number beside another."""

from tiny.runs import Run


def bars(dim: Run, noisy: Run) -> list[float]:
    """Two bars."""
    return [dim.errors.mean(), noisy.errors.mean()]
