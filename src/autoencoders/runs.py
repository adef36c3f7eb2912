"""The result of training a variant: small arrays, enough for every score, figure and claim."""

from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np

from autoencoders.images import from_bytes, to_bytes


@dataclass(frozen=True, eq=False)
class Run:
    """The data of one variant; pictures and arrays are those of the first seed.

    A single training returns measures and curves without their first axis, the seeds, which `together` adds.
    """

    params: int = 0
    pictures: dict[str, np.ndarray] = field(default_factory=dict)  # (n, height, width, channels) in [0, 1]
    measures: dict[str, np.ndarray] = field(default_factory=dict)  # (seeds, n): the mean over n is the score
    curves: dict[str, np.ndarray] = field(default_factory=dict)  # (seeds, epochs)
    arrays: dict[str, np.ndarray] = field(default_factory=dict)  # codes, labels, coordinates, families of pictures
    weights: dict[str, np.ndarray] = field(default_factory=dict)  # of a network that is used again, in the order of its layers


def together(runs: list[Run]) -> Run:
    """Combine runs that differ only in their seed into one."""
    first = runs[0]
    measures = {name: np.stack([run.measures[name] for run in runs]) for name in first.measures}
    curves = {name: np.stack([run.curves[name] for run in runs]) for name in first.curves}
    return replace(first, measures=measures, curves=curves)


def save(path: Path, run: Run) -> None:
    """Store a run: pictures as bytes, numbers in single precision, arrays and weights as they are."""
    stored = {"params": np.array(run.params)}
    stored |= {f"pictures/{name}": to_bytes(value) for name, value in run.pictures.items()}
    for kind in ("measures", "curves"):
        stored |= {f"{kind}/{name}": value.astype(np.float32) for name, value in getattr(run, kind).items()}
    for kind in ("arrays", "weights"):
        stored |= {f"{kind}/{name}": value for name, value in getattr(run, kind).items()}
    with path.open("wb") as file:
        np.savez_compressed(file, **stored)


def load(path: Path) -> Run:
    """Load what `save` stored."""
    parts: dict[str, dict] = {"pictures": {}, "measures": {}, "curves": {}, "arrays": {}, "weights": {}}
    with np.load(path) as stored:
        for key in stored.files:
            kind, _, name = key.partition("/")
            if name:
                parts[kind][name] = from_bytes(stored[key]) if kind == "pictures" else stored[key]
        return Run(int(stored["params"]), **parts)
