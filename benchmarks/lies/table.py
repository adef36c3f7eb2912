"""The table of lies that are refused, and of those that are not, by name."""

import statistics

from benchmarks import scratch
from benchmarks.lies.classes import WHY
from benchmarks.lies.lie import Fate

HEADS = {
    **{"check": "`make check`", "drawing": "drawing", "reader": "the reader", "remaking": "remaking"},
    **{"build": "the build", "gates": "the gates", "print": "print"},
}
INTRODUCTION = """# Lies that are refused

Small changes after which an audience would receive what no result says, planted one at a time in a commit and held against what
is cheap, in turn: `make check`; the rules of figures, for one whose code is changed and which is drawn again; the reader of the
slides, which each build asks first; and, where only results differ, making again what needs no training (`make check DEEP=1`).
Lies of styles and markup become slides of a deck of their own, without what moves, which is built, looked at in a browser, and
printed. `make lies` makes this table again, and `python -m benchmarks.lies --seed 3 "a digit in notes"` one row of it with
other lies. Lies are drawn by a seed, and one that changes no byte is not counted. The gates were written while lies of seed 1
were looked at, the rules of figures while some of seed 2 were, and words that survived with seed 2 were closed after that: with
seed 3 nobody looked before. Seconds are those to the refusal, or to the end, in a process that has read the project already."""


def counted_up(fates: list[Fate], seed: int) -> dict:
    """What became of the lies of a class: how many what refused, after how many seconds, and who survived."""
    by = {judge: sum(fate.by == judge for fate in fates) for judge in HEADS}
    left = [[fate.place, fate.words] for fate in fates if not fate.by]
    seconds = round(statistics.median(fate.seconds for fate in fates), 2)
    return {"commit": scratch.commit(), "seed": seed, "planted": len(fates), **by, "seconds": seconds, "left": left}


def table(rows: dict[str, dict]) -> str:
    """The table of all classes, and the survivors of each by name."""
    head = [f"| lies | planted | refused | share | by {' | by '.join(HEADS.values())} | seconds | seed | commit |"]
    head += [f"|---|{'---:|' * (3 + len(HEADS))}---:|---:|---|"]
    lines = "\n".join([*head, *(line(name, told) for name, told in rows.items())])
    parts = [INTRODUCTION, lines, *(survivors(name, told["left"]) for name, told in rows.items() if told["left"])]
    return "\n\n".join(parts) + "\n"


def line(name: str, told: dict) -> str:
    """A row of the table."""
    planted, by = told["planted"], [told.get(judge, 0) for judge in HEADS]
    parts = [name, planted, sum(by), f"{sum(by) / planted:.0%}", *by, f"{told['seconds']:.1f}", told["seed"], told["commit"]]
    return f"| {' | '.join(map(str, parts))} |"


def survivors(name: str, left: list[list[str]]) -> str:
    """The lies of a class that nothing refused, and why not."""
    names = [f"- `{place}` {words}" for place, words in left]
    return "\n".join([f"## Survivors: {name}", "", f"{WHY.get(name, 'Not explained yet')}.", "", *names])
