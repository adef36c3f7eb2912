"""Put a run together from those of its seeds."""

from pathlib import Path

from autoencoders import runs
from proof.build.manifest import Artefact


def make(artefact: Artefact, path: Path, seeds: list[Path]) -> None:
    """Write one run out of several that differ in their seed only."""
    runs.save(path, runs.together([runs.load(seed) for seed in seeds]))
