"""Answer claims: is a difference, with its 95 % interval, beyond the difference that matters?

A claim is a sentence of one or more parts. Each part asks whether an estimate lies above, below or within a bound: the
difference that matters (`margins`). More seeds and pictures narrow the interval, so every part is
decided in the end, one way or the other, unless the truth lies on the bound itself.
"""

from collections.abc import Iterable
from dataclasses import asdict, dataclass, field

import numpy as np

from autoencoders.estimates import Estimate, measured
from autoencoders.runs import Run
from proof.deck.numerals import decimals, minus, rounded

HOLDS = "holds"
SAME = "the same"  # within the difference that matters
FAILS = "fails"
UNDECIDED = "undecided"  # the interval contains the bound
MIXED = "mixed"  # some parts hold, others fail
NOT_MEASURED = "not measured"


@dataclass(frozen=True)
class Finding:
    """The answer to one part of a claim: what was asked, the estimate with its interval, and the bound."""

    asks: str
    answer: str
    value: float
    low: float
    high: float
    side: str  # of the bound on which the part holds: above, below, within (from -bound to bound) or equal
    bound: float
    chance: float  # how often chance alone would decide as clearly, if the truth lay on the bound
    seeds: int  # 0 where no seed changes anything
    pictures: int  # families of pictures; 0 where the measure is none of pictures


@dataclass(frozen=True)
class Verdict:
    """A claim and its verdict, with its parts, of which the first is the one that tables show."""

    claim: str
    verdict: str
    because: str
    parts: tuple[Finding, ...] = field(default=())
    chance: float | None = None  # of all parts together, where the claim holds or fails
    classifier: float | None = None  # the accuracy on held-out digits of the classifier that the claim rests on, if any


def above(asks: str, estimate: Estimate, bound: float) -> Finding:
    """Is the estimate larger than the bound?"""
    low, high = estimate.interval()
    answer = HOLDS if low > bound else FAILS if high <= bound else UNDECIDED
    return finding(asks, answer, estimate, "above", bound, estimate.chance(bound))


def below(asks: str, estimate: Estimate, bound: float) -> Finding:
    """Is the estimate smaller than the bound?"""
    low, high = estimate.interval()
    answer = HOLDS if high < bound else FAILS if low >= bound else UNDECIDED
    return finding(asks, answer, estimate, "below", bound, estimate.chance(bound))


def same(asks: str, estimate: Estimate, bound: float) -> Finding:
    """Is the estimate between -bound and bound: a difference too small to matter?"""
    low, high = estimate.interval()
    answer = SAME if -bound < low and high < bound else FAILS if low >= bound or high <= -bound else UNDECIDED
    return finding(asks, answer, estimate, "within", bound, max(estimate.chance(bound), estimate.chance(-bound)))


def exactly(asks: str, value: float, expected: float) -> Finding:
    """Is a count, in which nothing is random, exactly as expected?"""
    return finding(asks, HOLDS if value == expected else FAILS, Estimate(float(value)), "equal", expected, 0.0)


def finding(asks: str, answer: str, estimate: Estimate, side: str, bound: float, chance: float) -> Finding:
    """A finding about an estimate; `chance` counts where something was decided."""
    chance = chance if answer != UNDECIDED else 1.0
    counts = estimate.count("seeds"), estimate.count("pictures")
    return Finding(asks, answer, estimate.value, *estimate.interval(), side, float(bound), chance, *counts)


def conclude(claim: str, *parts: Finding, because: str, classifier: Run | None = None) -> Verdict:
    """The verdict that follows from a claim's parts; `classifier` is the run of the classifier that it rests on, if any."""
    seen = measured(classifier, "test_accuracy").value if classifier else None
    return Verdict(claim, overall(parts), because, parts, overall_chance(parts), seen)


def overall(parts: Iterable[Finding]) -> str:
    """A claim holds if all its parts do; it is mixed if parts are decided in opposite ways."""
    answers = {part.answer for part in parts}
    if FAILS in answers:
        return MIXED if answers & {HOLDS, SAME} else FAILS
    if UNDECIDED in answers:
        return UNDECIDED
    return SAME if answers == {SAME} else HOLDS


def overall_chance(parts: Iterable[Finding]) -> float | None:
    """How often chance alone would give this verdict: that of the weakest part if all hold, of the clearest failure if not."""
    verdict, failures = overall(parts), [part.chance for part in parts if part.answer == FAILS]
    if verdict in (HOLDS, SAME):
        return max(part.chance for part in parts)
    return min(1.0, min(failures) * len(failures)) if verdict == FAILS else None


def not_measured(claim: str, experiment: str) -> Verdict:
    """The verdict on an open claim, with the experiment that would settle it."""
    return Verdict(claim, NOT_MEASURED, because=experiment)


def show(values: Estimate | np.ndarray | float, kind: str) -> str:
    """A value, or the mean of several, formatted as slides write this kind of score."""
    value = values.value if isinstance(values, Estimate) else float(np.mean(values))
    return minus(rounded(value, decimals(kind)))


def ledger(families: list[dict[str, dict]]) -> dict[str, dict]:
    """The verdicts of all families in one table, sorted by the claims' names."""
    return dict(sorted((name, verdict) for family in families for name, verdict in family.items()))


def stored(verdict: Verdict) -> dict:
    """A verdict as it is stored, its numbers rounded long before the digits in which processors differ."""
    digits = {"value": ".7g", "low": ".7g", "high": ".7g", "bound": ".7g", "chance": ".2g", "classifier": ".4g"}
    written = asdict(verdict)
    return shortened(written, digits) | {"parts": [shortened(part, digits) for part in written["parts"]]}


def shortened(fields: dict, digits: dict[str, str]) -> dict:
    """The fields, those in `digits` written in that format."""
    kept = {name: form for name, form in digits.items() if fields.get(name) is not None}
    return fields | {name: float(f"{fields[name]:{form}}") for name, form in kept.items()}
