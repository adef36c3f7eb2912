"""Decide claims from measures: a claim holds, fails or depends, by some margin and over some seeds."""

from dataclasses import asdict, dataclass

import numpy as np
from scipy.special import stdtrit

from autoencoders.runs import Run
from autoencoders.scores import psnr
from proof.deck.numerals import decimals, minus, rounded

HOLDS, FAILS, DEPENDS, NOT_MEASURED = "holds", "fails", "depends", "not measured"
SPREADS = 2  # standard deviations over seeds that a margin has to exceed, however many seeds there are
CONFIDENCE = 0.95  # of the interval around the mean that a margin has to exceed as well


@dataclass(frozen=True)
class Finding:
    """One comparison of a measured value with a threshold."""

    verdict: str
    value: float
    threshold: float
    sd: float  # over seeds, of the difference where both sides have seeds
    n: int


@dataclass(frozen=True)
class Verdict:
    """A claim and its verdict; the numbers are those of its weakest comparison."""

    claim: str
    verdict: str
    because: str
    value: float | None = None
    threshold: float | None = None
    sd: float | None = None
    n: int = 0
    judge: float | None = None  # the classifier's accuracy on held-out digits, if the claim rests on it


def per_seed(run: Run, measure: str) -> np.ndarray:
    """A measure's mean over images for each seed; a single value where nothing is random."""
    if measure not in run.measures:
        raise ValueError(f"no measure is called {measure}: there are {', '.join(sorted(run.measures))}")
    return run.measures[measure].mean(axis=1, dtype=np.float64)


def decibels(run: Run, measure: str) -> np.ndarray:
    """The mean PSNR over images for each seed, in decibels, from the measure of a squared error."""
    return per_seed(Run(measures={measure: psnr(run.measures[measure])}), measure)


def above(values: np.ndarray, rivals: np.ndarray | float) -> Finding:
    """Are these values larger than their rivals, seed by seed?"""
    values, rivals = seed_pairs(values, rivals)
    margins = values - rivals
    return decide(margins.mean(), chance_margin(margins), values, rivals)


def below(values: np.ndarray, rivals: np.ndarray | float) -> Finding:
    """Are these values smaller than their rivals, seed by seed?"""
    values, rivals = seed_pairs(values, rivals)
    margins = rivals - values
    return decide(margins.mean(), chance_margin(margins), values, rivals)


def within(values: np.ndarray, bound: float) -> Finding:
    """Is the mean of these values between -bound and bound?"""
    values, bounds = seed_pairs(values, bound)
    return decide(bound - abs(values.mean()), chance_margin(values), values, bounds)


def exactly(value: float, expected: float) -> Finding:
    """Is a count, in which nothing is random, exactly as expected?"""
    return Finding(HOLDS if value == expected else FAILS, float(value), float(expected), 0.0, 1)


def seed_pairs(values: np.ndarray, rivals: np.ndarray | float) -> tuple[np.ndarray, np.ndarray]:
    """Both sides as float64, cut to the same number of seeds; a single value is repeated for every seed."""
    sides = np.atleast_1d(values), np.atleast_1d(rivals)
    if not all(np.isfinite(side).all() for side in sides):
        raise ValueError("a measured value is not a finite number: look for a training that broke down")
    n = min((len(side) for side in sides if len(side) > 1), default=1)
    return tuple(np.broadcast_to(side[:n], n).astype(np.float64) for side in sides)


def ratio(values: np.ndarray, rivals: np.ndarray) -> np.ndarray:
    """The ratio of values to rivals, seed by seed."""
    values, rivals = seed_pairs(values, rivals)
    return values / rivals


def chance_margin(values: np.ndarray) -> float:
    """How far a mean may be off by chance: SPREADS standard deviations, or the confidence interval if that is wider."""
    if len(values) < 2:
        return np.inf  # one seed says nothing about others
    interval = stdtrit(len(values) - 1, (1 + CONFIDENCE) / 2) / np.sqrt(len(values))
    return max(SPREADS, interval) * values.std(ddof=1)


def decide(margin: float, chance: float, values: np.ndarray, rivals: np.ndarray) -> Finding:
    """The comparison's verdict: a margin that chance explains decides nothing, so it depends."""
    verdict = HOLDS if margin > chance else FAILS if margin < -chance else DEPENDS
    sd = (values - rivals).std(ddof=1) if len(values) > 1 else 0.0
    return Finding(verdict, float(values.mean()), float(rivals.mean()), float(sd), len(values))


def conclude(claim: str, *parts: Finding, because: str, judge: Run | None = None) -> Verdict:
    """A claim holds if all its parts hold, fails if all fail, and else depends; `judge` is the classifier's run, if used."""
    verdicts = {part.verdict for part in parts}
    weakest = next((part for part in parts if part.verdict != HOLDS), parts[0])
    numbers = asdict(weakest) | {"verdict": verdicts.pop() if len(verdicts) == 1 else DEPENDS}
    seen = float(per_seed(judge, "test_accuracy").mean()) if judge else None
    return Verdict(claim, because=because, judge=seen, **numbers)


def not_measured(claim: str, experiment: str) -> Verdict:
    """The verdict on an open claim, with the experiment that would settle it."""
    return Verdict(claim, NOT_MEASURED, because=experiment)


def show(values: np.ndarray | float, kind: str) -> str:
    """The mean of values, formatted as slides write this kind of score."""
    return minus(rounded(float(np.mean(values)), decimals(kind)))


def ledger(families: list[dict[str, dict]]) -> dict[str, dict]:
    """The verdicts of all families in one table, sorted by the claims' names."""
    return dict(sorted((name, verdict) for family in families for name, verdict in family.items()))


def stored(verdict: Verdict) -> dict:
    """A verdict as it is stored, rounded as scores are."""
    digits = {"value": ".7g", "threshold": ".7g", "sd": ".3g", "judge": ".4g"}
    written = asdict(verdict)
    return written | {name: float(f"{written[name]:{form}}") for name, form in digits.items() if written[name] is not None}
