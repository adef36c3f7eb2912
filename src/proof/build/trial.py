"""A trial: a variant trained once with other constants, in a folder of its own below build/try, and scored there.

The folder is laid out as the one of a build, with the run and the scores of one seed in `results/`. It is named by the key of
the seeds and a digest of what the trial has of its own, so a trial is found again by the code that it was trained with.
"""

import ast
import hashlib
import importlib.util
import json
import os
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from proof.build import building, command, make, manifest, packages, seeds
from proof.build.manifest import Artefact
from proof.source import closure, science
from proof.source.paths import ROOT, temporary

FOLDER = ROOT / "build/try"
WHOLE = "whole"  # the data as a build has it
SEEDS = manifest.KINDS["runs"].seeds.constant if manifest.KINDS["runs"].seeds else ""  # the constant that says how many
NOTE = "trial.json"  # in a trial's folder: its seconds and scores


@dataclass(frozen=True)
class Trial:
    """One training of a variant."""

    variant: str
    part: str  # of the data, by its name in the science's table, or WHOLE
    changed: dict  # the constants whose values are not those of the variant's module
    seed: int  # 0 where nothing is random

    @property
    def run(self) -> Artefact:
        """The run that a build makes of the variant."""
        return Artefact("runs", self.variant)

    @property
    def folder(self) -> Path:
        """The folder that a trial with the present code and data is in."""
        code = closure.closure(manifest.maker("scores"), *part_function(self.part))
        own = [self.part, sorted(self.changed.items()), code.digest]
        digest = hashlib.sha256(repr(own).encode()).hexdigest()[: seeds.KEY_DIGITS // 2]
        return FOLDER / f"{self.variant}-{seeds.training_key(self.run)[: seeds.KEY_DIGITS]}-{digest}" / str(self.seed)

    def result(self) -> dict | None:
        """The seconds and the scores of a trial, None if it was not trained yet."""
        note = self.folder / NOTE
        return json.loads(note.read_text()) if note.exists() else None


def main(variant: str, part: str, changed: str, seed: str) -> None:
    """Train one trial, its changed constants given as a Python dictionary; SystemExit on an interrupt."""
    try:
        train(Trial(variant, part, ast.literal_eval(changed), int(seed)))
    except KeyboardInterrupt:
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        raise SystemExit(f"{variant} was stopped") from None


def train(trial: Trial) -> None:
    """Train and score a trial beside its folder, then move it there, so that a folder never holds half a trial."""
    folder = trial.folder  # which asks for the key, before the code is imported
    (maker, *part), began = load(trial), time.monotonic()
    place = temporary(folder)
    try:
        furnish(place, trial.run)
        os.chdir(place)
        make_run(trial, maker, *part)
        scores = Artefact("scores", trial.variant)
        scores.path.parent.mkdir()
        manifest.imported(manifest.maker("scores"))(scores, scores.path)
        note = {"seconds": round(time.monotonic() - began, 1), "scores": json.loads(scores.path.read_text())}
        Path(NOTE).write_text(json.dumps(note))
        command.stop_if_orphaned()
        building.remove(folder)
        place.replace(folder)
    finally:
        building.remove(place)


def load(trial: Trial) -> list:
    """The function that makes the run, and what it applies to each data set if the trial has a part of them."""
    kind = manifest.KINDS["runs"]
    if kind.needs:
        packages.ensure(kind.needs)
    with command.nothing_begun(trial.variant):
        functions = [manifest.imported(name) for name in (kind.made_by, *part_function(trial.part))]
        import_with(trial.run.module, trial.changed)
    if closure.edited(manifest.code(trial.run).modules):
        raise SystemExit(make.EDITED.format(trial.variant))
    return functions


def part_function(part: str) -> list[str]:
    """The full name of the function by which the science takes a part of a data set; none for the whole."""
    return [] if part == WHOLE else [science.table().PARTS[part]]


def furnish(place: Path, run: Artefact) -> None:
    """Put links to what a run is made from into a trial's folder: data sets of FOLDER, and committed runs."""
    for artefact in manifest.upstream(run):
        link = place / artefact.path
        link.parent.mkdir(parents=True, exist_ok=True)
        link.symlink_to((FOLDER if artefact.kind == "data" else ROOT) / artefact.path)
    (place / run.path).parent.mkdir(parents=True, exist_ok=True)


def make_run(trial: Trial, maker, *part) -> None:
    """Train in the working folder, and write the run; of one seed, it is gathered as a run of many is."""
    if not trial.seed:
        maker(trial.run, trial.run.path, None, *part)
        return
    path = temporary(trial.run.path)
    maker(trial.run, path, trial.seed, *part)
    manifest.imported(manifest.KINDS["runs"].seeds.gathered_by)(trial.run, trial.run.path, [path])
    path.unlink()


def constants(variant: str) -> dict:
    """The constants of a variant's module that are literals, by name, in their order; without the number of seeds."""
    tree = ast.parse(closure.source(science.module("runs", variant)).read_text(encoding="utf-8"))
    found = {}
    for name, node in assignments(tree):
        with suppress(ValueError):
            found[name] = ast.literal_eval(node.value)
    found.pop(SEEDS, None)
    return found


def assignments(tree: ast.Module) -> Iterator[tuple[str, ast.Assign]]:
    """The assignments of constants at the top of a module."""
    for node in tree.body:
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name) and node.targets[0].id.isupper():
            yield node.targets[0].id, node


def import_with(module: str, changed: dict) -> None:
    """Import a module as if its source gave constants these values, so that what is computed from them follows."""
    spec = importlib.util.find_spec(module)
    tree = ast.parse(Path(spec.origin).read_text(encoding="utf-8"))
    for name, node in assignments(tree):
        if name in changed:
            node.value = ast.parse(repr(changed[name]), mode="eval").body
    sys.modules[module] = loaded = importlib.util.module_from_spec(spec)
    exec(compile(tree, spec.origin, "exec"), vars(loaded))
