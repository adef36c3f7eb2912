"""A seed is a job: a run that hangs on chance is trained once for each of its seeds, and put together when all are there.

Trainings are kept on a shelf, in a folder that is named by the key of what they are made from. So none can pass for one that
was made otherwise, code that comes back finds its own, two machines may share a shelf, and nothing is trained twice.
"""

import time
from contextlib import suppress
from pathlib import Path

from proof.build import building, manifest, receipts, settings
from proof.build.manifest import Artefact, Seed

DIGITS = 16  # of the key
KEPT_DAYS = 90  # since a training was last used


def of(run: Artefact) -> list[Seed]:
    """The trainings that a run is put together from; none where nothing about it is random."""
    count = manifest.seed_count(run)
    if settings.quick() and count:
        count = min(count, manifest.KINDS[run.kind].seeds.in_quick)
    place = settings.shelf() / f"{run.name}-{key(run)[:DIGITS]}" if count else Path()
    return [Seed(run.kind, run.name, number, place) for number in range(1, min(count, settings.seed_limit() or count) + 1)]


def key(run: Artefact) -> str:
    """What each of a run's trainings is made from now, as one digest."""
    return receipts.key(Seed(run.kind, run.name, 0, Path()))


def stale(seed: Seed) -> bool:
    """Has it to be trained? It is on the shelf or it is not; one that is damaged is not."""
    return receipts.stale(seed) is not None or receipts.edited(seed)


def stands(seed: Seed) -> None:
    """Let an empty file say that the run needs no training: it comes out as it lies there. It passes for no training."""
    seed.path.parent.mkdir(parents=True, exist_ok=True)
    for path in (seed.path, seed.receipt) if stale(seed) else ():
        path.write_text("")


def use(seeds: list[Seed]) -> dict:
    """Take trainings off the shelf, which keeps them for longer; returns what they cost, all together."""
    costs = [receipts.read(seed) for seed in seeds]
    for seed in seeds:
        seed.path.touch()
    whole = {
        name: sum(cost[name] for cost in costs) for name in ("seconds", "cpu_seconds") if all(name in cost for cost in costs)
    }
    return {"seeds": [seed.number for seed in seeds], "peak_megabytes": max(cost["peak_megabytes"] for cost in costs)} | {
        name: round(seconds, 1) for name, seconds in whole.items()
    }


def prune() -> None:
    """Clear the shelf of what nobody has used for long."""
    for place in settings.shelf().glob("*-*/"):
        with suppress(OSError):  # another machine may clear it, too
            if max(path.stat().st_mtime for path in (place, *place.iterdir())) < time.time() - KEPT_DAYS * 86400:
                building.remove(place)
