"""Make one sprite from its runs: `python -m autoencoders.animate latent_map`."""

import importlib
import sys

from autoencoders import runs
from autoencoders.drawing import sprite
from autoencoders.pipeline import command, manifest, receipts
from autoencoders.pipeline.manifest import Artefact


def main(name: str) -> None:
    """From results/runs to results/sprites."""
    artefact = Artefact("sprites", name)
    receipts.key(artefact)  # before the code is read: an edit in the meantime makes the result stale
    given = {above.name: runs.load(above.path) for above in manifest.upstream(artefact)}
    animate = importlib.import_module(artefact.module).animate
    command.produce(artefact, lambda path: sprite.save(path, animate(**given)))


if __name__ == "__main__":
    command.watch_parent()
    main(sys.argv[1])
