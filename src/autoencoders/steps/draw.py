"""Draw one figure from its runs: `python -m autoencoders draw denoising`."""

import importlib
from pathlib import Path

from autoencoders import runs
from autoencoders.drawing import style
from proof.build import command, manifest, receipts
from proof.build.manifest import Artefact


def main(name: str) -> None:
    """From results/runs to results/figures."""
    artefact = Artefact("figures", name)
    receipts.key(artefact)  # before the code is read: an edit in the meantime makes the result stale
    command.produce(artefact, lambda path: make(artefact, path))


def make(artefact: Artefact, path: Path) -> None:
    """Draw a figure and write it as SVG."""
    draw = importlib.import_module(artefact.module).draw
    given = {run.name: runs.load(run.path) for run in manifest.upstream(artefact)}
    style.save(path, draw(**given), receipts.metadata(artefact))
