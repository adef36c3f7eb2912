"""What is on which slide, as the audience sees it: titles, filled-in numbers, figures, scores, claims."""

import re
from collections.abc import Callable, Iterable

from proof.deck import decks, facts, numerals
from proof.deck.decks import Slide

HEADING = re.compile(r"^#{1,6}[ \t]+(?P<title>.+?)[ \t#]*$", re.MULTILINE)
UNKNOWN = "…"  # in place of a number that is not there yet
EXPRESSION_ERRORS = (ValueError, ArithmeticError, LookupError, TypeError)  # errors that evaluating an expression may raise


def heading(slide: Slide) -> str:
    """A slide's heading as it is written."""
    found = HEADING.search(decks.hide(slide.text, decks.FENCE, decks.COMMENT))
    return found["title"] if found else "(no title)"


def title(slide: Slide) -> str:
    """A slide's heading as the audience reads it, without markup."""
    text = decks.EXPRESSION.sub(lambda match: text_or_none(match["inside"]) or UNKNOWN, heading(slide))
    return re.sub(r"<[^>]+>|[*`]", "", text)


def text_or_none(expression: str) -> str | None:
    """The text of one expression on a slide, None where it cannot be computed."""
    try:
        return numerals.value_text(expression, facts.look_up)
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
    return places((slide.deck, slide.number) for deck in decks.names() for slide in decks.slides(deck) if has(slide))


def places(slides: Iterable[tuple[str, int]]) -> str:
    """Some slides by their numbers, deck by deck: `talk 3, 9`."""
    numbers_of: dict[str, list[str]] = {}
    for deck, number in slides:
        numbers_of.setdefault(deck, []).append(str(number))
    return "; ".join(f"{deck} {', '.join(numbers)}" for deck, numbers in numbers_of.items())
