"""One number by itself."""

from tiny.runs import Run


def bars(noisy: Run) -> list[float]:
    """One bar."""
    return [noisy.errors.mean()]
