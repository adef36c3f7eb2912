"""What a build has to make, and how Snakemake is told, without a file or a time of the tree being written.

Receipts decide what is stale. A stale result has one input that is newer than any result, in a folder outside the tree; a fresh
result has no inputs at all. Snakemake then decides order and parallelism.
"""

import os
import tempfile
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from proof.build import manifest, receipts
from proof.build.manifest import Artefact
from proof.source import closure, notes

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
    return [*(str(above.product) for above in manifest.upstream(artefact)), newest()] if stale(artefact) else []


@cache
def newest() -> str:
    """A file that is newer than any result, for it is made now, and goes with this process."""
    KEPT.append(folder := tempfile.TemporaryDirectory(prefix="stale-", ignore_cleanup_errors=True))
    path = Path(folder.name) / "changed"
    path.touch()
    return str(path)


def remember() -> None:
    """Note what the definitions behind all results say, so that jobs and the next plan read no text again."""
    for artefact in manifest.whole():
        receipts.key(artefact)
    notes.keep(closure.READ)


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
    roots = tuple(map(files.get, targets)) if targets and targets <= files.keys() else tuple(manifest.whole())
    return {one for one in manifest.everything(roots) if one.kind == "runs" and stale(one)}


def forms() -> list[str]:
    """How the files of a deck end, or their receipts where a machine may lack what makes them; no browser looks at a trial."""
    return ["html", "pdf.receipt", *([] if receipts.QUICK else ["gates.receipt"])]


def exports(deck: str) -> list[Path]:
    """The receipts of what is exported of a deck; what somebody has worked on since is not written over."""
    asked = manifest.exports(deck)
    for artefact in asked:
        if receipts.edited(artefact):
            raise SystemExit(f"{artefact} was changed by hand: move it elsewhere, and the same command makes another")
    return [artefact.receipt for artefact in asked]


def forecast(files: Iterable[str], cores: int) -> str:
    """What a build would make of these files, and why, and how long that takes by the receipts of the last time."""
    places = {os.fspath(path): one for one in manifest.whole() for path in (one.path, one.receipt)}
    asked = [one for one in manifest.whole() if one in {places.get(file) for file in files}]
    if not asked:
        return ""
    seconds = {one: manifest.last_seconds(one, 0) for one in asked}
    rows = [sum(seconds.get(above, 0) for above in manifest.everything((one,))) for one in asked]
    trainings = sum(one.kind == "runs" for one in asked)
    wait = receipts.duration(max(*rows, sum(seconds.values()) / cores))
    told = f"{trainings} training{'s' * (trainings != 1)}, " if trainings else ""
    lines = [f"{one}: {why(one) or 'is asked for'}" for one in asked]
    return "\n".join([*lines, f"{told}about {wait} on {cores} core{'s' * (cores != 1)}, as long as it took the last time"])


KEPT: list = []  # until the process ends
