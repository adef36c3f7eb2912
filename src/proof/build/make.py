"""Make one result, `python -m proof make figures NAME`, or one seed of a run, `python -m proof make runs NAME 3`."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from proof.build import command, manifest, packages, reads, receipts, seeds
from proof.build.manifest import Artefact, Seed
from proof.source import closure

EDITED = "{} was edited while it was made: the same command makes it as it is now"


def main(kind: str, name: str, seed: str = "") -> None:
    """Make a result, or train one of its seeds; a seed on the shelf, or a run that would be the same, is kept.

    A build names a seed by its path on the shelf, `NAME-35ec7a7739d9f890/3`, so that an edit after planning is noticed.
    """
    kinds = [name for name, entry in manifest.KINDS.items() if entry.made_by]
    if kind not in kinds:
        raise SystemExit(f"there are no results of kind {kind}: there are {', '.join(kinds)}")
    artefact = Artefact(kind, name)
    receipts.key(artefact)  # before the code is imported
    if seed:
        train(artefact, chosen_seed(artefact, seed))
    elif manifest.KINDS[kind].seeds and receipts.would_be_same(artefact):
        receipts.renew(artefact)
        print(f"{name} stays: its code is the same, and what it is made from came out the same")
    elif run_seeds := seeds.of(artefact):
        gather(artefact, run_seeds)
    else:
        make = load_maker(artefact)
        command.produce(artefact, lambda path: make(artefact, path))


def chosen_seed(run: Artefact, text: str) -> Seed:
    """The seed of a run with this number, or this path on the shelf; SystemExit if the present code has no such seed."""
    folder, _, number = text.rpartition("/")
    if number.isdecimal() and (seed := seeds.find(run, int(number), folder)):
        return seed
    raise SystemExit(f"there is no seed {number} of {run.name}" if not folder else EDITED.format(run.name))


def train(run: Artefact, seed: Seed) -> None:
    """Train one of a run's seeds, unless it is on the shelf or the run would be the same; SystemExit on an interrupt."""
    if receipts.would_be_same(run):
        seeds.mark_unneeded(seed)
        return
    if not seeds.missing(seed):
        print(f"{run.name}, seed {seed.number}: is on the shelf")
        return
    try:
        make = load_maker(run)
        command.produce(seed, lambda path: make(run, path, seed.number))
    except KeyboardInterrupt:
        run_seeds = seeds.of(run)
        kept = sum(not seeds.missing(seed) for seed in run_seeds)
        message = f"{run.name} was stopped: {kept} of {len(run_seeds)} seeds are kept, the same command goes on from there"
        raise SystemExit(message) from None


def load_maker(artefact: Artefact) -> Callable:
    """The function that makes an artefact, with its code imported; SystemExit if that is not the code that the key is of."""
    kind = manifest.KINDS[artefact.kind]
    if kind.needs:
        packages.ensure(kind.needs)
    packages.stop_if_not_as_pinned()
    reads.guard(artefact)
    with command.nothing_begun(artefact.name):
        make = manifest.imported(manifest.maker(artefact.kind))
        for function in manifest.functions(artefact) if artefact.module else ():
            manifest.imported(f"{artefact.module}.{function}")
    if closure.edited(manifest.code(artefact).modules):
        raise SystemExit(EDITED.format(artefact.name))
    return make


def gather(run: Artefact, run_seeds: list[Seed]) -> None:
    """Make a run from its seeds, all of which have to be on the shelf."""
    if [seed for seed in run_seeds if seeds.missing(seed)]:
        raise SystemExit(EDITED.format(run.name))
    make = manifest.imported(manifest.KINDS[run.kind].seeds.gathered_by)

    def make_and_use(path: Path) -> dict:
        make(run, path, [seed.path for seed in run_seeds])
        return seeds.use(run_seeds)

    command.produce(run, make_and_use)


def logged(kind: str, name: str, log: str) -> None:
    """Do what `main` does, and write its final message to a log: the terminal belongs to a progress bar."""
    try:
        main(kind, name)
    except SystemExit as error:
        write_log(Path(log), str(error))
        raise
    write_log(Path(log), f"{name} is ready")


def write_log(log: Path, message: str) -> None:
    """Write a message to a log; a full disk is no error."""
    with suppress(OSError):
        log.write_text(f"{message}\n")
