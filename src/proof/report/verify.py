"""Did a repeated build get the committed numbers back? `python -m proof verify build/retrain`.

Variants that are named after the folder are compared alone. Where fewer seeds were trained than were committed, their scores
are compared with the committed ones of the same seeds.

Another processor rounds otherwise, and a network that is trained there may part from the committed one as far as a network
with another seed does. So a score may deviate by what chance makes of seeds: by its own seeds' spread and that of its kin, the
scores of the same kind, since three seeds may lie close to each other by luck. A score without seeds that stands on trained
networks has its kin's spread alone; what stands on none has to come out the same but for rounding. One score in a hundred may
lie beyond its tolerance by chance. Where most of a variant's scores do, or one lies far beyond, another recipe made them.
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
from proof.source import closure, science
from proof.source.paths import RESULTS

CHANCE = 0.01  # of a score from other seeds to lie beyond its tolerance
STRAYS = 2  # scores of a variant that may do so, however few it has
FAR = 10  # tolerances; from other seeds, one score in a hundred thousand
LEAST = 1e-4  # relative: what another machine's rounding may do where nothing was trained
BORDERLINE = 2e-3  # of the pictures may fall to the other side of a border, which is fitted in many rounded steps
SELDOM = 0.01  # how large a score of 0 is taken to be: what no picture of thousands has, a few may have the next time
FEWEST = 10  # scores that make a kind of their own; others are kin to all
MOST_FREEDOM = 1e3  # as good as certain


@dataclass(frozen=True)
class Kin:
    """How far scores of a kind spread over seeds, as shares of their means: variances, and how much one says of another."""

    typical: float
    average: float
    freedom: float  # as if `typical` had been measured with one more seed than this


def main(folder: str, *names: str) -> int:
    """A line for each score: committed, repeated, deviation, tolerance, verdict; 0 where all variants agree."""
    committed = {path.stem: json.loads(path.read_text()) for path in sorted((RESULTS / "scores").glob("*.json"))}
    known = kin(committed)
    rows = [row for name in committed if name in (names or (name,)) for row in compared(name, committed[name], folder, known)]
    print(f"{'score':44} {'committed':>12} {'repeated':>12} {'deviation':>11} {'tolerance':>11}")
    for one in rows:
        numbers = f"{one['old']:12.6g} {one['new']:12.6g} {one['deviation']:11.2g} {one['tolerance']:11.2g}"
        print(f"{one['name']:44} {numbers}  {'agrees' if one['agrees'] else 'DIFFERS'}")
    off = [one for one in rows if not one["agrees"]]
    equal = sum(one["deviation"] == 0 for one in rows)
    within = len(rows) - equal - len(off)
    print(f"{len(rows)} scores{of_seeds(rows)}: {equal} equal to the last digit, {within} within tolerance, {len(off)} off")
    differing = others(rows)
    for name, count in differing.items():
        print(f"{name} is not what was committed: {count} of its scores are off, which is more than chance makes")
    return 1 if differing or not rows else 0


def compared(name: str, committed: dict, folder: str, known: dict[str, Kin]) -> list[dict]:
    """Each score of one variant against its repetition; one that was not repeated counts as off."""
    other = Path(folder) / RESULTS / "scores" / f"{name}.json"
    repeated = json.loads(other.read_text()) if other.exists() else {}
    chancy = rests_on_seeds(name)
    return [row(f"{name}.{one}", score, repeated.get(one), chancy, known) for one, score in committed.items()]


def rests_on_seeds(variant: str) -> bool:
    """Has a variant seeds, or any that it is made from?"""
    runs = [one for one in manifest.everything((Artefact("runs", variant),)) if one.kind == "runs"]
    return any("seed" in closure.parameters(one.module, "train") for one in runs)


def row(name: str, committed: dict | int, repeated: dict | int | None, chancy: bool, known: dict[str, Kin]) -> dict:
    """One comparison."""
    same = of_the_first(committed, seeds(repeated))
    old, new = value(same), value(repeated)
    chance = chancy and isinstance(committed, dict) and repeated is not None
    allowed = by_chance(committed, seeds(same), known[kind(name, known)]) if chance else by_rounding(name, committed)
    found = {"name": name, "old": old, "new": new, "tolerance": allowed, "fewer": seeds(repeated) if same != committed else 0}
    return found | {"deviation": abs(new - old), "agrees": abs(new - old) <= allowed, "chance": chance}


def by_chance(score: dict, count: int, like: Kin) -> float:
    """How far two means over so many seeds lie apart at most, but for one in a hundred."""
    mean, own = score["mean"] or SELDOM, score["n"] - 1
    if not own:  # only its kin have seeds
        spread, freedom = like.average * mean**2, MOST_FREEDOM
    else:
        spread = (like.freedom * like.typical * mean**2 + own * score["sd"] ** 2) / (like.freedom + own)
        freedom = like.freedom + own
    return float(stdtrit(freedom, 1 - CHANCE / 2) * math.sqrt(spread * 2 / count))


def by_rounding(name: str, score: dict | int) -> float:
    """How far a score may deviate in which nothing is random; a count, not at all."""
    if not isinstance(score, dict):
        return 0.0
    return max(LEAST * abs(score["mean"]), BORDERLINE if last_word(name) in science.table().COUNTED else 0.0)


def kin(committed: dict[str, dict]) -> dict[str, Kin]:
    """What the spreads of each kind of score have in common, by the kind; under no name, what those of all have."""
    spreads: dict[str, list[tuple[float, int]]] = {"": []}
    for scores in committed.values():
        for name, score in scores.items():
            if isinstance(score, dict) and score["sd"] and score["mean"]:
                one = (score["sd"] / score["mean"]) ** 2, score["n"] - 1
                spreads[""].append(one)
                spreads.setdefault(last_word(name), []).append(one)
    return {name: in_common(of_kind) for name, of_kind in spreads.items() if not name or len(of_kind) >= FEWEST}


def in_common(spreads: list[tuple[float, int]]) -> Kin:
    """The distribution that variances come from, by the mean and the variance of their logarithms (Smyth 2004, section 6.2)."""
    if len(spreads) < 2:
        return Kin(0.0, 0.0, 0.0)
    logs = [math.log(spread) - digamma(own / 2) + math.log(own / 2) for spread, own in spreads]
    left = statistics.variance(logs) - statistics.fmean(polygamma(1, own / 2) for _, own in spreads)
    freedom = MOST_FREEDOM
    if left > polygamma(1, MOST_FREEDOM / 2):
        freedom = 2 * brentq(lambda half: polygamma(1, half) - left, 1e-4, MOST_FREEDOM)
    typical = math.exp(statistics.fmean(logs) + digamma(freedom / 2) - math.log(freedom / 2))
    return Kin(typical, statistics.fmean(spread for spread, _ in spreads), freedom)


def kind(name: str, known: dict[str, Kin]) -> str:
    """The kind of a score, if it is known."""
    return last_word(name) if last_word(name) in known else ""


def last_word(name: str) -> str:
    """What a score is a measure of: the last word of its name that is no number."""
    words = name.rpartition(".")[2].split("_")
    return next((word for word in reversed(words) if not word.isdecimal()), name)


def others(rows: list[dict]) -> dict[str, int]:
    """The variants that chance does not explain, with how many of their scores are off."""
    found = {}
    for variant in dict.fromkeys(one["name"].partition(".")[0] for one in rows):
        mine = [one for one in rows if one["name"].partition(".")[0] == variant]
        chancy = [one for one in mine if one["chance"]]
        off = [one for one in mine if not one["agrees"]]
        moved = sum(one["deviation"] > 0 for one in chancy)
        too_far = [one for one in off if not (one["chance"] and one["deviation"] <= FAR * one["tolerance"])]
        if too_far or sum(one["chance"] for one in off) > max(moved / 2, min(STRAYS, len(chancy) - 1)):
            found[variant] = len(off)
    return found


def of_the_first(score: dict | int, count: int) -> dict | int:
    """A score as if it had been trained with its first few seeds alone."""
    if not 0 < count < seeds(score):
        return score
    values = score["values"][:count]
    return score | {"mean": float(f"{statistics.fmean(values):.7g}"), "n": count, "values": values}


def seeds(score: dict | int | None) -> int:
    """How many seeds a score comes from; 0 for a plain count."""
    return score["n"] if isinstance(score, dict) else 0


def of_seeds(rows: list[dict]) -> str:
    """How many seeds were compared, where these were not all."""
    most = max((row["fewer"] for row in rows), default=0)
    if most == 0:
        return ""
    return " of the first seed" if most == 1 else f" of the first {most} seeds"


def value(score: dict | int | None) -> float:
    """A score's mean, or a plain count."""
    if score is None:
        return math.nan
    return float(score["mean"] if isinstance(score, dict) else score)
