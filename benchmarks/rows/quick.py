"""The whole pipeline on a handful of images."""

import os
import shutil
from collections.abc import Iterator

from benchmarks.measuring import Pair
from benchmarks.scratch import SNAKEMAKE, Place, run

WHAT = "quick pipeline, from nothing"
AGAINST = ""
UNIT = "s"
LIMIT = 180
RUNS, MINUTES = 1, 4


def pairs(place: Place) -> Iterator[Pair]:
    """As `make quick` does, with all cores, in an empty folder each time."""
    clone = place.clone()
    folder = clone / "build/quick"
    where = ("--snakefile", str(clone / "Snakefile"), "--directory", str(folder))
    for _ in range(place.runs):
        folder.mkdir(parents=True)
        yield Pair(run((SNAKEMAKE[0], "--cores", str(os.cpu_count()), *where), clone, PROOF_QUICK="1"))
        shutil.rmtree(folder)
