"""Measure how long people wait: `python -m benchmarks nothing edit variant:dense,vae`.

Without names, all rows that take minutes; `all` means the others too, which take hours. Everything is measured in fresh
clones of the last commit. What cannot be measured says why, in the table or in results.json, and nothing here fails a build.
"""

import argparse
import importlib
import os
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import ModuleType

from benchmarks import machine, results, scratch, table
from benchmarks.measuring import Measured, measured
from benchmarks.scratch import Place
from proof.deck import numerals

ROWS = (  # modules of rows/, in the order of the table
    "nothing",
    "edit",
    "plot",
    "clone",
    "variant",
    "retrain",
    "step",
    "arithmetic",
    "memory",
    "quick",
    "tests",
    "plan",
    "frames",
)
DEAR = 10  # minutes: rows that take longer are measured when they are named


def main(*words: str) -> None:
    """Measure what is asked for, row by row, and keep what there is if it is stopped."""
    given = arguments(words)
    wanted = asked(given.rows)
    about = machine.about()
    for caution in machine.cautions():
        print(caution)
    try:
        for name, parts in wanted.items():
            row = importlib.import_module(f"benchmarks.rows.{name}")
            print(f"{name}: {row.WHAT} (about {row.MINUTES} min)", flush=True)
            for one in measure(row, parts, given):
                told = results.keep(name, one, about, ROWS)
            print(table.line(name, told), flush=True)
    except KeyboardInterrupt:
        print("stopped: what was measured is kept")
    print(f"written: {results.TABLE}")


def arguments(words: Iterable[str]) -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(prog="make bench", description="how long people wait, and for what")
    parser.add_argument("rows", nargs="*", help=f"all, or some of {', '.join(ROWS)}; a part of one after a colon")
    parser.add_argument("--runs", type=int, help="how often each figure is measured")
    parser.add_argument("--seeds", type=int, help="with how many of its seeds each variant is trained again; all if not named")
    return parser.parse_args(list(words))


def asked(words: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """The rows to measure, each with the parts that were named; without words, those that are not dear."""
    words = [word for given in words for word in given.split()]
    if not words:
        return {name: () for name in ROWS if importlib.import_module(f"benchmarks.rows.{name}").MINUTES <= DEAR}
    if words == ["all"]:
        return dict.fromkeys(ROWS, ())
    wanted = {}
    for word in words:
        name, _, parts = word.partition(":")
        if name not in ROWS:
            raise SystemExit(f"there is no benchmark called {name}{numerals.nearest(name, ROWS)}")
        wanted[name] = (*wanted.get(name, ()), *filter(None, parts.split(",")))
    return {name: wanted[name] for name in ROWS if name in wanted}


def measure(row: ModuleType, parts: tuple[str, ...], given: argparse.Namespace) -> Iterator[Measured]:
    """A row in a scratch folder of its own, which is gone afterwards; each run is told as soon as it is known."""
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        place = Place(Path(folder).resolve(), given.runs or row.RUNS, parts, given.rows == ["all"], given.seeds)
        yield from measured(row, place, scratch.commit(), lambda pair: print(table.glance(pair, row.UNIT), flush=True))


if __name__ == "__main__":
    import sys

    os.environ.pop("PROOF_QUICK", None)
    main(*sys.argv[1:])
