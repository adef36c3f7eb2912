"""What rows need to know of trainings: which there are, their data, and what a process of their own tells of one."""

import json
import shutil
from pathlib import Path

from autoencoders.steps import kernels
from benchmarks.measuring import Failed
from benchmarks.scratch import Place, build, python, watched
from proof.build import manifest
from proof.build.manifest import Artefact
from proof.source.paths import ROOT

FIT = "autoencoders.learning.training"
PLAIN = Path(__file__).with_name("plain")  # modules of the science as one writes them who has Keras and no need of speed
ONE_HEAP = {"MALLOC_ARENA_MAX": "1"}  # as their rule has it


def trained(run: Artefact) -> bool:
    """Does Keras have a part in this variant?"""
    return FIT in manifest.code(run).modules


def data(clone: Path, variants: tuple[str, ...]) -> None:
    """Put the data of these variants into a clone: a copy of what lies here, or made anew."""
    known = {one.name for one in manifest.all_artefacts() if one.kind == "runs"}
    if unknown := [name for name in variants if name not in known]:
        raise Failed(f"there is no variant {unknown[0]}: there is {', '.join(sorted(known))}")
    runs = tuple(Artefact("runs", name) for name in variants)
    wanted = [one for one in manifest.with_ancestors(runs) if one.kind == "data"]
    folder = clone / "results/data"
    folder.mkdir(exist_ok=True)
    if (ROOT / "results/data/raw").exists():
        (folder / "raw").symlink_to((ROOT / "results/data/raw").resolve())
    for one in wanted:
        for path in (one.path, one.receipt):
            if (ROOT / path).exists():
                shutil.copy(ROOT / path, clone / path)
    if wanted:
        build(clone, *(str(one.path) for one in wanted))


def plain(place: Place, clone: Path) -> Path:
    """Another clone with the same data, in which the modules in PLAIN have taken the place of ours."""
    target = place.clone("plain")
    shutil.copytree(PLAIN, target / "src", dirs_exist_ok=True)
    (target / "results/data").symlink_to(clone / "results/data")
    return target


def told(clone: Path, what: str, *words: str) -> dict:
    """What a process in the clone tells of a training."""
    return json.loads(watched(inside(what, *words), clone, **kernels.SETTINGS).said.splitlines()[-1])


def inside(what: str, *words: str) -> tuple[str, ...]:
    """The command of such a process."""
    return python("benchmarks.inside", what, *words)
