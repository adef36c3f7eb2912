"""The table that people read: a line for each figure, and a table of its own for each row that has many."""

from collections.abc import Iterable

from benchmarks.measuring import Pair

HEAD = """# How long one waits

Written by `make bench`; nothing here is typed. Medians over repeated runs, with the least and the most in brackets. A figure
and what it is held against were measured in turn, one right after the other; the ratio is the median of the ratios run by run.
"""
COLUMNS = ("what", "against", "ours", "the other", "ratio", "to reach", "reached", "commit and machine")
PARTS = ("", *COLUMNS[2:])
FEW = 3  # figures of a row that stand in the first table


def page(told: dict) -> str:
    """The machines, the table, what there is to say; and below, a table of its own for each row of many figures."""
    machines = [f"- {letter}: {machine(about)}" for letter, about in told["machines"].items()]
    lines = [HEAD, *machines, "", row(COLUMNS), row(["---"] * len(COLUMNS))]
    lines += [text for one in told["rows"].values() for text in ([summary(one)] if many(one) else rows(one))]
    lines += notes([text for name, one in told["rows"].items() if not many(one) for text in sentences(name, one)])
    for name, one in told["rows"].items():
        lines += section(name, one) if many(one) else []
    return "\n".join(lines) + "\n"


def many(one: dict) -> bool:
    """Has a row more figures than the first table should hold?"""
    return len(one["figures"]) > FEW


def section(name: str, one: dict) -> list[str]:
    """All figures of a row, in a table of its own."""
    lines = ["", f"## {one['what'][0].upper()}{one['what'][1:]}", "", f"Against {one['against']}.", ""]
    lines += [row(PARTS), row(["---"] * len(PARTS))]
    lines += [row([figure["what"], *measured(one, figure)]) for figure in one["figures"]]
    return lines + notes([text.removeprefix(f"{one['what']}: ") for text in sentences(name, one)])


def notes(texts: list[str]) -> list[str]:
    """Sentences below a table."""
    return ["", *(f"- {text}" for text in texts)] if texts else []


def summary(one: dict) -> str:
    """The line of a row of many figures: from the least median to the most, and how many are where they are to be."""
    figures = one["figures"]
    sides = []
    for side, unit in (("ours", one["unit"]), ("rival", one["unit"]), ("ratio", "")):
        medians = [figure[side]["median"] for figure in figures if side in figure]
        sides.append(f"{three(min(medians))} to {three(max(medians))} {unit}".strip() if medians else "")
    counted = [figure for figure in figures if figure["reached"] is not None]
    there = sum(figure["reached"] for figure in counted)
    reached = "" if not counted else "yes" if there == len(counted) else f"**{there} of {len(counted)}**"
    target = to_reach((counted or figures)[0], one["unit"])
    return row([f"{one['what']}: {len(figures)} of them, below", one["against"], *sides, target, reached, ""])


def machine(about: dict) -> str:
    """The machine in a sentence or two."""
    versions = ", ".join(f"{name} {version}" for name, version in about["versions"].items())
    return f"{about['processor']}, {about['cores']} cores, {about['memory_gib']} GiB, {about['system']}; {versions}."


def rows(one: dict) -> list[str]:
    """The lines of the table for one row: one for each figure, or one that says there is none."""
    if not one["figures"]:
        return [row([one["what"], one["against"], "not measured, see below", "", "", "", "", ""])]
    return [row(cells(one, figure)) for figure in one["figures"]]


def sentences(name: str, one: dict) -> list[str]:
    """What there is to say of a row below the table."""
    said = [": ".join(filter(None, (one["what"], note["what"], note["text"]))) for note in one["notes"]]
    waits = [what for what in one["left"] if what not in {figure["what"] for figure in one["figures"]}]
    if waits:
        asked = f"`make bench ONLY={name}:{waits[0]}`"
        said.append(f"{one['what']}: measured when they are named ({asked}): {', '.join(waits)}")
    return said


def cells(one: dict, figure: dict) -> list[str]:
    """A figure as it stands in the first table."""
    what = f"{one['what']}: {figure['what']}" if figure["what"] else one["what"]
    return [what, one["against"], *measured(one, figure)]


def measured(one: dict, figure: dict) -> list[str]:
    """What was measured of a figure: both sides, how many times, what there is to reach, on which commit and machine."""
    sides = [shown(figure.get(side), one["unit"]) for side in ("ours", "rival")]
    reached = {True: "yes", False: "**no**", None: ""}[figure["reached"]]
    where = f"{figure['commit']}, {figure['machine']}"
    return [*sides, shown(figure.get("ratio"), ""), to_reach(figure, one["unit"]), reached, where]


def to_reach(figure: dict, unit: str) -> str:
    """The target in words."""
    if figure["times"] is not None:
        return "at most as much" if figure["times"] == 1 else f"at most {figure['times']:g} times"
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


def line(name: str, one: dict) -> str:
    """A row for who waits at the terminal."""
    return "\n".join([*rows(one), *(f"  {text}" for text in sentences(name, one))])


def glance(pair: Pair, unit: str) -> str:
    """One run of a figure, as soon as it is known."""
    against = "" if pair.rival is None else f", the other {three(pair.rival)} {unit}"
    return f"  {pair.what}{': ' if pair.what else ''}{three(pair.ours)} {unit}{against}"
