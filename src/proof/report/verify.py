"""Did a repeated build get the committed numbers back? `python -m proof verify build/retrain`.

Variants named after the folder are the only ones compared. Where fewer seeds were trained than were committed, their scores are
compared with the committed scores of the same seeds.

Another processor rounds differently. Some networks come out equal all the same, up to rounding; others
differ from the committed ones as much as networks with other seeds do. Witnesses on other processors tell which do what:
- A variant of which every score came out equal there is held to that, up to rounding.
- Of any other, a score may deviate by chance as scores of other seeds do. Its tolerance comes from the spread over its own
  seeds, from how far witnesses deviated, which counts like further seeds, and from the spreads of all scores of the same kind,
  since three seeds may be close to each other by luck.
- A score that depends on no seeds must be equal up to rounding.

Tolerances are so wide that in 99 of 100 retrainings not one score exceeds its own by chance, however scores hang together: the
risk is shared out among them (Bonferroni). So a score that exceeds its tolerance was made from something else.
"""

import json
import math
import statistics
from dataclasses import dataclass
from pathlib import Path

from scipy.optimize import brentq
from scipy.special import digamma, polygamma, stdtrit

from proof.build import manifest, receipts
from proof.build.manifest import Artefact
from proof.deck import witnesses
from proof.source import science
from proof.source.paths import RESULTS

RISK = 0.01  # that chance takes any score of a retraining beyond its tolerance
BORDERLINE = 2e-3  # share of pictures that may change sides of a border, which is fitted in many rounded steps
SELDOM = 0.01  # taken in place of a mean of 0: with other seeds a few pictures of thousands may count
FEWEST = 10  # scores that a kind needs for a spread of its own; smaller kinds use the spread of all scores
MOST_FREEDOM = 1e3  # degrees of freedom that count as infinite

Deviations = dict[str, list[float]]  # of each score of a variant, from the committed values, as witnesses saw them


@dataclass(frozen=True)
class Spread:
    """The relative variances over seeds of scores of one kind: a typical one, their mean, and how alike they are."""

    typical: float
    average: float
    freedom: float  # degrees of freedom that `typical` counts for: the more alike the variances, the more


@dataclass(frozen=True)
class Known:
    """What tolerances come from: spreads by kind of score, what witnesses saw of each variant, and the risk for one score."""

    spreads: dict[str, Spread]
    seen: dict[str, Deviations]
    risk: float


def main(folder: str, *names: str) -> int:
    """Print a line for each score: committed, repeated, deviation, tolerance, verdict; 0 if all scores agree."""
    rows = compared(folder, *names)
    print(f"{'score':44} {'committed':>12} {'repeated':>12} {'deviation':>11} {'tolerance':>11}")
    for row in rows:
        numbers = f"{row['old']:12.6g} {row['new']:12.6g} {row['deviation']:11.2g} {row['tolerance']:11.2g}"
        print(f"{row['name']:44} {numbers}  {'agrees' if row['agrees'] else 'DIFFERS'}")
    off = [row for row in rows if not row["agrees"]]
    equal = sum(row["deviation"] == 0 for row in rows)
    within = len(rows) - equal - len(off)
    print(f"{len(rows)} scores{seeds_note(rows)}: {equal} equal to the last digit, {within} within tolerance, {len(off)} off")
    for name in dict.fromkeys(row["name"].partition(".")[0] for row in off):
        count = sum(row["name"].startswith(f"{name}.") for row in off)
        print(f"{name} is not what was committed: {count} of its scores are off, by more than chance makes")
    return 1 if off or not rows else 0


def compared(folder: str, *names: str, seen: dict[str, Deviations] | None = None) -> list[dict]:
    """A row for each score of the named variants, or of all; by what witnesses saw, all of them if nothing else is said."""
    committed = {path.stem: json.loads(path.read_text()) for path in sorted((RESULTS / "scores").glob("*.json"))}
    chosen = [name for name in committed if name in (names or (name,))]
    risk = RISK / max(1, sum(map(len, committed.values())))
    known = Known(spreads_by_kind(committed), seen_elsewhere() if seen is None else seen, risk)
    return [row for name in chosen for row in compare(name, committed[name], folder, known)]


def seen_elsewhere(without: Path | None = None) -> dict[str, Deviations]:
    """By variant, how far each score was off in witnesses from other processors than the committed run's, if its receipt tells.

    Who was off by more than chance makes has trained something else, and teaches nothing.
    """
    seen: dict[str, Deviations] = {}
    for told in witnesses.present(receipts.key_of):
        run, file = receipts.read(Artefact("runs", told.variant)) or {}, witnesses.file_of(told.processor, told.graphics)
        if told.processor != run.get("processor") and file != without and not told.told["off"]:
            deviations = seen.setdefault(told.variant, {})
            for name, apart in told.deviations().items():
                deviations[name] = deviations.get(name, []) + apart
    return seen


def compare(name: str, committed: dict, folder: str, known: Known) -> list[dict]:
    """Compare each score of one variant with its repetition; one that was not repeated counts as off."""
    other = Path(folder) / RESULTS / "scores" / f"{name}.json"
    repeated = json.loads(other.read_text()) if other.exists() else {}
    return compare_scores(name, committed, repeated, rests_on_seeds(name), known)


def compare_scores(name: str, committed: dict, repeated: dict, seeded: bool, known: Known) -> list[dict]:
    """Compare all scores of a variant, which rests on seeds or not."""
    by_chance = seeded and not came_out_equal(name, committed, known.seen.get(name))
    return [compare_score(name, key, score, repeated.get(key), by_chance, known) for key, score in committed.items()]


def came_out_equal(variant: str, committed: dict, seen: Deviations | None) -> bool:
    """Did every score of a variant come out equal in witnesses, up to rounding? One alone, such as a share, may by chance."""
    if not seen:
        return False
    allowed = {name: rounding_tolerance(f"{variant}.{name}", score) for name, score in committed.items()}
    return all(abs(apart) <= allowed[name] for name in committed for apart in seen.get(name, [math.inf]))


def rests_on_seeds(variant: str) -> bool:
    """Has a variant seeds, or has any variant that it is made from?"""
    runs = [run for run in manifest.with_ancestors((Artefact("runs", variant),)) if run.kind == "runs"]
    return any(manifest.seed_count(run) for run in runs)


def compare_score(
    variant: str, key: str, committed: dict | int, repeated: dict | int | None, by_chance: bool, known: Known
) -> dict:
    """The comparison of one score, as a row of the table."""
    name, same = f"{variant}.{key}", over_first_seeds(committed, seeds(repeated))
    old, new = value(same), value(repeated)
    if by_chance and isinstance(committed, dict) and repeated is not None:
        spread, seen = known.spreads[known_kind(name, known.spreads)], known.seen.get(variant, {}).get(key, [])
        allowed = chance_tolerance(committed, seeds(same), spread, seen, known.risk)
    else:
        allowed = rounding_tolerance(name, committed)
    fields = {"name": name, "old": old, "new": new, "tolerance": allowed, "fewer": seeds(repeated) if same != committed else 0}
    return fields | {"deviation": abs(new - old), "agrees": abs(new - old) <= allowed}


def chance_tolerance(score: dict, count: int, of_kind: Spread, seen: list[float], risk: float) -> float:
    """The tolerance of a score with seeds: two means over `count` seeds exceed it with the probability `risk`.

    A deviation that a witness saw is the difference of two seeds, so half its square is one more estimate of their variance.
    """
    mean, own_freedom = score["mean"] or SELDOM, score["n"] - 1
    if not (own_freedom or seen):  # it has one value and no spread of its own
        spread, freedom = of_kind.average * mean**2, MOST_FREEDOM
    else:
        squares = own_freedom * score["sd"] ** 2 + sum(apart**2 for apart in seen) / 2
        freedom = of_kind.freedom + own_freedom + len(seen)
        spread = (of_kind.freedom * of_kind.typical * mean**2 + squares) / freedom
    return float(stdtrit(freedom, 1 - risk / 2) * math.sqrt(spread * 2 / count))


def rounding_tolerance(name: str, score: dict | int) -> float:
    """The tolerance of a score in which nothing is random; 0 for a count."""
    if not isinstance(score, dict):
        return 0.0
    return max(witnesses.LEAST * abs(score["mean"]), BORDERLINE if kind_of(name) in science.table().COUNTED else 0.0)


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
