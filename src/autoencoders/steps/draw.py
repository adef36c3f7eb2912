"""Draw one figure."""

import importlib
import os
from pathlib import Path

os.environ["MATPLOTLIBRC"] = os.devnull  # nobody's own settings change a figure

from autoencoders import runs
from autoencoders.drawing import style
from proof.build import manifest, receipts
from proof.build.manifest import Artefact


def make(artefact: Artefact, path: Path) -> None:
    """Draw a figure from its runs, and write it as SVG."""
    draw = importlib.import_module(artefact.module).draw
    figure = draw(**{run.name: runs.load(run.path) for run in manifest.upstream(artefact)})
    style.save(path, figure, receipts.metadata(artefact))
