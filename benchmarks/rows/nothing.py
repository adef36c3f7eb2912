"""Nothing to do: what it costs to find out."""

from collections.abc import Iterator

from benchmarks.measuring import Pair, alternately
from benchmarks.scratch import Place, build, ready

WHAT = "nothing to do"
AGAINST = "Snakemake on a file of one rule"
UNIT = "s"
TIMES = 1.7
RUNS, MINUTES = 9, 2


def pairs(place: Place) -> Iterator[Pair]:
    """Everything is fresh on both sides."""
    clone, other = place.clone(), place.one_rule("one", "cp {input} {output}", "asked")
    (other / "asked").touch()
    ready(clone)
    build(other)
    yield from alternately(lambda: build(clone), lambda: build(other), place.runs)
