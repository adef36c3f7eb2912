"""Score one variant from its run: `python -m autoencoders score dense`."""

import json
from pathlib import Path

from autoencoders import runs
from autoencoders.scores import scores
from proof.build import command, manifest
from proof.build.manifest import Artefact


def main(name: str) -> None:
    """From results/runs to results/scores."""
    artefact = Artefact("scores", name)
    command.produce(artefact, lambda path: make(artefact, path))


def make(artefact: Artefact, path: Path) -> None:
    """Write the scores of a variant."""
    [run] = manifest.upstream(artefact)
    path.write_text(json.dumps(scores(runs.load(run.path)), indent=1) + "\n")
