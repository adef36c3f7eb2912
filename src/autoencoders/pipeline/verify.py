"""Did a repeated build get the committed numbers back? `python -m autoencoders.pipeline.verify build/retrain`.

Variants that are named after the folder are compared alone.
"""

import json
import math
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
    print(
        f"{len(rows)} scores: {equal} equal to the last digit, {len(rows) - equal - len(off)} within tolerance, {len(off)} off"
    )
    return 1 if off or not rows else 0


def compared(path: Path, folder: Path) -> list[dict]:
    """Each score of one variant against its repetition; one that was not repeated counts as off."""
    committed = json.loads(path.read_text())
    other = folder / path
    repeated = json.loads(other.read_text()) if other.exists() else {}
    return [row(f"{path.stem}.{name}", score, repeated.get(name)) for name, score in committed.items()]


def row(name: str, committed: dict | int, repeated: dict | int | None) -> dict:
    """One comparison; the tolerance comes from the spread over seeds that is stored with the score."""
    old, new = value(committed), value(repeated)
    allowed = tolerance(committed)
    deviation = abs(new - old)
    return {"name": name, "old": old, "new": new, "deviation": deviation, "tolerance": allowed, "agrees": deviation <= allowed}


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
