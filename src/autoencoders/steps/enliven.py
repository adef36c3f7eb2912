"""Put a live part together."""

from pathlib import Path

from autoencoders import runs
from autoencoders.drawing import live
from proof.build import manifest
from proof.build.manifest import Artefact


def make(artefact: Artefact, path: Path) -> None:
    """Write a live part, made from its runs, as JSON."""
    enliven = manifest.imported(f"{artefact.module}.enliven")
    live.save(path, enliven(**{run.name: runs.load(run.path) for run in manifest.upstream(artefact)}))
