"""Make one sprite from its runs: `python -m autoencoders animate latent`."""

import importlib
from pathlib import Path

from autoencoders import runs
from autoencoders.drawing import sprite
from proof.build import command, manifest, receipts
from proof.build.manifest import Artefact


def main(name: str) -> None:
    """From results/runs to results/sprites."""
    artefact = Artefact("sprites", name)
    receipts.key(artefact)  # before the code is read: an edit in the meantime makes the result stale
    command.produce(artefact, lambda path: make(artefact, path))


def make(artefact: Artefact, path: Path) -> None:
    """Compute a sprite's frames and write them as WebP."""
    animate = importlib.import_module(artefact.module).animate
    given = {run.name: runs.load(run.path) for run in manifest.upstream(artefact)}
    sprite.save(path, animate(**given))
