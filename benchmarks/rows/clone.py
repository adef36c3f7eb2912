"""A clone, set-up done: how long until the talk is there."""

import shutil
import time
from collections.abc import Iterator

from benchmarks.measuring import Pair, alternately
from benchmarks.rows.edit import PAGE, edited
from benchmarks.scratch import Place, build, ready

WHAT = "clone → HTML, set-up done"
AGAINST = "a slide's text edited → HTML, ours"
UNIT = "s"
TIMES = 1.5
RUNS, MINUTES = 7, 3


def pairs(place: Place) -> Iterator[Pair]:
    """A new clone each time, cloning included, beside one that stays and is edited."""
    stays = place.clone("stays")
    ready(stays, PAGE)
    yield from alternately(lambda: cloned(place), lambda: edited(stays), place.runs)


def cloned(place: Place) -> float:
    """Clone, build the page, and take the clone away."""
    began = time.perf_counter()
    clone = place.clone("comes")
    build(clone, PAGE)
    seconds = time.perf_counter() - began
    shutil.rmtree(clone)
    return seconds
