"""Score one variant from its run: `python -m autoencoders.score dense`."""

import json
import sys
from pathlib import Path

from autoencoders import runs
from autoencoders.pipeline import command
from autoencoders.pipeline.manifest import Artefact
from autoencoders.scores import scores


def main(name: str) -> None:
    """From results/runs to results/scores."""

    def make(path: Path) -> None:
        found = scores(runs.load(Artefact("runs", name).path))
        path.write_text(json.dumps(found, indent=1) + "\n")

    command.produce(Artefact("scores", name), make)


if __name__ == "__main__":
    command.watch_parent()
    main(sys.argv[1])
