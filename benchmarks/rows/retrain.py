"""Everything trained again: the pipeline, against plain scripts that run one after another."""

import os
import time
from collections.abc import Iterator
from pathlib import Path

from autoencoders.steps import kernels
from benchmarks import machine, trainings
from benchmarks.measuring import Failed, Note, Pair
from benchmarks.scratch import SNAKEMAKE, Place, python, run, watched
from proof.build import manifest
from proof.build.manifest import Artefact
from proof.source import closure, science

WHAT = "everything trained again"
AGAINST = "the same by plain scripts, one after another: Keras's defaults, a process for each seed"
UNIT = "s"
TIMES = 0.5
RUNS, MINUTES = 1, 300
ONEDNN = "TF_ENABLE_ONEDNN_OPTS"


def pairs(place: Place) -> Iterator[Pair | Note]:
    """`make retrain` with its comparison of scores, then the scripts; data lie ready for both.

    Variants can be named, and how many of their seeds are trained.
    """
    clone = place.clone()
    trainings.data(clone, place.parts or tuple(one.name for one in on_the_way()))
    scripts = trainings.plain(place, clone)
    runs = on_the_way(*place.parts)
    again = clone / "build/retrain"
    again.mkdir(parents=True)
    for _ in range(place.runs):
        (again / "results").mkdir()
        (again / "results/data").symlink_to(clone / "results/data")
        where = ("--snakefile", str(clone / "Snakefile"), "--directory", str(again))
        targets = [f"results/scores/{name}.json" for name in place.parts] or ["scores" if place.seeds else "all"]
        limit = {"PROOF_SEEDS": str(place.seeds)} if place.seeds else {}
        ours = run((SNAKEMAKE[0], "--cores", str(os.cpu_count()), *where, *targets), clone, **limit)
        what = label(place, runs)
        yield Note(compared(clone, *place.parts), what)
        yield Pair(ours, sum(seconds(scripts, one.name, place.seeds) for one in runs), what)
        again.joinpath("results").rename(again / f"results.{time.time_ns()}")


def on_the_way(*names: str) -> list[Artefact]:
    """The trainings that the pipeline makes for these variants, or for all, those first whose outcome others look at."""
    asked = [one for one in manifest.all_artefacts() if one.kind == "runs" and one.name in (names or one.name)]
    return [one for one in manifest.with_ancestors(tuple(asked)) if one.kind == "runs" and trainings.trained(one)]


def label(place: Place, runs: list[Artefact]) -> str:
    """What was trained again: these variants, or all; with so many seeds, or with all."""
    names = ", ".join(one.name for one in runs) if place.parts else ""
    if place.seeds:
        names = f"{names or 'all'} (the first {'seed' if place.seeds == 1 else f'{place.seeds} seeds'} of each)"
    return f"{names or 'all'}{machine.narrow()}" if machine.narrow() else names


def seconds(scripts: Path, name: str, most: int | None = None) -> float:
    """The seconds of one script for each seed, with Python's and TensorFlow's starts; it has our kernels on all cores."""
    seeds = closure.constant(science.module("runs", name), "SEEDS", 1)
    seeds = min(seeds, most or seeds)
    same = {ONEDNN: kernels.SETTINGS[ONEDNN]}
    return sum(run(trainings.inside("train", name, str(seed + 1)), scripts, **same) for seed in range(seeds))


def compared(clone: Path, *names: str) -> str:
    """How the scores agree, in the words of `make verify`."""
    try:
        return watched(python("proof", "verify", "build/retrain", *names), clone).said.splitlines()[-1]
    except Failed as error:
        return f"the scores do not agree: {error}"
