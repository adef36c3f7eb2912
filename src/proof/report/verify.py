"""Did a repeated build get the committed numbers back? `python -m proof verify build/retrain`.

Variants named after the folder are the only ones compared. Where fewer seeds were trained than were committed, their scores are
compared with the committed scores of the same seeds.

Another processor rounds differently, and a network that is trained there may differ from the committed one as much as a network
with another seed does. So a score may deviate by chance as scores of other seeds do. The tolerance comes from the spread over
its own seeds and from the spreads of all scores of the same kind, since three seeds may be close to each other by luck. A score
without seeds that depends on trained networks has only the latter; one that depends on none must be equal up to rounding. One
score in a hundred may exceed its tolerance by chance. A variant differs where most of its scores do, or one by far.
"""

import json
import math
import statistics
from dataclasses import dataclass
from pathlib import Path

from scipy.optimize import brentq
from scipy.special import digamma, polygamma, stdtrit

from proof.build import manifest
from proof.build.manifest import Artefact
from proof.source import science
from proof.source.paths import RESULTS

CHANCE = 0.01  # probability that a score from other seeds exceeds its tolerance
STRAYS = 2  # scores of a variant that may exceed it, however few the variant has
FAR = 10  # tolerances, which one score in a hundred thousand from other seeds exceeds
LEAST = 1e-4  # relative deviation by another machine's rounding where nothing was trained
BORDERLINE = 2e-3  # share of pictures that may change sides of a border, which is fitted in many rounded steps
SELDOM = 0.01  # taken in place of a mean of 0: with other seeds a few pictures of thousands may count
FEWEST = 10  # scores that a kind needs for a spread of its own; smaller kinds use the spread of all scores
MOST_FREEDOM = 1e3  # degrees of freedom that count as infinite


@dataclass(frozen=True)
class Spread:
    """The relative variances over seeds of scores of one kind: a typical one, their mean, and how alike they are."""

    typical: float
    average: float
    freedom: float  # degrees of freedom that `typical` counts for: the more alike the variances, the more


def main(folder: str, *names: str) -> int:
    """Print a line for each score: committed, repeated, deviation, tolerance, verdict; 0 if all variants agree."""
    committed = {path.stem: json.loads(path.read_text()) for path in sorted((RESULTS / "scores").glob("*.json"))}
    spreads = spreads_by_kind(committed)
    rows = [row for name in committed if name in (names or (name,)) for row in compare(name, committed[name], folder, spreads)]
    print(f"{'score':44} {'committed':>12} {'repeated':>12} {'deviation':>11} {'tolerance':>11}")
    for row in rows:
        numbers = f"{row['old']:12.6g} {row['new']:12.6g} {row['deviation']:11.2g} {row['tolerance']:11.2g}"
        print(f"{row['name']:44} {numbers}  {'agrees' if row['agrees'] else 'DIFFERS'}")
    off = [row for row in rows if not row["agrees"]]
    equal = sum(row["deviation"] == 0 for row in rows)
    within = len(rows) - equal - len(off)
    print(f"{len(rows)} scores{seeds_note(rows)}: {equal} equal to the last digit, {within} within tolerance, {len(off)} off")
    differing = unexplained(rows)
    for name, count in differing.items():
        print(f"{name} is not what was committed: {count} of its scores are off, which is more than chance makes")
    return 1 if differing or not rows else 0


def compare(name: str, committed: dict, folder: str, spreads: dict[str, Spread]) -> list[dict]:
    """Compare each score of one variant with its repetition; one that was not repeated counts as off."""
    other = Path(folder) / RESULTS / "scores" / f"{name}.json"
    repeated = json.loads(other.read_text()) if other.exists() else {}
    seeded = rests_on_seeds(name)
    return [compare_score(f"{name}.{key}", score, repeated.get(key), seeded, spreads) for key, score in committed.items()]


def rests_on_seeds(variant: str) -> bool:
    """Has a variant seeds, or has any variant that it is made from?"""
    runs = [run for run in manifest.with_ancestors((Artefact("runs", variant),)) if run.kind == "runs"]
    return any(manifest.seed_count(run) for run in runs)


def compare_score(name: str, committed: dict | int, repeated: dict | int | None, seeded: bool, spreads: dict) -> dict:
    """The comparison of one score, as a row of the table."""
    same = over_first_seeds(committed, seeds(repeated))
    old, new = value(same), value(repeated)
    chance = seeded and isinstance(committed, dict) and repeated is not None
    spread = spreads[known_kind(name, spreads)]
    allowed = chance_tolerance(committed, seeds(same), spread) if chance else rounding_tolerance(name, committed)
    fields = {"name": name, "old": old, "new": new, "tolerance": allowed, "fewer": seeds(repeated) if same != committed else 0}
    return fields | {"deviation": abs(new - old), "agrees": abs(new - old) <= allowed, "chance": chance}


def chance_tolerance(score: dict, count: int, of_kind: Spread) -> float:
    """The tolerance of a score with seeds: two means over `count` seeds exceed it with probability CHANCE."""
    mean, own_freedom = score["mean"] or SELDOM, score["n"] - 1
    if not own_freedom:  # it has one value and no spread of its own
        spread, freedom = of_kind.average * mean**2, MOST_FREEDOM
    else:
        freedom = of_kind.freedom + own_freedom
        spread = (of_kind.freedom * of_kind.typical * mean**2 + own_freedom * score["sd"] ** 2) / freedom
    return float(stdtrit(freedom, 1 - CHANCE / 2) * math.sqrt(spread * 2 / count))


def rounding_tolerance(name: str, score: dict | int) -> float:
    """The tolerance of a score in which nothing is random; 0 for a count."""
    if not isinstance(score, dict):
        return 0.0
    return max(LEAST * abs(score["mean"]), BORDERLINE if kind_of(name) in science.table().COUNTED else 0.0)


def spreads_by_kind(committed: dict[str, dict]) -> dict[str, Spread]:
    """The spread of each kind of score, by kind; under the empty name, the spread of all scores."""
    samples: dict[str, list[tuple[float, int]]] = {"": []}
    for scores in committed.values():
        for name, score in scores.items():
            if isinstance(score, dict) and score["sd"] and score["mean"]:
                sample = (score["sd"] / score["mean"]) ** 2, score["n"] - 1
                samples[""].append(sample)
                samples.setdefault(kind_of(name), []).append(sample)
    return {name: fit_spread(of_kind) for name, of_kind in samples.items() if not name or len(of_kind) >= FEWEST}


def fit_spread(samples: list[tuple[float, int]]) -> Spread:
    """Fit the distribution of some variances to the mean and variance of their logarithms (Smyth 2004, section 6.2)."""
    if len(samples) < 2:
        return Spread(0.0, 0.0, 0.0)
    logs = [math.log(spread) - digamma(own_freedom / 2) + math.log(own_freedom / 2) for spread, own_freedom in samples]
    excess = statistics.variance(logs) - statistics.fmean(polygamma(1, own_freedom / 2) for _, own_freedom in samples)
    freedom = MOST_FREEDOM
    if excess > polygamma(1, MOST_FREEDOM / 2):
        freedom = 2 * brentq(lambda half: polygamma(1, half) - excess, 1e-4, MOST_FREEDOM)
    typical = math.exp(statistics.fmean(logs) + digamma(freedom / 2) - math.log(freedom / 2))
    return Spread(typical, statistics.fmean(spread for spread, _ in samples), freedom)


def known_kind(name: str, spreads: dict[str, Spread]) -> str:
    """The kind of a score that has a spread of its own, else empty."""
    return kind_of(name) if kind_of(name) in spreads else ""


def kind_of(name: str) -> str:
    """The kind of a score: the last word of its name that is not a number."""
    words = name.rpartition(".")[2].split("_")
    return next((word for word in reversed(words) if not word.isdecimal()), name)


def unexplained(rows: list[dict]) -> dict[str, int]:
    """The variants whose deviations chance does not explain, each with the number of its scores that are off."""
    off_counts = {}
    for variant in dict.fromkeys(row["name"].partition(".")[0] for row in rows):
        own_rows = [row for row in rows if row["name"].partition(".")[0] == variant]
        by_seeds = [row for row in own_rows if row["chance"]]
        off = [row for row in own_rows if not row["agrees"]]
        moved = sum(row["deviation"] > 0 for row in by_seeds)
        too_far = [row for row in off if not (row["chance"] and row["deviation"] <= FAR * row["tolerance"])]
        if too_far or sum(row["chance"] for row in off) > max(moved / 2, min(STRAYS, len(by_seeds) - 1)):
            off_counts[variant] = len(off)
    return off_counts


def over_first_seeds(score: dict | int, count: int) -> dict | int:
    """A score over its first `count` seeds only."""
    if not 0 < count < seeds(score):
        return score
    values = score["values"][:count]
    return score | {"mean": float(f"{statistics.fmean(values):.7g}"), "n": count, "values": values}


def seeds(score: dict | int | None) -> int:
    """How many seeds a score comes from; 0 for a plain count."""
    return score["n"] if isinstance(score, dict) else 0


def seeds_note(rows: list[dict]) -> str:
    """How many seeds were compared, as text; empty if all were."""
    most = max((row["fewer"] for row in rows), default=0)
    if most == 0:
        return ""
    return " of the first seed" if most == 1 else f" of the first {most} seeds"


def value(score: dict | int | None) -> float:
    """A score's mean, or a plain count."""
    if score is None:
        return math.nan
    return float(score["mean"] if isinstance(score, dict) else score)
