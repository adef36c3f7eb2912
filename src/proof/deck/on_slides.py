"""What stands on which slide, in the words of its audience: titles, filled-in numbers, figures, scores, claims."""

import re
from collections.abc import Callable

from proof.deck import decks, facts, numerals
from proof.deck.decks import Slide
from proof.deck.numerals import LookUp

HEADING = re.compile(r"^#{1,6}[ \t]+(?P<title>.+?)[ \t#]*$", re.MULTILINE)
UNKNOWN = "…"  # for a number that is not there yet
WRONG = (ValueError, ArithmeticError, LookupError, TypeError)  # what an expression may fail with


def title(slide: Slide, look_up: LookUp = facts.look_up) -> str:
    """A slide's heading as its audience reads it, without marks of emphasis."""
    found = HEADING.search(decks.hide(slide.text, decks.FENCE, decks.COMMENT))
    text = found["title"] if found else "(no title)"
    text = decks.EXPRESSION.sub(lambda match: filled(match["inside"], look_up) or UNKNOWN, text)
    return re.sub(r"<[^>]+>|[*`]", "", text)


def filled(expression: str, look_up: LookUp = facts.look_up) -> str | None:
    """What stands on a slide for one expression, None where it cannot be told."""
    try:
        return numerals.shown(expression, look_up)
    except WRONG:
        return None


def expressions(slide: Slide) -> list[str]:
    """The bound numbers of a slide as they are written, each once."""
    return list(dict.fromkeys(match["inside"].strip() for match in decks.expressions(slide)))


def figures(slide: Slide) -> list[str]:
    """The figures that a slide shows."""
    return list(dict.fromkeys(name for match in decks.images(slide) if (name := decks.figure(slide, match["target"]))))


def sprites(slide: Slide) -> list[str]:
    """The sprites that a slide moves through."""
    return list(dict.fromkeys(decks.live(slide)))


def pictures(slide: Slide) -> list[str]:
    """The figures and the sprites of a slide, as a comparison of results calls them."""
    return [*figures(slide), *(f"live {name}" for name in sprites(slide))]


def scores(slide: Slide) -> list[tuple[str, ...]]:
    """The scores that a slide quotes, as (variant, score)."""
    return list(dict.fromkeys(path[:2] for path in decks.paths(slide) if path[0] not in numerals.OTHER_ROOTS))


def claims(slide: Slide) -> list[str]:
    """The claims that a slide quotes or rests on."""
    return list(dict.fromkeys([*decks.told(slide), *(claim for claim, _ in decks.needs(slide))]))


def having(has: Callable[[Slide], bool]) -> str:
    """The numbers of the slides with something on them, deck by deck: `talk 3, 9`."""
    found = {deck: [str(slide.number) for slide in decks.slides(deck) if has(slide)] for deck in decks.names()}
    return "; ".join(f"{deck} {', '.join(numbers)}" for deck, numbers in found.items() if numbers)
