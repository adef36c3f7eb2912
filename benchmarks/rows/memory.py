"""How much memory each job takes at most, and how much its arrays are."""

from collections.abc import Iterator
from pathlib import Path

from autoencoders.steps import kernels
from benchmarks import trainings
from benchmarks.measuring import Failed, Note, Pair
from benchmarks.rows.edit import DECK, PAGE
from benchmarks.scratch import Place, python, ready, watched
from proof.build import manifest, receipts
from proof.build.manifest import Artefact

WHAT = "peak memory of a job"
AGAINST = "the arrays that it reads, as it holds them; of a deck, its page"
UNIT = "MiB"
LIMIT = 1536
RUNS, MINUTES = 1, 20

COMMANDS = {kind: ("proof", "make", kind) for kind in ("data", "scores", "figures", "sprites", "live", "claims")} | {
    "runs": ("benchmarks.inside", "brief"),
    "html": ("proof", "deck", "html"),
    "pdf": ("proof", "deck", "pdf"),
    "gates": ("proof", "gates"),
}


def pairs(place: Place) -> Iterator[Pair | Note]:
    """Every job's own process, and the largest that it started; trainings with one seed, for one epoch."""
    clone = place.clone()
    jobs = [one for one in manifest.with_ancestors((*manifest.talks(DECK), manifest.LEDGER)) if one.kind != "ledger"]
    jobs = [one for one in jobs if not place.parts or one.name in place.parts]
    trainings.data(clone, tuple(one.name for one in jobs if one.kind == "runs"))
    ready(clone, PAGE)
    for one in jobs:
        what = f"{one.kind} {one.name}"
        try:
            yield Pair(peak(clone, one), held(clone, one), what)
        except Failed as error:
            yield Note(str(error), what)
    if not place.parts:
        yield Note(whole([one for one in jobs if one.kind == "runs"]))


def whole(runs: list[Artefact]) -> str:
    """What receipts tell of whole trainings, with all their epochs and seeds."""
    told = {run.name: (receipts.read(run) or {}).get("peak_megabytes", 0) for run in runs}
    most = max(told, key=told.get)
    return f"whole trainings, as the committed receipts tell: at most {told[most]:,} MiB, {most}"


def peak(clone: Path, job: Artefact) -> float:
    """The largest process of a job."""
    heap = trainings.ONE_HEAP if job.kind == "runs" else {}
    return watched(python(*COMMANDS[job.kind], job.name), clone, **kernels.SETTINGS, **heap).peak


def held(clone: Path, job: Artefact) -> float:
    """The arrays that a job reads, in MiB."""
    if job.kind in {form.name for form in manifest.FORMS}:
        return (clone / PAGE).stat().st_size / 2**20
    return trainings.told(clone, "arrays", job.name, job.kind)["mib"]
