"""Tell Snakemake, in the only words that it trusts, what the receipts say: modification times.

git keeps no times and Snakemake's own memory is not in a clone, so both are set aside: what is fresh gets a late time,
what is stale an early one, and its key, an input of every rule, a time between the two. Snakemake then decides order
and parallelism.
"""

import os
import time
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from proof.build import command, manifest, receipts
from proof.build.manifest import Artefact
from proof.source import closure, notes

AGES = {"stale": 60, "key": 40, "data": 20, "fresh": 0}  # seconds before now
WHY: dict[Artefact, str | None] = {}  # why each is stale, as this build found it


def settle(artefacts: Iterable[Artefact]) -> None:
    """Write each key where it changed, and date each file by its freshness; a result edited by hand stops the build."""
    now = time.time()
    for artefact in artefacts:
        why = WHY[artefact] = receipts.stale(artefact)
        try:
            show_key(artefact, why, now)
        except OSError as error:
            raise SystemExit(command.sentence(error, artefact.key_file)) from error
        if why is None and artefact.kind not in {kind.name for kind in manifest.EXPORTS} and receipts.edited(artefact):
            raise SystemExit(
                f"{artefact} was changed by hand, its receipt says so: bring it back with `git checkout {artefact}`, "
                "or delete it to have it made again"
            )
        age = AGES["stale"] if why else AGES["data"] if artefact.kind == "data" else AGES["fresh"]
        for path in (artefact.path, artefact.receipt):
            if path.exists():
                os.utime(path, (now - age, now - age))
    notes.keep(closure.READ)


def show_key(artefact: Artefact, why: str | None, now: float) -> None:
    """Keep the key in a file, with the reason for making it again, and the time.

    Snakemake forgives a newer input that it has seen before, and what it saw counts even where the job failed.
    """
    path, key = artefact.key_file, receipts.key(artefact) + (f"\n{why}\n{now}" if why else "")
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists() or path.read_text() != key:
        part = path.with_name(f".{path.name}.{os.getpid()}.part")
        part.write_text(key)
        part.replace(path)
    os.utime(path, (now - AGES["key"], now - AGES["key"]))


def stale(artefact: Artefact) -> bool:
    """Is it to be made in this build?"""
    if artefact not in WHY:
        WHY[artefact] = receipts.stale(artefact)
    return WHY[artefact] is not None


def needed(artefact: Artefact, above: tuple[Artefact, ...]) -> list[Path]:
    """What has to be there to make an artefact: nothing while it is fresh, so that a clone without data stays quiet."""
    return [one.path for one in above] if stale(artefact) else []


def within_reach(deck: str) -> list[Artefact]:
    """The results that wait for no training but those of a deck: with them, what its build leaves behind is fresh."""
    own, beyond = set(manifest.everything(manifest.talks(deck))), set()
    for artefact in manifest.whole():  # each after what it is made from
        dear = artefact.kind == "runs" and artefact not in own and stale(artefact)
        if dear or beyond.intersection(manifest.upstream(artefact)):
            beyond.add(artefact)
    return [artefact for artefact in manifest.whole() if manifest.committed(artefact) and artefact not in beyond]


def cores_each(training: Artefact, cores: int, targets: frozenset[str] = frozenset()) -> int:
    """How many cores a training may take for its seeds, where all that the build makes and can run beside it share them."""
    apart = {*manifest.everything((training,)), *manifest.runs_on(training)}  # it waits for these, and those for it
    return max(1, cores // len({training, *(waiting(targets) - apart)}))


@cache
def waiting(targets: frozenset[str]) -> set[Artefact]:
    """All stale trainings of a build: those that its targets stand on, or all there are where a target is not one result."""
    files = {os.fspath(one.path): one for one in manifest.whole()}
    asked = manifest.everything(tuple(map(files.get, targets))) if targets and targets <= files.keys() else WHY
    return {one for one in asked if one.kind == "runs" and WHY[one] is not None}


def forms() -> list[str]:
    """How the files of a deck end, or their receipts where a machine may lack what makes them; no browser looks at a trial."""
    return ["html", "pdf.receipt", *([] if receipts.QUICK else ["gates.receipt"])]


def exports(deck: str) -> list[Path]:
    """The receipts of what is exported of a deck; what somebody has worked on since is not written over."""
    asked = manifest.exports(deck)
    settle(asked)  # only now, so that a build that exports nothing keeps no keys of exports
    for artefact in asked:
        if receipts.edited(artefact):
            raise SystemExit(f"{artefact} was changed by hand: move it elsewhere, and the same command makes another")
    return [artefact.receipt for artefact in asked]
