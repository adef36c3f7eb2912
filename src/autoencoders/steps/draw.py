"""Draw one figure."""

import importlib
import os
from pathlib import Path

os.environ["MATPLOTLIBRC"] = os.devnull  # nobody's own settings change a figure

from autoencoders import runs
from autoencoders.drawing import style
from autoencoders.held import rules
from proof.build import manifest, receipts
from proof.build.manifest import Artefact
from proof.build.settings import quick


def make(artefact: Artefact, path: Path) -> None:
    """Draw a figure from its runs, hold it to them unless they are those of a quick trial, and write it as SVG."""
    draw = importlib.import_module(artefact.module).draw
    shown = {run.name: runs.load(run.path) for run in manifest.upstream(artefact)}
    figure = draw(**shown)
    if not quick():
        rules.stop_if_false(figure, shown)
    style.save(path, figure, receipts.metadata(artefact))
