"""A figure and its rival, measured one right after the other, again and again; and what came of it."""

import statistics
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
    """A row of the table: its figures, and what there is to say of them."""

    what: str
    against: str
    unit: str
    figures: tuple[Figure, ...]
    notes: tuple[str, ...]
    commit: str


def alternately(ours: Callable[[], float], rival: Callable[[], float], runs: int, what: str = "") -> Iterator[Pair]:
    """The two in turn, after one of each that does not count: it brings files to memory and compiles modules."""
    ours(), rival()
    for _ in range(runs):
        yield Pair(ours(), rival(), what)


def measured(row: ModuleType, place, commit: str) -> Measured:
    """All that a row's module yields, pairs and sentences; a failure becomes one more sentence."""
    pairs, notes = [], []
    try:
        for found in row.pairs(place):
            (notes if isinstance(found, str) else pairs).append(found)
    except (Failed, OSError) as error:
        notes.append(str(error))
    except SystemExit as stop:  # the sentences of the pipeline's own modules
        notes.append(str(stop.code))
    return Measured(row.WHAT, row.AGAINST, row.UNIT, figures(row, pairs), tuple(notes), commit)


def figures(row: ModuleType, pairs: list[Pair]) -> tuple[Figure, ...]:
    """The pairs gathered by what they measure, in the order in which they came."""
    kinds = dict.fromkeys((pair.what, pair.counts) for pair in pairs)
    targets = (getattr(row, "TIMES", None), getattr(row, "LIMIT", None))
    return tuple(
        Figure(what, tuple(pair for pair in pairs if pair.what == what), *(targets if counts else (None, None)))
        for what, counts in kinds
    )
