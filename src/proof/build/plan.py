"""What a build has to make, and the inputs that tell Snakemake so; planning changes no file and no time in the tree.

Receipts decide what is stale. A stale result has one more input, in Snakemake's own folder, that is newer than any result;
a fresh result has no inputs at all. Snakemake then decides order and parallelism.
"""

import os
import tempfile
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from proof.build import manifest, receipts, seeds, settings
from proof.build.manifest import Artefact, Seed
from proof.source import closure, notes

SHARED = Path(".snakemake")  # Snakemake's own folder, where the results are: all machines of a cluster see it
UNKNOWN_MEGABYTES, MEMORY_FACTOR = 2000, 1.5
START_MINUTES, TIME_FACTOR = 5, 4
EXPORTED = {kind.name for kind in manifest.EXPORTS}


@cache
def why_made(artefact: Artefact) -> str | None:
    """Why this build makes an artefact; None if it is fresh. SystemExit if it was edited by hand, to protect the edit."""
    reason = receipts.why_stale(artefact) or made_before(artefact)
    if receipts.why_stale(artefact) is None and artefact.kind not in EXPORTED and receipts.edited(artefact):
        back = f"bring it back with `git checkout {artefact}*`, or " if manifest.committed(artefact) else ""
        raise SystemExit(f"{artefact} was changed by hand, or its receipt was: {back}delete it to have it made again")
    if reason and artefact.product.exists() and artefact.product.stat().st_mtime > Path(newest_file()).stat().st_mtime:
        raise SystemExit(f"{artefact} is to be made again, but its time is yet to come: `touch {artefact.product}`")
    return reason


def made_before(artefact: Artefact) -> str | None:
    """What this build makes that an artefact is made from, in a few words; data sets count by their keys, as in clones."""
    sources = [source for source in manifest.upstream(artefact) if source.kind != "data" and is_made(source)]
    return f"{sources[0]} is to be made again" if sources else None


def is_made(artefact: Artefact) -> bool:
    """Does this build make an artefact?"""
    return why_made(artefact) is not None


def stop_if_edited(artefacts: Iterable[Artefact]) -> None:
    """SystemExit if one of them was edited by hand."""
    for artefact in artefacts:
        why_made(artefact)


def inputs(artefact: Artefact) -> list[str]:
    """An artefact's inputs for Snakemake: none if it is fresh, so that a clone without data does not prepare any."""
    return input_files(seeds.of(artefact) or manifest.upstream(artefact)) if is_made(artefact) else []


def seed_at(run: Artefact, folder: str, number: int) -> Seed:
    """The seed of a run with this number in this folder of the shelf; SystemExit if the present code has no such seed."""
    if seed := seeds.find(run, number, folder):
        return seed
    paths = ", ".join(str(seed) for seed in seeds.of(run))
    raise SystemExit(f"the code of today makes no {settings.shelf() / folder}, seed {number}: it makes {paths}")


def inputs_of_seed(seed: Seed) -> list[str]:
    """A seed's inputs for Snakemake: none if it is on the shelf."""
    return input_files(manifest.upstream(seed)) if seeds.missing(seed) else []


def input_files(sources: Iterable[Artefact]) -> list[str]:
    """The files and receipts of what something is made from, and a file that is newer than any result."""
    return [*(str(path) for source in sources for path in dict.fromkeys((source.product, source.receipt))), newest_file()]


@cache
def newest_file() -> str:
    """A file that is newer than any result, since it is created now; it is deleted when this process ends."""
    SHARED.mkdir(exist_ok=True)
    folder = tempfile.TemporaryDirectory(prefix="stale-", dir=SHARED.resolve(), ignore_cleanup_errors=True)
    OPEN_FOLDERS.append(folder)
    path = Path(folder.name) / "changed"
    path.touch()
    return str(path)


def remember() -> None:
    """Store what was parsed for all keys as notes, so that jobs and the next plan parse no file again."""
    for artefact in manifest.all_artefacts():
        receipts.key(artefact)
    notes.keep(closure.READ)


def within_reach(deck: str) -> list[Artefact]:
    """The committed results that need no training other than a deck's own: a build of the deck makes them as well."""
    own, waiting = set(manifest.with_ancestors(manifest.talks(deck))), set()
    for artefact in manifest.all_artefacts():  # each after what it is made from
        needs_training = artefact.kind == "runs" and artefact not in own and is_made(artefact)
        if needs_training or waiting.intersection(manifest.upstream(artefact)):
            waiting.add(artefact)
    return [artefact for artefact in manifest.all_artefacts() if manifest.committed(artefact) and artefact not in waiting]


def forms() -> list[str]:
    """The endings of the files that a build of a deck waits for; a quick trial has no gates."""
    return ["html", "pdf.receipt", *([] if settings.quick() else ["gates.receipt"])]


def exports(deck: str) -> list[Path]:
    """The receipts of a deck's exports; SystemExit if an export was edited since, so that nobody's work is overwritten."""
    artefacts = manifest.exported_forms(deck)
    for artefact in artefacts:
        if receipts.edited(artefact):
            raise SystemExit(f"{artefact} was changed by hand: move it elsewhere, and the same command makes another")
    return [artefact.receipt for artefact in artefacts]


def forecast(files: Iterable[str], cores: int) -> str:
    """Text on the results among some files: why each would be made, and how long that takes, by their last receipts."""
    artefact_at = {os.fspath(path): result for result in manifest.all_artefacts() for path in (result.path, result.receipt)}
    results = [result for result in manifest.all_artefacts() if result in {artefact_at.get(file) for file in files}]
    if not results:
        return ""
    jobs = {result: job_seconds(result) for result in results}
    chains = [sum(max(jobs.get(source, [0])) for source in manifest.with_ancestors((result,))) for result in results]
    wait = receipts.duration(max(*chains, sum(map(sum, jobs.values())) / cores))
    trainings = sum(len(jobs[result]) for result in results if result.kind == "runs")
    counted = f"{trainings} training{'s' * (trainings != 1)}, " if trainings else ""
    lines = [f"{result}: {why_made(result) or 'is asked for'}" for result in results]
    return "\n".join([*lines, f"{counted}about {wait} on {cores} core{'s' * (cores != 1)}, as long as it took the last time"])


def job_seconds(artefact: Artefact) -> list[float]:
    """The seconds of each job that makes an artefact, by the last time: for a run one job for each seed that is missing."""
    seconds, run_seeds = manifest.last_seconds(artefact, 0), seeds.of(artefact)
    missing = [seed for seed in run_seeds if seeds.missing(seed)]
    return [seconds / len(run_seeds)] * len(missing) or [0] if run_seeds else [seconds]


def memory(artefact: Artefact) -> int:
    """Megabytes to reserve for a job that makes an artefact or one of its seeds: more than it took the last time."""
    peak = manifest.last_receipt(artefact).get("peak_megabytes", UNKNOWN_MEGABYTES)
    return round(MEMORY_FACTOR * peak)


def minutes(artefact: Artefact) -> int:
    """Minutes to allow for such a job, enough for a machine that is much slower."""
    return START_MINUTES + round(TIME_FACTOR * manifest.last_seconds(artefact) / 60 / max(1, manifest.seed_count(artefact)))


OPEN_FOLDERS: list[tempfile.TemporaryDirectory] = []  # kept until the process ends
