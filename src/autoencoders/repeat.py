"""Train a variant once for each of its seeds, and keep what is done if it is stopped."""

from collections.abc import Callable
from pathlib import Path

from autoencoders import runs
from autoencoders.runs import Run, together

FIRST_SEED = 1


def repeat(train: Callable[..., Run], given: dict, seeds: int, done: Callable[[int], Path]) -> Run:
    """One run out of trainings with seeds 1, 2, ...; those already stored at `done(seed)` are not repeated."""
    if not seeds:
        return together([train(**given)])
    finished = []
    for seed in range(FIRST_SEED, FIRST_SEED + seeds):
        if not done(seed).exists():
            runs.save(part := done(seed).with_suffix(".part"), train(**given, seed=seed))
            part.replace(done(seed))
        finished.append(runs.load(done(seed)))
    return together(finished)
