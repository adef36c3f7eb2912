"""The table that people read, a line for each row; all else is in results.json."""

import re
import statistics
from collections.abc import Iterable

from benchmarks.measuring import Pair

HEAD = """# How long one waits

Written by `make bench`: medians (least to most) of runs, or of a row's figures; ratios run by run. More is in `results.json`.

"""
COLUMNS = ("what", "against", "ours", "the other", "ratio", "to reach", "reached", "commit and machine")
FEW = 3  # figures of a row that have lines of their own


def page(told: dict) -> str:
    """The machines and the table."""
    lines = [f"- {letter}: {machine(about)}" for letter, about in told["machines"].items()]
    lines += ["", row(COLUMNS), row(["---"] * len(COLUMNS))]
    lines += [text for one in told["rows"].values() for text in ([summary(one)] if len(one["figures"]) > FEW else rows(one))]
    return HEAD + "\n".join(lines) + "\n"


def machine(about: dict) -> str:
    """The machine in a line."""
    return f"{about['processor']}, {about['cores']} cores, {about['memory_gib']} GiB, {about['system']}"


def summary(one: dict) -> str:
    """The line of a row of many figures: over their medians, and how many are where they are to be."""
    figures = one["figures"]
    counted = [figure for figure in figures if figure["reached"] is not None]
    there = sum(figure["reached"] for figure in counted)
    reached = "" if not counted else "yes" if there == len(counted) else f"**{there} of {len(counted)}**"
    over = {side: spread(figures, side) for side in ("ours", "rival", "ratio")}
    return written(one, {**(counted or figures)[0], **over, "what": f"{len(figures)} of them"}, reached, where(figures))


def spread(figures: list[dict], side: str) -> dict | None:
    """Median, least and most of the medians of one side, nothing where no figure has it."""
    medians = [figure[side]["median"] for figure in figures if side in figure]
    if not medians:
        return None
    return {"median": statistics.median(medians), "least": min(medians), "most": max(medians), "runs": medians}


def where(figures: list[dict]) -> str:
    """The commit and the machine; of several how many, from which day to which, and on which machines."""
    commits, machines = (sorted({figure[of] for figure in figures}) for of in ("commit", "machine"))
    days = sorted(re.findall(r"\d{4}-\d\d-\d\d", " ".join(commits)))
    several = f"{len(commits)} commits ({' to '.join(dict.fromkeys((*days[:1], *days[-1:])))})"
    return ", ".join([commits[0] if len(commits) == 1 else several, *machines])


def rows(one: dict) -> list[str]:
    """The lines of a row, one for each figure, or one that says why there is none."""
    if not one["figures"]:
        return [row([one["what"], one["against"], f"not measured: {'; '.join(note['text'] for note in one['notes'])}"])]
    reached = {True: "yes", False: "**no**", None: ""}
    return [written(one, figure, reached[figure["reached"]], where([figure])) for figure in one["figures"]]


def written(one: dict, figure: dict, reached: str, commit: str) -> str:
    """One line of the table."""
    what = ": ".join(filter(None, (one["what"], figure["what"])))
    sides = [shown(figure.get(side), unit) for side, unit in (("ours", one["unit"]), ("rival", one["unit"]), ("ratio", ""))]
    return row([what, one["against"], *sides, to_reach(figure, one["unit"]), reached, commit])


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
    """One line of a Markdown table, whatever is in its cells; those that are missing are empty."""
    cells = [" ".join(text.replace("|", "/").split()) for text in texts]
    return "| " + " | ".join([*cells, *[""] * (len(COLUMNS) - len(cells))]) + " |"


def line(name: str, one: dict) -> str:
    """A row for who waits at the terminal: each of its figures, and what there is to say of it."""
    return "\n".join([*rows(one), *(f"  {text}" for text in sentences(name, one))])


def sentences(name: str, one: dict) -> list[str]:
    """What there is to say of a row and of its figures, where it has some."""
    said = [": ".join(filter(None, (note["what"], note["text"]))) for note in one["notes"] if one["figures"]]
    waits = [what for what in one["left"] if what not in {figure["what"] for figure in one["figures"]}]
    if waits:
        said.append(f"measured when they are named (`make bench ONLY={name}:{waits[0]}`): {', '.join(waits)}")
    return said


def glance(pair: Pair, unit: str) -> str:
    """One run of a figure, as soon as it is known."""
    against = "" if pair.rival is None else f", the other {three(pair.rival)} {unit}"
    return f"  {pair.what}{': ' if pair.what else ''}{three(pair.ours)} {unit}{against}"
