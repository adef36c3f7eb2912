"""What was measured, as a table for people and as numbers for programs: benchmarks/results.md and results.json."""

import dataclasses
import json
import statistics
from collections.abc import Iterable

from autoencoders.bench.measuring import Figure, Measured
from autoencoders.paths import ROOT

FOLDER = ROOT / "benchmarks"
TABLE, NUMBERS = FOLDER / "results.md", FOLDER / "results.json"
HEAD = """# How long one waits

Written by `make bench`; nothing here is typed. Medians over repeated runs, with the least and the most in brackets. A figure
and what it is held against were measured in turn, one right after the other; the ratio is the median of the ratios run by run.
"""
COLUMNS = ("what", "against", "ours", "the other", "ratio", "to reach", "reached")


def keep(name: str, one: Measured, about: dict, order: Iterable[str]) -> None:
    """Put one row into both files; rows measured before on this machine stay, those of another go."""
    told = read()
    rows = told["rows"] if told.get("machine") == about else {}
    rows[name] = as_numbers(one)
    told = {"machine": about, "rows": {known: rows[known] for known in order if known in rows}}
    FOLDER.mkdir(exist_ok=True)
    NUMBERS.write_text(json.dumps(told, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    TABLE.write_text(page(told), encoding="utf-8")


def read() -> dict:
    """What was measured before, nothing where it cannot be read."""
    try:
        return json.loads(NUMBERS.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}


def as_numbers(one: Measured) -> dict:
    """A row as it is stored."""
    told = {field.name: getattr(one, field.name) for field in dataclasses.fields(one) if field.name != "figures"}
    return told | {"notes": list(one.notes), "figures": [numbers(figure) for figure in one.figures]}


def numbers(figure: Figure) -> dict:
    """A figure as it is stored."""
    sides = {"ours": figure.ours, "rival": figure.rivals, "ratio": figure.ratios}
    found = {side: spread(values) for side, values in sides.items() if values}
    return {"what": figure.what, **found, "times": figure.times, "limit": figure.limit, "reached": figure.reached}


def spread(values: list[float]) -> dict:
    """Median, least and most of repeated runs, and the runs."""
    exact = [float(f"{value:.5g}") for value in values]
    return {"median": statistics.median(exact), "least": min(exact), "most": max(exact), "runs": exact}


def page(told: dict) -> str:
    """The table, the machine, and the notes below it."""
    lines = [HEAD, machine(told["machine"]), "", row(COLUMNS), row(["---"] * len(COLUMNS))]
    lines += [text for one in told["rows"].values() for text in rows(one)]
    notes = [f"- {one['what']}: {note}" for one in told["rows"].values() for note in one["notes"]]
    commits = {one["commit"] for one in told["rows"].values()}
    notes += ["- commits measured: " + ", ".join(f"{one['what']} {one['commit']}" for one in told["rows"].values())]
    return "\n".join([*lines, "", *(notes if len(commits) > 1 or len(notes) > 1 else [f"Measured: {commits.pop()}."])]) + "\n"


def machine(about: dict) -> str:
    """The machine in a sentence or two."""
    versions = ", ".join(f"{name} {version}" for name, version in about["versions"].items())
    return f"{about['processor']}, {about['cores']} cores, {about['memory_gib']} GiB, {about['system']}; {versions}."


def rows(one: dict) -> list[str]:
    """The lines of the table for one row: one for each figure, or one that says there is none."""
    if not one["figures"]:
        return [row([one["what"], one["against"], "not measured, see below", "", "", "", ""])]
    return [row(cells(one, figure)) for figure in one["figures"]]


def cells(one: dict, figure: dict) -> list[str]:
    """A figure as it stands in the table."""
    what = f"{one['what']}: {figure['what']}" if figure["what"] else one["what"]
    sides = [shown(figure.get(side), one["unit"]) for side in ("ours", "rival")]
    reached = {True: "yes", False: "**no**", None: ""}[figure["reached"]]
    return [what, one["against"], *sides, shown(figure.get("ratio"), ""), to_reach(figure, one["unit"]), reached]


def to_reach(figure: dict, unit: str) -> str:
    """The target in words."""
    if figure["times"] is not None:
        return f"at most {figure['times']:g} times"
    return "shown" if figure["limit"] is None else f"at most {figure['limit']:g} {unit}"


def shown(side: dict | None, unit: str) -> str:
    """A median with its range, and its unit if it has one."""
    if side is None:
        return ""
    text = f"{three(side['median'])} {unit}".strip()
    return text if len(side["runs"]) == 1 else f"{text} ({three(side['least'])} to {three(side['most'])})"


def three(value: float) -> str:
    """A number with three digits that count, or more of them rather than a power of ten."""
    return f"{value:.3g}" if abs(value) < 999.5 else f"{value:,.0f}"


def row(texts: Iterable[str]) -> str:
    """One line of a Markdown table."""
    return "| " + " | ".join(text.replace("|", "/") for text in texts) + " |"


def line(one: Measured) -> str:
    """A row for who waits at the terminal."""
    return "\n".join([*rows(as_numbers(one)), *(f"  {note}" for note in one.notes)])
