"""How the build makes each kind of result."""

import json
from collections.abc import Callable
from pathlib import Path

import numpy as np

from proof.build import manifest, metadata
from proof.build.manifest import Artefact
from proof.source import closure
from tiny import runs, telling


def made(artefact: Artefact, name: str = "", part: Callable | None = None, **more) -> object:
    """What a function of an artefact's own module makes of what its parameters name, or of a part of each data set."""
    name = name or manifest.functions(artefact)[0]
    above = [one for one in manifest.upstream(artefact) if one.name in closure.parameters(artefact.module, name)]
    given = {one.name: (np if one.kind == "data" else runs).load(one.path) for one in above}
    if part:
        given |= {one.name: part(given[one.name]) for one in above if one.kind == "data"}
    return manifest.imported(f"{artefact.module}.{name}")(**given, **more)


def data(artefact: Artefact, path: Path) -> None:
    """Write a data set."""
    with path.open("wb") as file:
        np.save(file, made(artefact))


def run(artefact: Artefact, path: Path, seed: int | None = None, part: Callable | None = None) -> None:
    """Write the run of one seed, or of a variant that has none."""
    runs.save(path, runs.together([made(artefact, part=part)]) if seed is None else made(artefact, part=part, seed=seed))


def gathered(artefact: Artefact, path: Path, seeds: list[Path]) -> None:
    """Write one run out of those of its seeds."""
    runs.save(path, runs.together([runs.load(seed) for seed in seeds]))


def scores(artefact: Artefact, path: Path) -> None:
    """Write the scores of a run."""
    [run] = manifest.upstream(artefact)
    path.write_text(json.dumps(telling.scores(runs.load(run.path))))


def figure(artefact: Artefact, path: Path) -> None:
    """Draw a figure."""
    from tiny import drawing  # matplotlib takes longer to import than any other job takes

    drawing.chart(path, made(artefact), metadata.told(artefact))


def sprite(artefact: Artefact, path: Path) -> None:
    """Write a sprite."""
    from tiny import filming

    filming.sheet(path, *made(artefact))


def claims(artefact: Artefact, path: Path) -> None:
    """Write the verdicts of a family of claims."""
    path.write_text(json.dumps({name.upper(): made(artefact, name) for name in manifest.functions(artefact)}))


def ledger(artefact: Artefact, path: Path) -> None:
    """Write the verdicts of all claims."""
    path.write_text(json.dumps(telling.ledger([json.loads(one.path.read_text()) for one in manifest.upstream(artefact)])))
