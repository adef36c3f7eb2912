"""Claims in a table: a code block ```claims lists the numbers of claims, and the table gives each one's verdict.

```claims brief leaves out the reasons, ```claims verdicts the numbers, too; ```claims open says what would decide claims that
are not measured. ```claims together is empty, and becomes a sentence on all claims that the deck's slides rest on, ```claims
witnessed one on the machines that trained variants again, ```claims retrained one on the time that training all again takes.
Only the standard library is used, since the build's manifest reads which claims a slide names.
"""

import html
import re
from collections.abc import Callable

from proof.deck import findings
from proof.source import science

ASKED = re.compile(r"claims(\s+(?P<form>brief|verdicts|open))?\s*")
SENTENCES = {
    about: re.compile(rf"claims\s+{about}\s*") for about in ("together", "witnessed", "retrained")
}  # blocks that become one
CLAIM = re.compile(r"C\d{2,3}")
JUDGED = r"\*"  # marks a claim that rests on a classifier; the typeface Plex has no dagger
VERDICT = "verdict, 95% interval"
SEEDS = "seeds"


def is_claims_block(info: str) -> bool:
    """Is a code block with this info string a list of claims?"""
    return bool(ASKED.fullmatch(info))


def sentence_about(info: str) -> str | None:
    """What a code block with this info string asks a sentence about: `together`, `witnessed` or `retrained`."""
    return next((about for about, pattern in SENTENCES.items() if pattern.fullmatch(info)), None)


def claim_numbers(body: str) -> list[str]:
    """The claim numbers in a list; ValueError names what is none."""
    words = re.split(r"[,\s]+", body.strip())
    if wrong := [word for word in words if not CLAIM.fullmatch(word)]:
        raise ValueError(f"a list of claims holds numbers such as C09, not {', '.join(wrong) or 'nothing'}")
    return words


def table(info: str, body: str, look_up: Callable[[str], dict]) -> str:
    """The Markdown table for a list of claims; `look_up` gives the verdict of a claim."""
    verdicts = {name: look_up(name) for name in claim_numbers(body)}
    head, row = FORMS[ASKED.fullmatch(info)["form"]]
    marks = ["---:" if column == SEEDS else "---" for column in head]
    rows = [head, marks, *(row(name, verdict) for name, verdict in verdicts.items())]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in rows) + classifier_line([*verdicts.values()])


def full_row(name: str, verdict: dict) -> tuple[str, ...]:
    """A row: what the claim says, its verdict, what was measured."""
    return verdict["claim"] + classifier_mark(verdict), verdict_cell(name, verdict), verdict["because"]


def brief_row(name: str, verdict: dict) -> tuple[str, ...]:
    """A short row: the claim's number, what it says and what was asked first, its verdict, how many seeds."""
    first = findings.parts(verdict)[:1]
    claim = verdict["claim"] + classifier_mark(verdict) + "".join(second_line(part["asks"]) for part in first)
    return name, claim, verdict_cell(name, verdict), "".join(str(part["seeds"] or "") for part in first)


def verdict_row(name: str, verdict: dict) -> tuple[str, ...]:
    """The shortest row: what the claim says, and its verdict."""
    return verdict["claim"] + classifier_mark(verdict), verdict_span(name, verdict["verdict"])


def open_row(name: str, verdict: dict) -> tuple[str, ...]:
    """A row for a claim that is not measured, with what would decide it; ValueError where it is measured."""
    if verdict["verdict"] != "not measured":
        raise ValueError(f"claim {name} is decided ({verdict['verdict']}): list it among the measured ones")
    return name, verdict["claim"], verdict["because"]


def classifier_mark(verdict: dict) -> str:
    """The sign after a claim that rests on a classifier, nothing after others."""
    return f" {JUDGED}" if verdict.get("classifier") else ""


def verdict_cell(name: str, verdict: dict) -> str:
    """A verdict, with how many of its parts hold where there are several; below it the first part's answer in numbers."""
    parts = findings.parts(verdict)
    held = sum(part["answer"] in findings.HELD for part in parts)
    count = f"<small>{findings.kept(f' {held} of {len(parts)}')}</small>" if len(parts) > 1 else ""
    numbers = "".join(second_line(findings.statement(part)) for part in parts[:1])
    return verdict_span(name, verdict["verdict"]) + count + numbers


def second_line(text: str) -> str:
    """A text as a second line of a cell, in the colour of labels."""
    return f"<br><small>{html.escape(text, quote=False)}</small>"


def verdict_span(name: str, verdict: str) -> str:
    """A verdict as HTML that the theme colours, and that opens a card with its origin when clicked."""
    return f'<span data-number="claims.{name}.verdict" class="{verdict.replace(" ", "-")}">{verdict}</span>'


def classifier_line(verdicts: list[dict]) -> str:
    """A line below the table about the classifier on which some claims rest, if any."""
    shares = dict.fromkeys(verdict["classifier"] for verdict in verdicts if verdict.get("classifier"))
    return "".join(f"\n\n{JUDGED} {science.table().JUDGED_BY.format(share)}" for share in shares)


FORMS = {
    None: (("claim", VERDICT, "measured"), full_row),
    "brief": (("no.", "claim", VERDICT, SEEDS), brief_row),
    "verdicts": (("claim", "verdict"), verdict_row),
    "open": (("no.", "claim", "what would decide it"), open_row),
}
