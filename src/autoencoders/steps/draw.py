"""Draw one figure."""

from pathlib import Path

from autoencoders import runs
from autoencoders.drawing import style
from proof.build import manifest, metadata
from proof.build.manifest import Artefact


def make(artefact: Artefact, path: Path) -> None:
    """Draw a figure from its runs, and write it as SVG."""
    draw = manifest.imported(f"{artefact.module}.draw")
    figure = draw(**{run.name: runs.load(run.path) for run in manifest.upstream(artefact)})
    style.save(path, figure, metadata.told(artefact))
