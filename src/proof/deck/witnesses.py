"""Witnesses: what other machines got when they trained the committed runs again, in results/witnesses, a file for each.

A file is called after what its machine is made of. Of each variant it holds the key of the run that was trained again, and of
each score the values, the committed values of the same seeds, and how far their means lie apart: what is made up contradicts
itself, or what is committed. Only the standard library is needed.
"""

import json
import math
import re
import statistics
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from proof.deck import facts
from proof.source import closure, science
from proof.source.paths import RESULTS

FOLDER = RESULTS / "witnesses"
LEAST = 1e-4  # relative deviation by another machine's rounding where nothing is random
ROUNDING = 1e-6  # relative: means are stored with seven digits
TRADE_MARKS = re.compile(r"\((?:r|tm)\)", re.IGNORECASE)

KeyOf = Callable[[str, str], str]  # the key that the present code gives the artefact of a kind with this name


@dataclass(frozen=True)
class Testimony:
    """What one machine got when it trained one variant again."""

    processor: str  # with its widest vectors
    graphics: str
    variant: str
    told: dict

    def is_present(self, key_of: KeyOf) -> bool:
        """Is it about the run that the present code makes, and about the scores that are committed?"""
        told = {name: score["committed"] for name, score in self.told["scores"].items()}
        return self.told["key"] == key_of("runs", self.variant) and told.items() <= committed_values(self.variant, told).items()

    def deviations(self) -> dict[str, list[float]]:
        """By score, how far the value of each seed is from the committed one."""
        scores = self.told["scores"].items()
        return {name: [new - old for new, old in zip(one["values"], one["committed"], strict=True)] for name, one in scores}

    def is_equal(self) -> bool:
        """Did all of its scores come out as they are committed, up to rounding?"""
        pairs = [pair for one in self.told["scores"].values() for pair in zip(one["values"], one["committed"], strict=True)]
        return all(math.isclose(new, old, rel_tol=LEAST) for new, old in pairs)


def files() -> list[Path]:
    """The files of all witnesses."""
    return sorted(FOLDER.glob("[!.]*"))


def file_of(processor: str, graphics: str) -> Path:
    """The file of a machine: it is called after its processor, and after its graphics cards if it has any."""
    made_of = TRADE_MARKS.sub("", f"{processor} {'' if graphics == 'none' else graphics}")
    return FOLDER / f"{'-'.join(re.findall('[a-z0-9]+', made_of.lower()))}.json"


def problems(key_of: KeyOf) -> Iterable[str]:
    """A sentence for each witness that contradicts itself or the results, or that cannot be read."""
    for file in files():
        if wrong := problem(file, key_of):
            yield f"{file} {wrong}: mend it, or delete it"


def outdated(key_of: KeyOf) -> Iterable[str]:
    """A sentence for each witness that tells of runs which the present code would make otherwise."""
    for file in files():
        told = [] if problem(file, key_of) else testimonies(read(file))
        if old := [one.variant for one in told if not one.is_present(key_of)]:
            yield f"{file} tells of {', '.join(old)} as they were once, which no longer counts"


def read(file: Path) -> dict:
    """What is in a witness's file."""
    return json.loads(file.read_text(encoding="utf-8"))


def problem(file: Path, key_of: KeyOf) -> str | None:
    """What is wrong with a witness, in a few words; None if nothing is."""
    try:
        witness = read(file)
        if file != file_of(witness["processor"], witness["graphics"]):
            return f"is called otherwise than its machine, {witness['processor']}"
        found = (contradiction(testimony, key_of) for testimony in testimonies(witness))
        return next(filter(None, found), None)
    except (OSError, ValueError, TypeError, LookupError, AttributeError, ArithmeticError, RecursionError) as error:
        return f"cannot be read ({type(error).__name__}: {error})"


def testimonies(witness: dict) -> list[Testimony]:
    """What a witness tells, variant by variant."""
    machine = witness["processor"], witness["graphics"]
    return [Testimony(*machine, variant, told) for variant, told in witness["variants"].items()]


def contradiction(testimony: Testimony, key_of: KeyOf) -> str | None:
    """What contradicts itself, or the committed results, in what a witness tells of one variant; None if nothing does."""
    variant, told = testimony.variant, testimony.told
    if not (variant.isidentifier() and closure.source(science.module("runs", variant))):
        return f"tells of {variant}, and there is no such variant"
    if wrong := [name for name, score in told["scores"].items() if not follows(**score)]:
        return f"{variant}.{wrong[0]} does not follow from its values"
    if unknown := set(told["off"]) - told["scores"].keys():
        return f"{variant}.{min(unknown)} is said to be off, and is not told"
    if told["key"] != key_of("runs", variant) or told["scored"] != key_of("scores", variant):
        return None
    there = committed_values(variant, {name: score["committed"] for name, score in told["scores"].items()})
    if not there:
        return None
    if differing := sorted(there.keys() ^ told["scores"].keys()):
        return f"{variant}.{differing[0]} is {'not told' if differing[0] in there else 'no score'}"
    wrong = [name for name, score in told["scores"].items() if score["committed"] != there[name]]
    return f"{variant}.{wrong[0]} is committed with other values" if wrong else None


def follows(values: list[float], committed: list[float], mean: float, deviation: float) -> bool:
    """Do a mean, and its deviation from that of as many committed values, follow from values, as far as digits are stored?"""
    middle, size = statistics.fmean(values), max(map(abs, [*values, *committed]))
    apart = middle - statistics.fmean(committed)
    close = math.isclose(mean, middle, rel_tol=ROUNDING), math.isclose(deviation, apart, abs_tol=ROUNDING * size)
    return len(values) == len(committed) and all(close)


def committed_values(variant: str, like: dict[str, list]) -> dict[str, list[float]]:
    """The committed values of each score of a variant, of as many seeds as `like` has for it; empty if none are there."""
    try:
        scores = facts.look_up((variant,))
    except ValueError:
        return {}
    return {name: values(score)[: len(like.get(name, ()))] for name, score in scores.items()}


def values(score: dict | int) -> list[float]:
    """The values of a score, one for each seed; of a plain count, itself."""
    return score["values"] if isinstance(score, dict) else [score]


def present(key_of: KeyOf) -> list[Testimony]:
    """What witnesses tell of runs of the present keys, without those that contradict themselves."""
    sound = [read(file) for file in files() if not problem(file, key_of)]
    return [testimony for witness in sound for testimony in testimonies(witness) if testimony.is_present(key_of)]


def sentence(key_of: KeyOf) -> str:
    """What a slide says of all witnesses."""
    heard = present(key_of)
    if not heard:
        return "No other machine has trained these variants again yet (`make witness`)"
    by_variant = {one.variant: [other for other in heard if other.variant == one.variant] for one in heard}
    off = sum(any(one.told["off"] for one in told) for told in by_variant.values())
    equal = sum(all(one.is_equal() for one in told) for told in by_variant.values())
    ends = {
        "equal up to rounding": equal,
        "as far off as other seeds are": len(by_variant) - equal - off,
        "off by more than chance makes": off,
    }
    counted = ", ".join(f"{count} {end}" for end, count in ends.items() if count)
    return f"{len(by_variant)} of {len(science.names('runs'))} variants were trained again on {machines(heard)}: {counted}"


def machines(heard: list[Testimony]) -> str:
    """On how many machines, of how many kinds: machines of one kind have vectors as wide, and the same graphics cards."""
    count = len({(one.processor, one.graphics) for one in heard})
    kinds = len({(one.processor.rpartition(" (")[2], one.graphics) for one in heard})
    return "1 other machine" if count == 1 else f"{count} other machines of {kinds} kind{'s' * (kinds > 1)}"
