"""The whole test suite."""

from collections.abc import Iterator

from autoencoders.bench.measuring import Pair
from autoencoders.bench.scratch import Place, run

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
