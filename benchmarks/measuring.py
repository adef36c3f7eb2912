"""A figure and its rival, measured one right after the other, again and again; and what came of it."""

import statistics
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from types import ModuleType


class Failed(Exception):
    """Why something could not be measured, in a sentence."""


@dataclass(frozen=True)
class Pair:
    """One figure, and its rival in the same run if it has one."""

    ours: float
    rival: float | None = None
    what: str = ""  # which one, where a row has many
    counts: bool = True  # does the row's target apply to it?


@dataclass(frozen=True)
class Note:
    """A sentence about a row, or about one of its figures."""

    text: str
    what: str = ""


@dataclass(frozen=True)
class Left:
    """A figure that takes so long that it is measured when it is named."""

    what: str


@dataclass(frozen=True)
class Figure:
    """All runs of one figure."""

    what: str
    pairs: tuple[Pair, ...]
    times: float | None = None  # to reach: at most so many times the rival
    limit: float | None = None  # to reach: at most this

    @property
    def ours(self) -> list[float]:
        """Our side."""
        return [pair.ours for pair in self.pairs]

    @property
    def rivals(self) -> list[float]:
        """The other side, if there is one."""
        return [pair.rival for pair in self.pairs if pair.rival is not None]

    @property
    def ratios(self) -> list[float]:
        """How many times the rival, run by run."""
        return [pair.ours / pair.rival for pair in self.pairs if pair.rival]

    @property
    def reached(self) -> bool | None:
        """Is the median where it is to be? None where nothing was to be reached."""
        if self.times is not None and self.ratios:
            return statistics.median(self.ratios) <= self.times
        return None if self.limit is None else statistics.median(self.ours) <= self.limit


@dataclass(frozen=True)
class Measured:
    """A row of the table, or a part of it: its figures, and what there is to say of them."""

    what: str
    against: str
    unit: str
    commit: str
    figures: tuple[Figure, ...]
    notes: tuple[Note, ...] = ()
    left: tuple[str, ...] = ()
    whole: bool = False  # is this all of the row but what is left?


def alternately(ours: Callable[[], float], rival: Callable[[], float], runs: int, what: str = "") -> Iterator[Pair]:
    """The two in turn, after one of each that does not count: it brings files to memory and compiles modules."""
    ours(), rival()
    for _ in range(runs):
        yield Pair(ours(), rival(), what)


def measured(row: ModuleType, place, commit: str, watch: Callable[[Pair], None] = lambda pair: None) -> Iterator[Measured]:
    """A row as it grows: each figure as soon as it was measured often enough, and all together at the end.

    A failure becomes one more sentence.
    """
    about = (row.WHAT, row.AGAINST, row.UNIT, commit)
    found, often = {Pair: [], Note: [], Left: []}, Counter()
    try:
        for one in row.pairs(place):
            found[type(one)].append(one)
            if isinstance(one, Pair):
                watch(one)
                often[one.what] += 1
                if often[one.what] == place.runs:
                    pairs, notes = ([other for other in found[kind] if other.what == one.what] for kind in (Pair, Note))
                    yield Measured(*about, figures(row, pairs), tuple(notes))
    except (Failed, OSError) as error:
        found[Note].append(Note(str(error)))
    except SystemExit as stop:  # the sentences of the pipeline's own modules
        found[Note].append(Note(str(stop.code)))
    left = tuple(one.what for one in found[Left])
    yield Measured(*about, figures(row, found[Pair]), tuple(found[Note]), left, whole=not place.parts)


def figures(row: ModuleType, pairs: list[Pair]) -> tuple[Figure, ...]:
    """The pairs gathered by what they measure, in the order in which they came."""
    kinds = dict.fromkeys((pair.what, pair.counts) for pair in pairs)
    targets = (getattr(row, "TIMES", None), getattr(row, "LIMIT", None))
    return tuple(
        Figure(what, tuple(pair for pair in pairs if pair.what == what), *(targets if counts else (None, None)))
        for what, counts in kinds
    )
