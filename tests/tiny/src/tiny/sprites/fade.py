"""Dots, as they come back."""

import numpy as np

from tiny.runs import Run


def film(dim: Run) -> tuple[np.ndarray, str, str]:
    """One dot after the other."""
    return dim.pictures, "dots", "dim"
