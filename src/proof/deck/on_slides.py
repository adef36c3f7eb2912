"""What is on which slide, as the audience sees it: titles, filled-in numbers, figures, scores, claims."""

import re
from collections.abc import Callable

from proof.deck import decks, facts, numerals
from proof.deck.decks import Slide
from proof.deck.numerals import LookUp

HEADING = re.compile(r"^#{1,6}[ \t]+(?P<title>.+?)[ \t#]*$", re.MULTILINE)
UNKNOWN = "…"  # in place of a number that is not there yet
EXPRESSION_ERRORS = (ValueError, ArithmeticError, LookupError, TypeError)  # errors that evaluating an expression may raise


def title(slide: Slide, look_up: LookUp = facts.look_up) -> str:
    """A slide's heading as the audience reads it, without markup."""
    heading = HEADING.search(decks.hide(slide.text, decks.FENCE, decks.COMMENT))
    text = heading["title"] if heading else "(no title)"
    text = decks.EXPRESSION.sub(lambda match: text_or_none(match["inside"], look_up) or UNKNOWN, text)
    return re.sub(r"<[^>]+>|[*`]", "", text)


def text_or_none(expression: str, look_up: LookUp = facts.look_up) -> str | None:
    """The text of one expression on a slide, None where it cannot be computed."""
    try:
        return numerals.value_text(expression, look_up)
    except EXPRESSION_ERRORS:
        return None


def value_or_none(path: tuple[str, ...], look_up: LookUp) -> object:
    """The value of a dotted name, None where it has none."""
    try:
        return look_up(path)
    except EXPRESSION_ERRORS:
        return None


def expressions(slide: Slide) -> list[str]:
    """The expressions of a slide as they are written, each once."""
    return list(dict.fromkeys(match["inside"].strip() for match in decks.expressions(slide)))


def figures(slide: Slide) -> list[str]:
    """The names of the figures that a slide shows, each once."""
    return list(dict.fromkeys(name for match in decks.images(slide) if (name := decks.figure(slide, match["target"]))))


def live(slide: Slide) -> list[str]:
    """The names of a slide's live parts, each once."""
    return list(dict.fromkeys(decks.live_parts(slide)))


def pictures(slide: Slide) -> list[str]:
    """The figures and the live parts of a slide, named as in a comparison of results."""
    return [*figures(slide), *(f"live {name}" for name in live(slide))]


def scores(slide: Slide) -> list[tuple[str, ...]]:
    """The scores that a slide quotes, as (variant, score)."""
    return list(dict.fromkeys(path[:2] for path in decks.paths(slide) if path[0] not in numerals.OTHER_ROOTS))


def claims(slide: Slide) -> list[str]:
    """The claims that a slide quotes or needs."""
    return list(dict.fromkeys([*decks.quoted_claims(slide), *(claim for claim, _ in decks.needs(slide))]))


def slides_where(has: Callable[[Slide], bool]) -> str:
    """The numbers of the slides for which `has` is true, deck by deck: `talk 3, 9`."""
    numbers_of = {deck: [str(slide.number) for slide in decks.slides(deck) if has(slide)] for deck in decks.names()}
    return "; ".join(f"{deck} {', '.join(numbers)}" for deck, numbers in numbers_of.items() if numbers)
