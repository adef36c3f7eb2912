"""What a variant leaves behind: pictures, and the error of each."""

from pathlib import Path
from typing import NamedTuple

import numpy as np


class Run(NamedTuple):
    """The pictures are those of the first seed."""

    pictures: np.ndarray  # (n, height, width) in [0, 1]
    errors: np.ndarray  # (n,) of one seed, (seeds, n) of all


def mse(wanted: np.ndarray, found: np.ndarray) -> np.ndarray:
    """The mean squared error of each picture."""
    return np.square(wanted - found).mean(axis=(1, 2))


def half(dots: np.ndarray) -> np.ndarray:
    """The first half of all pictures, for trials."""
    return dots[: len(dots) // 2]


def together(runs: list[Run]) -> Run:
    """One run of those of all seeds."""
    return Run(runs[0].pictures, np.stack([run.errors for run in runs]))


def save(path: Path, run: Run) -> None:
    """Store a run."""
    with path.open("wb") as file:
        np.savez_compressed(file, **run._asdict())


def load(path: Path) -> Run:
    """Load what `save` stored."""
    with np.load(path) as stored:
        return Run(**stored)
