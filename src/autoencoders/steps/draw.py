"""Draw one figure."""

from pathlib import Path

from autoencoders import runs
from autoencoders.drawing import style
from autoencoders.held import rules
from proof.build import manifest, metadata
from proof.build.manifest import Artefact
from proof.build.settings import quick


def make(artefact: Artefact, path: Path) -> None:
    """Draw a figure from its runs, hold it to them unless they are those of a quick trial, and write it as SVG."""
    draw = manifest.imported(f"{artefact.module}.draw")
    shown = {run.name: runs.load(run.path) for run in manifest.upstream(artefact)}
    figure = draw(**shown)
    if not quick():
        rules.stop_if_false(figure, shown)
    style.save(path, figure, metadata.told(artefact))
