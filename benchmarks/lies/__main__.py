"""Measure classes of lies: `python -m benchmarks.lies [--seed 2] [CLASS...]`."""

import argparse
import json
import subprocess
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path

from benchmarks import scratch
from benchmarks.lies import holding
from benchmarks.lies.classes import CLASSES, drawn
from benchmarks.lies.lie import Fate, read
from benchmarks.lies.table import counted_up, table
from proof.source.paths import ROOT

SEED = 2
TABLE, KEPT = ROOT / "benchmarks/lies.md", ROOT / "benchmarks/lies.json"


def main() -> None:
    """Measure what was asked for."""
    asked = arguments()
    if asked.here:
        here(asked.seed, asked.classes)
    else:
        measure(asked.seed, asked.classes)


def measure(seed: int, names: list[str]) -> None:
    """Plant the lies of some classes in a clone of the last commit, and write the table; other rows stay."""
    with tempfile.TemporaryDirectory(prefix="lies-") as folder:
        clone = scratch.Place(Path(folder).resolve(), 1).clone()
        command = [sys.executable, "-m", "benchmarks.lies", "--here", "--seed", str(seed), *names]
        done = subprocess.run(command, cwd=clone, env=scratch.environment(clone), stdout=subprocess.PIPE, text=True, check=True)
    told = {name: counted_up([Fate(**one) for one in fates], seed) for name, fates in json.loads(done.stdout).items()}
    known = (json.loads(read(KEPT)) if KEPT.exists() else {}) | told
    rows = {name: known[name] for name in CLASSES if name in known}
    KEPT.write_text(json.dumps(rows, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    TABLE.write_text(table(rows), encoding="utf-8")
    print(table(rows), end="")


def arguments() -> argparse.Namespace:
    """What is asked for: classes by their names, or by how they begin."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.lies")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--here", action="store_true")
    parser.add_argument("classes", nargs="*", metavar="CLASS", help=", ".join(CLASSES))
    asked = parser.parse_args()
    if unknown := [start for start in asked.classes if not any(name.startswith(start) for name in CLASSES)]:
        parser.error(f"no class begins with {unknown[0]}: there are {', '.join(CLASSES)}")
    asked.classes = [name for name in CLASSES if name.startswith(tuple(asked.classes) or "")]
    return asked


def here(seed: int, names: list[str]) -> None:
    """Plant the lies in this folder, and write what became of them to standard output, as JSON."""
    holding.remember()
    if refused := holding.honest():
        raise SystemExit("\n".join(refused))  # where the truth is refused, no lie can be
    fates = {}
    for name in names:
        fates[name] = [asdict(holding.fate(lie)) for lie in drawn(name, seed)]
        print(f"{name}: {sum(bool(one['by']) for one in fates[name])} of {len(fates[name])} refused", file=sys.stderr)
    json.dump(fates, sys.stdout)


if __name__ == "__main__":
    main()
