"""Put a live part together."""

import importlib
from pathlib import Path

from autoencoders import runs
from autoencoders.drawing import live
from proof.build import manifest
from proof.build.manifest import Artefact


def make(artefact: Artefact, path: Path) -> None:
    """Write a live part, made from its runs, as JSON."""
    enliven = importlib.import_module(artefact.module).enliven
    live.save(path, enliven(**{run.name: runs.load(run.path) for run in manifest.upstream(artefact)}))
