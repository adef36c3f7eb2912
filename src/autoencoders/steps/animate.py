"""Compute the frames of one sprite."""

from pathlib import Path

from autoencoders import runs
from autoencoders.drawing import sprite
from proof.build import manifest
from proof.build.manifest import Artefact


def make(artefact: Artefact, path: Path) -> None:
    """Compute a sprite's frames from its runs, and write them as WebP."""
    animate = manifest.imported(f"{artefact.module}.animate")
    sprite.save(path, animate(**{run.name: runs.load(run.path) for run in manifest.upstream(artefact)}))
