"""A plot restyled: how long until the page shows it."""

from collections.abc import Iterator
from pathlib import Path

from benchmarks.measuring import Pair, alternately
from benchmarks.rows.edit import PAGE, marp_alone, marped
from benchmarks.scratch import Place, build, python, ready, watched

WHAT = "a plot restyled → HTML"
AGAINST = "Marp alone under Snakemake, as above, and drawing that figure in a process that has drawn before"
UNIT = "s"
TIMES = 2
RUNS, MINUTES = 7, 3

FIGURE = "held_out"


def pairs(place: Place) -> Iterator[Pair]:
    """Its code changes each time; the plot stays."""
    clone = place.clone()
    ready(clone, PAGE)
    slides = marp_alone(place, clone)
    yield from alternately(lambda: restyled(clone), lambda: marped(slides) + drawn(clone), place.runs)


def restyled(clone: Path) -> float:
    """Change the figure's code and build the page."""
    module = clone / f"src/autoencoders/figures/{FIGURE}.py"
    module.write_text(f"{module.read_text(encoding='utf-8')}RESTYLED = True\n", encoding="utf-8")
    return build(clone, PAGE)


def drawn(clone: Path) -> float:
    """The seconds of drawing alone."""
    return float(watched(python("benchmarks.warm", FIGURE), clone).said)
