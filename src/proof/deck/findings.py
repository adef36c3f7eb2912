"""The parts of a verdict in words: what each part asked, and the 95 % interval that answers it.

A verdict has a `claim`, a `verdict` and its reason, `because`; a science may leave out all else. `parts` has for each question
what it `asks`, its `answer`, the `value` with the ends of its interval, `low` and `high`, the `side` of the `bound` on which it
holds (above, below, within or equal), and how many `seeds` and families of `pictures` it rests on. `chance` is how often chance
alone would give the verdict, and `classifier` the accuracy of a classifier that looked at pictures for it. Of the standard
library alone.
"""

import math

from proof.deck.numerals import ENDS, minus

DIGITS = 3  # of the larger end of an interval, at most
BOUND_DIGITS = 4  # of a bound, without zeros at its end
MOST_DECIMALS = 7
SIGNS = {"above": "> {}", "below": "< {}", "within": "±{}", "equal": "= {}"}  # by the side on which a part holds
NO_BREAK = "\N{NO-BREAK SPACE}"
HELD = ("holds", "the same")  # answers of parts that hold
KNOWN = ("claim", "verdict", "because", "parts", "chance", "classifier")  # fields that have a place of their own


def parts(verdict: dict) -> list[dict]:
    """The parts of a verdict; none where its science tells none."""
    return verdict.get("parts") or []


def outcome(verdict: dict) -> str:
    """A verdict with the answers of its parts, where one of them is another: `mixed (holds, fails)`."""
    answers = [part["answer"] for part in parts(verdict)]
    return verdict["verdict"] + (f" ({', '.join(answers)})" if set(answers) - {verdict["verdict"]} else "")


def interval(part: dict) -> str:
    """A part's 95 % interval, `0.521 to 0.539`, or the value alone where nothing is random."""
    shown, places = ends(part), decimals(part)
    return kept(" to ".join(minus(f"{end:,.{places}f}") for end in dict.fromkeys(shown)))


def asked(part: dict) -> str:
    """Where the interval has to lie for the part to hold: `< 0.95`, or `±0.05` for a difference too small to matter."""
    return kept(minus(SIGNS[part["side"]].format(shortest(part["bound"]))))


def statement(part: dict) -> str:
    """A part's answer in numbers: `0.521 to 0.539 < 0.95`, `0.96 to 0.98, not < 0.95` or, undecided, `0.93 to 0.96 < 0.95?`."""
    if part["side"] == "equal" and part["answer"] in HELD:
        return kept(f"exactly {interval(part)}")
    relation = "in " * (part["side"] == "within") + asked(part)
    ways = dict.fromkeys(HELD, " {}") | {"fails": ", not {}"}
    return kept(interval(part) + ways.get(part["answer"], " {}?").format(relation))


def basis(part: dict) -> str:
    """What a part rests on: `5 seeds, 448 families of pictures`."""
    counts = {"seeds": part["seeds"], "families of pictures": part["pictures"]}
    return ", ".join(f"{number:,} {what}" for what, number in counts.items() if number) or "nothing in it is random"


def further(verdict: dict) -> dict:
    """What a science tells of a verdict beyond the fields that have a place of their own."""
    return {name: value for name, value in verdict.items() if name not in KNOWN and value is not None}


def is_random(part: dict) -> bool:
    """Could other seeds or other pictures have moved the estimate?"""
    return bool(part["seeds"] or part["pictures"])


def ends(part: dict) -> tuple[float, ...]:
    """The ends of a part's interval, or its value where nothing is random."""
    return (part["low"], part["high"]) if is_random(part) else (part["value"],)


def decimals(part: dict) -> int:
    """How many decimals an interval is shown with: steps of a third of half its width, at most three digits of its larger end.

    More are shown where rounding would put an end on another side of the bound, or of 0 or 1.
    """
    shown, marks = ends(part), (*ENDS, part["bound"], -part["bound"])
    half = (max(shown) - min(shown)) / 2
    fewest = min(DIGITS - 1 - magnitude(max(map(abs, shown))), -magnitude(half / 3) if half else MOST_DECIMALS)
    enough = (places for places in range(max(0, fewest), MOST_DECIMALS) if told_apart(shown, marks, places))
    return next(enough, MOST_DECIMALS)


def told_apart(shown: tuple[float, ...], marks: tuple[float, ...], places: int) -> bool:
    """Do numbers with so many decimals lie on the same side of each mark as before, and are they still different numbers?"""
    rounded = [float(f"{end:.{places}f}") for end in shown]
    sides = [(order(end, mark), order(short, mark)) for end, short in zip(shown, rounded, strict=True) for mark in marks]
    return all(before == after for before, after in sides) and len(set(rounded)) == len(set(shown))


def order(one: float, other: float) -> int:
    """-1, 0 or 1: whether one number is less than another, equal or greater."""
    return (one > other) - (one < other)


def shortest(bound: float) -> str:
    """A bound with four digits, without zeros at its end; whole numbers have all of their digits."""
    text = f"{bound:,.{max(0, BOUND_DIGITS - 1 - magnitude(bound))}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def kept(text: str) -> str:
    """The same text, which no line break parts."""
    return text.replace(" ", NO_BREAK)


def magnitude(number: float) -> int:
    """The place of a number's first digit: 0 for 5, 2 for 123, -2 for 0.05."""
    return math.floor(math.log10(abs(number))) if number else 0
