"""Claims in a table: a code block ```claims lists the numbers of claims, and the table gives each one's verdict.

```claims brief leaves out the reasons; ```claims open says what would decide claims that are not measured. Only the standard
library is used, since the build's manifest reads which claims a slide names.
"""

import re
from collections.abc import Callable

from proof.source import science

ASKED = re.compile(r"claims(\s+(?P<form>brief|open))?\s*")
CLAIM = re.compile(r"C\d\d")
JUDGED = r"\*"  # marks a claim that a network judged; the typeface Plex has no dagger


def is_claims_block(info: str) -> bool:
    """Is a code block with this info string a list of claims?"""
    return bool(ASKED.fullmatch(info))


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
    rows = [head, ["---"] * len(head), *(row(name, verdict) for name, verdict in verdicts.items())]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in rows) + judge_line([*verdicts.values()])


def full_row(name: str, verdict: dict) -> tuple[str, ...]:
    """A row: what the claim says, its verdict, what was measured."""
    return verdict["claim"] + judge_mark(verdict), verdict_span(name, verdict["verdict"]), verdict["because"]


def brief_row(name: str, verdict: dict) -> tuple[str, ...]:
    """A short row: the claim's number, what it says, its verdict, how many seeds."""
    return name, verdict["claim"] + judge_mark(verdict), verdict_span(name, verdict["verdict"]), str(verdict["n"] or "")


def open_row(name: str, verdict: dict) -> tuple[str, ...]:
    """A row for a claim that is not measured, with what would decide it; ValueError where it is measured."""
    if verdict["verdict"] != "not measured":
        raise ValueError(f"claim {name} is decided ({verdict['verdict']}): list it among the measured ones")
    return name, verdict["claim"], verdict["because"]


def judge_mark(verdict: dict) -> str:
    """The sign after a claim that a network judged, nothing after others."""
    return f" {JUDGED}" if verdict.get("judge") else ""


def verdict_span(name: str, verdict: str) -> str:
    """A verdict as HTML that the theme colours, and that opens a card with its origin when clicked."""
    return f'<span data-number="claims.{name}.verdict" class="{verdict.replace(" ", "-")}">{verdict}</span>'


def judge_line(verdicts: list[dict]) -> str:
    """A line below the table about the network that judged some claims, if any."""
    shares = {verdict["judge"] for verdict in verdicts if verdict.get("judge")}
    return "".join(f"\n\n{JUDGED} {science.table().JUDGED_BY.format(share)}" for share in shares)


FORMS = {
    None: (("claim", "verdict", "measured"), full_row),
    "brief": (("no.", "claim", "verdict", "seeds"), brief_row),
    "open": (("no.", "claim", "what would decide it"), open_row),
}
