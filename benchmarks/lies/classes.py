"""All classes of lies, by their names: those of each module that is named here."""

import random
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks.lies import painted, pictures, results, slides
from benchmarks.lies.lie import MOST, Lie

MODULES = (slides, results, pictures, painted)
CLASSES: dict[str, Callable[[random.Random], Iterator[Lie]]] = {
    name: lies for module in MODULES for name, lies in module.CLASSES.items()
}
WHY = {name: why for module in MODULES for name, why in module.WHY.items()}  # what lets survivors of a class through


def drawn(name: str, seed: int) -> list[Lie]:
    """The lies of a class, at most MOST, the same ones each time; what changes nothing is none."""
    chance = random.Random(f"{seed} {name}")
    lies = [lie for lie in dict.fromkeys(CLASSES[name](chance)) if changes(lie)]
    return chance.sample(lies, min(MOST, len(lies)))


def changes(lie: Lie) -> bool:
    """Does a lie change any file?"""
    return any(Path(file).read_bytes() != content for file, content in lie.files.items())
