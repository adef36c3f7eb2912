"""Draw a figure twice and tell how long the second time took: `python -m benchmarks.warm held_out`."""

import importlib
import sys
import tempfile
import time
from pathlib import Path

from autoencoders import runs
from autoencoders.drawing import style
from proof.build import manifest
from proof.build.manifest import Artefact


def main(name: str) -> None:
    """The first drawing loads fonts and compiles; the second one is what is told."""
    artefact = Artefact("figures", name)
    draw = importlib.import_module(artefact.module).draw
    with tempfile.TemporaryDirectory() as folder:
        drawing(artefact, draw, Path(folder))
        began = time.perf_counter()
        drawing(artefact, draw, Path(folder))
        print(time.perf_counter() - began)


def drawing(artefact: Artefact, draw, folder: Path) -> None:
    """Read the runs, draw, and save."""
    given = {above.name: runs.load(above.path) for above in manifest.upstream(artefact)}
    style.save(folder / "drawn.svg", draw(**given))


if __name__ == "__main__":
    main(sys.argv[1])
