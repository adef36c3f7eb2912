"""One variant's code edited: how long until the deck shows it, and how much of that is Keras at work?"""

from collections.abc import Iterator
from pathlib import Path

from benchmarks import trainings
from benchmarks.measuring import Failed, Left, Pair
from benchmarks.rows.edit import DECK, PAGE
from benchmarks.scratch import Place, build, ready
from proof.build import manifest
from proof.build.manifest import Artefact

WHAT = "one variant's module edited → HTML"
AGAINST = "Keras's bare `fit` of the same trainings, in one process"
UNIT = "s"
TIMES = 1.15
RUNS, MINUTES = 1, 10

SHORT = 60  # seconds: the target is for variants that take longer
PATIENCE = 240  # seconds: what takes longer is measured when it is named, or with all rows


def pairs(place: Place) -> Iterator[Pair | Left]:
    """Each variant that is named, or all of the deck's that do not take long; first ours, then the bare fit."""
    names = place.parts or tuple(name for name in on_deck() if place.patient or seconds(name) <= PATIENCE)
    clone = place.clone()
    trainings.data(clone, names)
    ready(clone, PAGE)
    for _ in range(place.runs):
        for name in names:
            ours, bare = edited(clone, name), trainings.told(clone, "bare", name)["seconds"]
            yield Pair(ours, bare, name, counts=bare > SHORT)
    yield from (Left(name) for name in on_deck() if name not in names)


def on_deck() -> list[str]:
    """The deck's variants that are trained, the quickest first."""
    runs = [one for one in manifest.with_ancestors(manifest.talks(DECK)) if one.kind == "runs"]
    return sorted((one.name for one in runs if trainings.trained(one)), key=seconds)


def seconds(name: str) -> float:
    """How long a variant took the last time."""
    return manifest.last_seconds(Artefact("runs", name))


def edited(clone: Path, name: str) -> float:
    """Change a variant's code and build the page."""
    module = clone / f"src/autoencoders/variants/{name}.py"
    if not module.exists():
        raise Failed(f"there is no variant {name}: {module.parent.relative_to(clone)} has no such file")
    module.write_text(f"{module.read_text(encoding='utf-8')}print(end='')\n", encoding="utf-8")
    return build(clone, PAGE)
