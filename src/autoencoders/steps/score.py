"""Score one variant."""

import json
from pathlib import Path

from autoencoders import runs
from autoencoders.scores import scores
from proof.build import manifest
from proof.build.manifest import Artefact


def make(artefact: Artefact, path: Path) -> None:
    """Write the scores of a variant's run as JSON."""
    [run] = manifest.upstream(artefact)
    path.write_text(json.dumps(scores(runs.load(run.path)), indent=1) + "\n")
