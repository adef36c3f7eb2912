"""The whole test suite."""

from collections.abc import Iterator

from benchmarks.measuring import Pair
from benchmarks.scratch import Place, run

WHAT = "the whole test suite"
AGAINST = ""
UNIT = "s"
LIMIT = 480
RUNS, MINUTES = 1, 10


def pairs(place: Place) -> Iterator[Pair]:
    """In a clone."""
    clone = place.clone()
    for _ in range(place.runs):
        yield Pair(run(("make", "test"), clone))
