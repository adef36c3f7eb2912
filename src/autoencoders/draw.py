"""Draw one figure from its runs: `python -m autoencoders.draw denoising`."""

import importlib
import json
import sys

from autoencoders import runs
from autoencoders.drawing import style
from autoencoders.pipeline import command, manifest
from autoencoders.pipeline.manifest import Artefact


def main(name: str) -> None:
    """From results/runs to results/figures."""
    artefact = Artefact("figures", name)
    given = {above.name: read(above) for above in manifest.upstream(artefact)}
    figure = importlib.import_module(artefact.module).draw(**given)
    command.produce(artefact, lambda path: style.save(path, figure))


def read(artefact: Artefact):
    """What a figure is given for one of its parameters."""
    return json.loads(artefact.path.read_text()) if artefact.kind == "claims" else runs.load(artefact.path)


if __name__ == "__main__":
    command.watch_parent()
    main(sys.argv[1])
