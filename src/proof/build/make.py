"""Make one result of the science: `python -m proof make figures denoising`; `python -m proof make runs dense 3`, a seed."""

import importlib
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from proof.build import command, manifest, packages, receipts, seeds
from proof.build.manifest import Artefact, Seed
from proof.source import closure

EDITED = "{} was edited while it was made: the same command makes it as it is now"


def main(kind: str, name: str, seed: str = "") -> None:
    """Make a result, or one of its seeds, unless what lies there comes out of today's code as well.

    A build names a seed by its place on the shelf, `dense-35ec7a7739d9f890/3`, so that an edit since the plan was made is seen.
    """
    known = [name for name, known in manifest.KINDS.items() if known.made_by]
    if kind not in known:
        raise SystemExit(f"there are no results of kind {kind}: there are {', '.join(known)}")
    artefact = Artefact(kind, name)
    receipts.key(artefact)  # before the code is imported
    if seed:
        train(artefact, planned(artefact, seed))
    elif manifest.KINDS[kind].seeds and receipts.stands(artefact):
        receipts.renew(artefact)
        print(f"{name} stays: its code is the same, and what it is made from came out the same")
    elif trainings := seeds.of(artefact):
        gather(artefact, trainings)
    else:
        make = maker(artefact)
        command.produce(artefact, lambda path: make(artefact, path))


def planned(run: Artefact, seed: str) -> Seed:
    """One of a run's seeds, by its number or its place on the shelf."""
    place, _, number = seed.rpartition("/")
    for training in seeds.of(run):
        if number == str(training.number) and place in ("", training.folder.name):
            return training
    raise SystemExit(f"there is no seed {number} of {run.name}" if not place else EDITED.format(run.name))


def train(run: Artefact, seed: Seed) -> None:
    """Train a run with one of its seeds, unless it is on the shelf, or the run needs no training."""
    if receipts.stands(run):
        seeds.stands(seed)
        return
    if not seeds.stale(seed):
        print(f"{run.name}, seed {seed.number}: is on the shelf")
        return
    make = maker(run)
    try:
        command.produce(seed, lambda path: make(run, path, seed.number))
    except KeyboardInterrupt:
        trainings = seeds.of(run)
        kept = sum(not seeds.stale(one) for one in trainings)
        said = f"{run.name} was stopped: {kept} of {len(trainings)} seeds are kept, the same command goes on from there"
        raise SystemExit(said) from None


def maker(artefact: Artefact) -> Callable:
    """The function that makes an artefact; its code is imported, and is the code of which the key was computed."""
    kind = manifest.KINDS[artefact.kind]
    if kind.needs:
        packages.ensure(kind.needs)
    make = function(kind.made_by)
    if artefact.module:
        importlib.import_module(artefact.module)
    if closure.edited(manifest.code(artefact).modules):
        raise SystemExit(EDITED.format(artefact.name))
    return make


def gather(run: Artefact, trainings: list[Seed]) -> None:
    """Put a run together from its seeds."""
    if [seed for seed in trainings if seeds.stale(seed)]:
        raise SystemExit(EDITED.format(run.name))
    make = function(manifest.KINDS[run.kind].seeds.gathered_by)

    def together(path: Path) -> dict:
        make(run, path, [seed.path for seed in trainings])
        return seeds.use(trainings)

    command.produce(run, together)


def logged(kind: str, name: str, log: str) -> None:
    """As `main`, with its last word in a log: the terminal is left to a progress bar."""
    try:
        main(kind, name)
    except SystemExit as stop:
        note(Path(log), str(stop))
        raise
    note(Path(log), f"{name} is ready")


def note(log: Path, words: str) -> None:
    """Words for the log; on a full disk the terminal alone has them."""
    with suppress(OSError):
        log.write_text(f"{words}\n")


def function(name: str) -> Callable:
    """A function by its full name."""
    module, _, name = name.rpartition(".")
    return getattr(importlib.import_module(module), name)
