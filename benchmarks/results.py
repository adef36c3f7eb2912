"""What was measured, kept as numbers for programs and as a table for people: benchmarks/results.json and results.md."""

import dataclasses
import json
import statistics
import string
from collections.abc import Iterable

from benchmarks import table
from benchmarks.machine import NARROW
from benchmarks.measuring import Figure, Measured
from proof.source.paths import ROOT

FOLDER = ROOT / "benchmarks"
TABLE, NUMBERS = FOLDER / "results.md", FOLDER / "results.json"


def keep(name: str, one: Measured, about: dict, order: Iterable[str]) -> dict:
    """Put what was measured into both files, and return it; what was measured before stays, on whichever machine that was."""
    told = read()
    rows, machines = told.get("rows", {}), told.get("machines", {})
    letter = next((known for known, other in machines.items() if other == about), None) or free(machines)
    rows[name] = joined(rows.get(name), as_numbers(one, letter), one.whole)
    rows = {known: rows[known] for known in order if known in rows}
    named = {figure["machine"] for row in rows.values() for figure in row["figures"]}
    told = {"machines": {known: other for known, other in (machines | {letter: about}).items() if known in named}, "rows": rows}
    FOLDER.mkdir(exist_ok=True)
    NUMBERS.write_text(json.dumps(told, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    TABLE.write_text(table.page(told), encoding="utf-8")
    return as_numbers(one, letter)


def free(machines: dict) -> str:
    """A letter for one machine more."""
    return next(letter for letter in string.ascii_uppercase if letter not in machines)


def read() -> dict:
    """What was measured before, nothing where it cannot be read."""
    try:
        return json.loads(NUMBERS.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}


def joined(before: dict | None, now: dict, whole: bool) -> dict:
    """A row with what is known of it from before: what was left out, and all other figures if only parts were measured."""
    if before is None:
        return now
    if not whole:
        now["left"] = before["left"]
        now["notes"] = [note for note in now["notes"] if note["what"]]  # those on the row are for who measures all of it
    said = {note["what"] for note in now["notes"]}
    mine = {figure["what"]: figure for figure in now["figures"]}
    stay = {one["what"] for one in (*before["figures"], *before["notes"])} - said - mine.keys()
    if whole:
        kinds = {narrow(name) for name in mine}
        stay = {name for name in stay if name in now["left"] or (kinds and narrow(name) not in kinds)}
    known = {figure["what"]: figure for figure in before["figures"] if figure["what"] in stay | mine.keys()}
    now["figures"] = list(((mine if whole else known) | known | mine).values())
    now["notes"] = [*(note for note in before["notes"] if note["what"] in stay), *now["notes"]]
    return now


def narrow(figure: str) -> bool:
    """Was a figure measured without AVX-512? Those with it, and those without, stand beside each other."""
    return figure.endswith(NARROW)


def as_numbers(one: Measured, machine: str) -> dict:
    """A row as it is stored; each figure with the commit and the machine it was measured on, since rows grow by parts."""
    figures = [numbers(figure) | {"commit": one.commit, "machine": machine} for figure in one.figures]
    notes = [dataclasses.asdict(note) for note in one.notes]
    return {
        "what": one.what,
        "against": one.against,
        "unit": one.unit,
        "figures": figures,
        "notes": notes,
        "left": list(one.left),
    }


def numbers(figure: Figure) -> dict:
    """A figure as it is stored."""
    sides = {"ours": figure.ours, "rival": figure.rivals, "ratio": figure.ratios}
    found = {side: spread(values) for side, values in sides.items() if values}
    return {"what": figure.what, **found, "times": figure.times, "limit": figure.limit, "reached": figure.reached}


def spread(values: list[float]) -> dict:
    """Median, least and most of repeated runs, and the runs."""
    exact = [float(f"{value:.5g}") for value in values]
    return {"median": statistics.median(exact), "least": min(exact), "most": max(exact), "runs": exact}
