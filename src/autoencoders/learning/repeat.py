"""Train a variant once for each of its seeds, and keep what is done if it is stopped."""

from collections.abc import Callable
from pathlib import Path

from autoencoders import runs
from autoencoders.runs import Run, together


def repeat(train: Callable[..., Run], given: dict, seeds: list[int], done: Callable[[int], Path]) -> Run:
    """One run out of a training with each seed; those already stored at `done(seed)` are not repeated."""
    if not seeds:
        return together([train(**given)])
    finished = []
    for seed in seeds:
        if not done(seed).exists():
            runs.save(part := done(seed).with_suffix(".part"), train(**given, seed=seed))
            part.replace(done(seed))
        finished.append(runs.load(done(seed)))
    return together(finished)
