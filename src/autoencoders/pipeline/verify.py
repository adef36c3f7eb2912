"""Did a repeated build get the committed numbers back? `python -m autoencoders.pipeline.verify build/retrain`.

Variants that are named after the folder are compared alone. Where fewer seeds were trained than were committed, their scores
are compared with the committed ones of the same seeds.
"""

import json
import math
import statistics
import sys
from pathlib import Path

from autoencoders.paths import RESULTS

SPREADS = 3  # standard errors of a difference of two means over seeds
LEAST = 1e-4  # relative: what another machine's rounding may do where no seed is involved


def main(folder: str, *names: str) -> int:
    """A line for each score: committed, repeated, deviation, tolerance, verdict; 0 where all agree."""
    paths = [path for path in sorted((RESULTS / "scores").glob("*.json")) if path.stem in (names or (path.stem,))]
    rows = [row for path in paths for row in compared(path, Path(folder))]
    off = [row for row in rows if not row["agrees"]]
    equal = sum(row["deviation"] == 0 for row in rows)
    print(f"{'score':44} {'committed':>12} {'repeated':>12} {'deviation':>11} {'tolerance':>11}")
    for row in rows:
        numbers = f"{row['old']:12.6g} {row['new']:12.6g} {row['deviation']:11.2g} {row['tolerance']:11.2g}"
        print(f"{row['name']:44} {numbers}  {'agrees' if row['agrees'] else 'DIFFERS'}")
    within = len(rows) - equal - len(off)
    print(f"{len(rows)} scores{of_seeds(rows)}: {equal} equal to the last digit, {within} within tolerance, {len(off)} off")
    return 1 if off or not rows else 0


def compared(path: Path, folder: Path) -> list[dict]:
    """Each score of one variant against its repetition; one that was not repeated counts as off."""
    committed = json.loads(path.read_text())
    other = folder / path
    repeated = json.loads(other.read_text()) if other.exists() else {}
    return [row(f"{path.stem}.{name}", score, repeated.get(name)) for name, score in committed.items()]


def row(name: str, committed: dict | int, repeated: dict | int | None) -> dict:
    """One comparison; the tolerance comes from the spread over seeds that is stored with the score."""
    same = of_the_first(committed, seeds(repeated))
    old, new, allowed = value(same), value(repeated), tolerance(same)
    found = {"name": name, "old": old, "new": new, "tolerance": allowed, "fewer": seeds(repeated) if same != committed else 0}
    return found | {"deviation": abs(new - old), "agrees": abs(new - old) <= allowed}


def of_the_first(score: dict | int, count: int) -> dict | int:
    """A score as if it had been trained with its first few seeds alone; what these may spread is told by all of them."""
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


def tolerance(score: dict | int) -> float:
    """How far two means over these seeds may lie apart."""
    if not isinstance(score, dict):
        return 0.0
    return max(SPREADS * score["sd"] * math.sqrt(2 / score["n"]), LEAST * abs(score["mean"]))


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
