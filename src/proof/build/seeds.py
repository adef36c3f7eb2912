"""Seeds: a run that depends on chance is trained once for each of its seeds, each in a job, and gathered from them.

Trainings are kept on a shelf, in a folder that is named by the key of what they are made from. So none is taken for one from
other code, code that comes back finds its own trainings, clones and machines can share a shelf, and nothing is trained twice.
"""

import time
from contextlib import suppress
from pathlib import Path

from proof.build import building, manifest, processor, receipts, settings
from proof.build.manifest import Artefact, Seed

KEY_DIGITS = 16  # of the key, in a folder's name
MACHINES = "; "  # between the machines of a run whose seeds were trained on several
KEPT_DAYS = 90  # for which a training is kept after its last use


def of(run: Artefact) -> list[Seed]:
    """The seeds that a run is gathered from, on the shelf or not; empty if nothing about it is random."""
    if not (asked := numbers(run)):
        return []
    folder = settings.shelf() / f"{run.name}-{training_key(run)[:KEY_DIGITS]}"
    return [Seed(run.kind, run.name, number, folder) for number in asked]


def numbers(run: Artefact) -> list[int]:
    """The numbers of the seeds that a run is gathered from; empty if nothing about it is random."""
    if not (count := manifest.seed_count(run)):
        return []
    limits = settings.quick() and manifest.KINDS[run.kind].seeds.in_quick, settings.seed_limit()
    return list(range(1, min([count, *filter(None, limits)]) + 1))


def find(run: Artefact, number: int, folder: str = "") -> Seed | None:
    """The seed of a run with this number, in this folder of the shelf if one is given; None if the present code has none."""
    matching = [seed for seed in of(run) if seed.number == number and folder in ("", seed.folder.name)]
    return matching[0] if matching else None


def training_key(run: Artefact) -> str:
    """The key of a run's trainings, which is the same for all seeds."""
    return receipts.key(Seed(run.kind, run.name, 0, Path()))


def missing(seed: Seed) -> bool:
    """Does a seed have to be trained? Yes if it is not on the shelf, or damaged."""
    return receipts.why_stale(seed) is not None or receipts.edited(seed)


def mark_unneeded(seed: Seed) -> None:
    """Write empty files for a seed that nothing needs, so that its job is done; the seed still counts as missing."""
    seed.path.parent.mkdir(parents=True, exist_ok=True)
    for path in (seed.path, seed.receipt) if missing(seed) else ():
        path.write_text("")


def use(seeds: list[Seed]) -> dict:
    """Mark seeds as used today, so that they are kept; returns notes for their run's receipt: what they cost, and on what."""
    costs = [receipts.read(seed) for seed in seeds]
    for seed in seeds:
        seed.path.touch()
    totals = {name: round(sum(cost[name] for cost in costs), 1) for name in ("seconds", "cpu_seconds")}
    peak = max(cost["peak_megabytes"] for cost in costs)
    machines = {name: MACHINES.join(dict.fromkeys(cost[name] for cost in costs if name in cost)) for name in processor.NOTES}
    made_on = {name: text for name, text in machines.items() if text}
    return {"seeds": [seed.number for seed in seeds], "peak_megabytes": peak, **totals, **made_on}


def prune() -> None:
    """Remove folders from the shelf that nobody has used for KEPT_DAYS."""
    for folder in settings.shelf().glob("*-*/"):
        with suppress(OSError):  # another machine may be removing it, too
            if max(path.stat().st_mtime for path in (folder, *folder.iterdir())) < time.time() - KEPT_DAYS * 86400:
                building.remove(folder)
