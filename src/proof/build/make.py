"""Make one result of the science: `python -m proof make figures NAME`; `python -m proof make runs NAME 3`, a seed."""

import importlib
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from proof.build import command, manifest, packages, receipts, seeds
from proof.build.manifest import Artefact, Seed


def main(kind: str, name: str, seed: str = "") -> None:
    """Make a result, or one of its seeds, unless what lies there comes out of today's code as well."""
    artefact = Artefact(kind, name)
    if kind not in manifest.KINDS or not manifest.KINDS[kind].made_by:
        known = ", ".join(name for name, known in manifest.KINDS.items() if known.made_by)
        raise SystemExit(f"nothing makes {kind}: there are {known}")
    receipts.key(artefact)  # before the code is read: an edit in the meantime makes the result stale
    if seed:
        train(artefact, seeds.of(artefact)[int(seed) - 1])
    elif manifest.KINDS[kind].seeds and receipts.stands(artefact):
        receipts.renew(artefact)
        print(f"{name} stays: its code is the same, and what it is made from came out the same")
    elif trainings := seeds.of(artefact):
        gather(artefact, trainings)
    else:
        if manifest.KINDS[kind].needs:
            packages.ensure(manifest.KINDS[kind].needs)
        command.produce(artefact, lambda path: function(manifest.KINDS[kind].made_by)(artefact, path))


def train(run: Artefact, seed: Seed) -> None:
    """Train a run with one of its seeds, unless it is on the shelf, or the run needs no training."""
    if receipts.stands(run):
        seeds.stands(seed)
        return
    if not seeds.stale(seed):
        print(f"{run.name}, seed {seed.number}: is on the shelf")
        return
    kind = manifest.KINDS[run.kind]
    if kind.needs:
        packages.ensure(kind.needs)
    make = function(kind.made_by)
    try:
        command.produce(seed, lambda path: make(run, path, seed.number))
    except KeyboardInterrupt:
        trainings = seeds.of(run)
        kept = sum(not seeds.stale(one) for one in trainings)
        said = f"{run.name} was stopped: {kept} of {len(trainings)} seeds are kept, the same command goes on from there"
        raise SystemExit(said) from None


def gather(run: Artefact, trainings: list[Seed]) -> None:
    """Put a run together from its seeds."""
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
