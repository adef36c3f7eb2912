"""What a build has to make, and how Snakemake is told, without a file or a time of the tree being written.

Receipts decide what is stale. A stale result has one input that is newer than any result, in a folder outside the tree; a fresh
result has no inputs at all. Snakemake then decides order and parallelism.
"""

import os
import tempfile
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from proof.build import manifest, receipts, seeds, settings
from proof.build.manifest import Artefact, Seed
from proof.source import closure, notes

UNKNOWN_MEGABYTES, MEMORY_TO_SPARE = 2000, 1.5
START_MINUTES, TIME_TO_SPARE = 5, 4
EXPORTED = {kind.name for kind in manifest.EXPORTS}


@cache
def why(artefact: Artefact) -> str | None:
    """Why an artefact is to be made in this build; None where it is fresh. A result that was edited by hand stops the build."""
    reason = receipts.stale(artefact)
    if reason is None and artefact.kind not in EXPORTED and receipts.edited(artefact):
        raise SystemExit(
            f"{artefact} was changed by hand, its receipt says so: bring it back with `git checkout {artefact}`, "
            "or delete it to have it made again"
        )
    if reason and artefact.product.exists() and artefact.product.stat().st_mtime > Path(newest()).stat().st_mtime:
        raise SystemExit(f"{artefact} is to be made again, but its time is yet to come: `touch {artefact.product}`")
    return reason


def stale(artefact: Artefact) -> bool:
    """Is it to be made in this build?"""
    return why(artefact) is not None


def check(artefacts: Iterable[Artefact]) -> None:
    """Stop where one of them was edited by hand."""
    for artefact in artefacts:
        why(artefact)


def inputs(artefact: Artefact) -> list[str]:
    """What has to be there to make an artefact: nothing while it is fresh, so that a clone without data stays quiet."""
    return made_from(seeds.of(artefact) or manifest.upstream(artefact)) if stale(artefact) else []


def seed(run: Artefact, place: str, number: int) -> Seed:
    """One of a run's trainings, by its place on the shelf."""
    known = {(one.folder.name, one.number): one for one in seeds.of(run)}
    if (place, number) not in known:
        there = ", ".join(str(one) for one in known.values())
        raise SystemExit(f"the code of today makes no {settings.shelf() / place}, seed {number}: it makes {there}")
    return known[place, number]


def inputs_of_seed(training: Seed) -> list[str]:
    """What has to be there to train with one seed: nothing while it is on the shelf."""
    return made_from(manifest.upstream(training)) if seeds.stale(training) else []


def made_from(above: Iterable[Artefact]) -> list[str]:
    """These, all of their receipts, and a file that is newer than what is made from them."""
    return [*(str(path) for one in above for path in dict.fromkeys((one.product, one.receipt))), newest()]


@cache
def newest() -> str:
    """A file that is newer than any result, for it is made now, and goes with this process."""
    KEPT.append(folder := tempfile.TemporaryDirectory(prefix="stale-", ignore_cleanup_errors=True))
    path = Path(folder.name) / "changed"
    path.touch()
    return str(path)


def remember() -> None:
    """Note what the definitions behind all results say, so that jobs and the next plan read no text again."""
    for artefact in manifest.all_artefacts():
        receipts.key(artefact)
    notes.keep(closure.READ)


def within_reach(deck: str) -> list[Artefact]:
    """The results that wait for no training but those of a deck: with them, what its build leaves behind is fresh."""
    own, beyond = set(manifest.with_ancestors(manifest.talks(deck))), set()
    for artefact in manifest.all_artefacts():  # each after what it is made from
        dear = artefact.kind == "runs" and artefact not in own and stale(artefact)
        if dear or beyond.intersection(manifest.upstream(artefact)):
            beyond.add(artefact)
    return [artefact for artefact in manifest.all_artefacts() if manifest.committed(artefact) and artefact not in beyond]


def forms() -> list[str]:
    """How the files of a deck end, or their receipts where a machine may lack what makes them; no browser looks at a trial."""
    return ["html", "pdf.receipt", *([] if settings.quick() else ["gates.receipt"])]


def exports(deck: str) -> list[Path]:
    """The receipts of what is exported of a deck; what somebody has worked on since is not written over."""
    asked = manifest.exported_forms(deck)
    for artefact in asked:
        if receipts.edited(artefact):
            raise SystemExit(f"{artefact} was changed by hand: move it elsewhere, and the same command makes another")
    return [artefact.receipt for artefact in asked]


def forecast(files: Iterable[str], cores: int) -> str:
    """What a build would make of these files, and why, and how long that takes by the receipts of the last time."""
    places = {os.fspath(path): one for one in manifest.all_artefacts() for path in (one.path, one.receipt)}
    asked = [one for one in manifest.all_artefacts() if one in {places.get(file) for file in files}]
    if not asked:
        return ""
    jobs = {one: split(one) for one in asked}
    rows = [sum(max(jobs.get(above, [0])) for above in manifest.with_ancestors((one,))) for one in asked]
    wait = receipts.duration(max(*rows, sum(map(sum, jobs.values())) / cores))
    trainings = sum(len(jobs[one]) for one in asked if one.kind == "runs")
    said = f"{trainings} training{'s' * (trainings != 1)}, " if trainings else ""
    lines = [f"{one}: {why(one) or 'is asked for'}" for one in asked]
    return "\n".join([*lines, f"{said}about {wait} on {cores} core{'s' * (cores != 1)}, as long as it took the last time"])


def split(artefact: Artefact) -> list[float]:
    """The seconds of each job that makes a stale artefact, by the last time: a run has one for each seed to be trained."""
    whole, trainings = manifest.last_seconds(artefact, 0), seeds.of(artefact)
    missing = [seed for seed in trainings if seeds.stale(seed)]
    return [whole / len(trainings)] * len(missing) or [0] if trainings else [whole]


def memory(artefact: Artefact) -> int:
    """Megabytes for a job that makes an artefact, or one of its seeds, with room to spare."""
    peak = manifest.last_receipt(artefact).get("peak_megabytes", UNKNOWN_MEGABYTES)
    return round(MEMORY_TO_SPARE * peak)


def minutes(artefact: Artefact) -> int:
    """Minutes for such a job, on a machine that is slower by far."""
    return START_MINUTES + round(TIME_TO_SPARE * manifest.last_seconds(artefact) / 60 / max(1, manifest.seed_count(artefact)))


KEPT: list = []  # until the process ends
