"""Many variants: does the time to plan a build grow in step with their number?"""

from collections.abc import Iterator
from pathlib import Path

from benchmarks.measuring import Pair
from benchmarks.scratch import SNAKEMAKE, Place, watched

WHAT = "plan of a deck, processor time"
AGAINST = "the same deck with fewer variants"
UNIT = "s"
TIMES = 1.2  # a little more than linear is noise
RUNS, MINUTES = 7, 4

FEW, MANY, STEP = 10, 100, 360  # generated variants, and how many come on top of the few, twice, to see whether growth grows
VARIANT = '''"""Generated: variant {number}."""

from autoencoders.images import Images
from autoencoders.experiments.rebuilding import emoji_run
from autoencoders.runs import Run

NUMBER = {number}


def train(emoji: Images) -> Run:
    """Copy."""
    return emoji_run(emoji, lambda images: images * NUMBER, 0)
'''


def pairs(place: Place) -> Iterator[Pair]:
    """Four decks, planned in turn: the whole time, and what as many variants more add to it.

    The second is a difference of differences, so it takes the least of each: a busy machine adds, and never takes away.
    """
    clones = {count: generated(place, count) for count in (FEW, MANY, FEW + STEP, FEW + 2 * STEP)}
    times = {count: [] for count in clones}
    for turn in range(1 + place.runs):
        seconds = {count: planned(clone) for count, clone in clones.items()}
        if turn:  # the first one warms up
            yield Pair(seconds[MANY], seconds[FEW], f"{MANY} variants against {FEW}", counts=False)
            for count, value in seconds.items():
                times[count].append(value)
    few, _, more, most = (min(values) for values in times.values())
    yield Pair(most - more, more - few, f"what {STEP} variants more add, against the {STEP} before them")


def generated(place: Place, count: int) -> Path:
    """A clone with a deck that quotes so many new variants."""
    clone = place.clone(f"with{count}")
    names = [f"generated_{number}" for number in range(count)]
    for number, name in enumerate(names):
        (clone / f"src/autoencoders/variants/{name}.py").write_text(VARIANT.format(number=number))
    slides = "\n\n---\n\n".join(f"# {{{{ {name}.test_mse }}}}" for name in names)
    (clone / "slides/sections/generated.md").write_text(f"{slides}\n")
    (clone / "slides/decks/generated.toml").write_text('title = "T"\ndescription = "D"\nsections = ["generated"]\n')
    return clone


def planned(clone: Path) -> float:
    """The processor's seconds of a dry run, which is all that it does: they show small differences."""
    return watched((*SNAKEMAKE, "--dry-run", "--quiet", "all", "--", "results/generated.html"), clone).processor_seconds
