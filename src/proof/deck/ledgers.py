"""Claims in a table: a code block ```claims lists their numbers, and the table says what became of each.

```claims brief has a line for each, without its reason; ```claims open says what would decide it. Only the standard library:
the build's manifest reads which claims a slide tells.
"""

import re
from collections.abc import Callable

ASKED = re.compile(r"claims(\s+(?P<form>brief|open))?\s*")
CLAIM = re.compile(r"C\d\d")
JUDGED = r"\*"  # rests on the eye of a network; Plex has no dagger


def asked(info: str) -> bool:
    """Is a code block with these words behind its fence a list of claims?"""
    return bool(ASKED.fullmatch(info))


def named(body: str) -> list[str]:
    """The claims that a list names; ValueError names what is none."""
    words = re.split(r"[,\s]+", body.strip())
    if wrong := [word for word in words if not CLAIM.fullmatch(word)]:
        raise ValueError(f"a list of claims holds numbers such as C09, not {', '.join(wrong) or 'nothing'}")
    return words


def table(info: str, body: str, verdict: Callable[[str], dict]) -> str:
    """The table that a list of claims stands for, in Markdown."""
    told = {name: verdict(name) for name in named(body)}
    head, row = FORMS[ASKED.fullmatch(info)["form"]]
    rows = [head, ["---"] * len(head), *(row(name, one) for name, one in told.items())]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in rows) + credits([*told.values()])


def full(name: str, told: dict) -> tuple[str, ...]:
    """A claim with what was measured."""
    return told["claim"] + mark(told), coloured(name, told["verdict"]), told["because"]


def brief(name: str, told: dict) -> tuple[str, ...]:
    """A claim in one line: its number, what it says, what became of it, over how many seeds."""
    return name, told["claim"] + mark(told), coloured(name, told["verdict"]), str(told["n"] or "")


def undecided(name: str, told: dict) -> tuple[str, ...]:
    """A claim that nothing has decided, with what would; ValueError where something has."""
    if told["verdict"] != "not measured":
        raise ValueError(f"claim {name} is decided ({told['verdict']}): list it among the measured ones")
    return name, told["claim"], told["because"]


def mark(told: dict) -> str:
    """The sign of a claim that a network judged."""
    return f" {JUDGED}" if told.get("judge") else ""


def coloured(name: str, verdict: str) -> str:
    """A verdict that the theme can colour, the word says it too, and that can be asked where it comes from."""
    return f'<span data-number="claims.{name}.verdict" class="{verdict.replace(" ", "-")}">{verdict}</span>'


def credits(told: list[dict]) -> str:
    """A line below the table on the judge that some claims lean on."""
    known = {one["judge"] for one in told if one.get("judge")}
    return "".join(f"\n\n{JUDGED} by a judge network that names {share:.1%} of held-out digits rightly" for share in known)


FORMS = {
    None: (("claim", "verdict", "measured"), full),
    "brief": (("no.", "claim", "verdict", "seeds"), brief),
    "open": (("no.", "claim", "what would decide it"), undecided),
}
