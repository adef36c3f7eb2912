"""What is typed into a slide where it should be bound to a result: numbers, in whatever signs they are written.

A number that no code makes is declared in slides/constants.toml: the words that it stands in, below the section that they
stand in (or the deck, for its title and description; or the file of code, "figures/stuck"), and why it never changes.
"""

import re
import tomllib
import unicodedata
from collections.abc import Iterable
from functools import cache

from proof.deck import decks
from proof.deck.decks import Deck, Slide
from proof.deck.seen import GLUE, HOLE, MATHS, css, seen

Declared = dict[str, dict[str, str]]  # by section or deck: phrases, each with its reason
Typed = tuple[int, str]  # where it begins in a text, and what is written there

WORD = re.compile(r"[^\s|()\[\]{}<>\"“”…]+")
EDGES = ".,;:!?'’‘–—-_" + GLUE
# what would change a bound number: -{{ ... }}, {{ ... }}%, {{ ... }}.{{ ... }}
GLUED = re.compile(rf"(?<!\w)[-−+.,]{GLUE}*{HOLE}|{HOLE}{GLUE}*[%‰‱]|{HOLE}({GLUE}+|{GLUE}*[.,]{GLUE}*){HOLE}")
LETTERS = re.compile(r"[^\W\d_]+")
COUNTS = (  # words for numbers
    "two three four five six seven eight nine ten eleven twelve dozen dozens hundred hundreds thousand thousands million "
    "millions billion half halves halved third thirds quarter quarters fifth sixth seventh eighth ninth tenth twice thrice "
    "double doubled triple tripled"
)
NUMERAL = r"\w+(?:teen|teenth|tieth)|(?:twen|thir|for|fif|six|seven|eigh|nine)ty"


@cache
def numbers(text: str) -> list[Typed]:
    """The words of a text that hold a typed number, with their offsets; a formula counts as one word."""
    read = seen(text)
    formulas = [match for match in MATHS.finditer(read) if is_number(match[0])]
    words = [match for match in WORD.finditer(decks.hide(read, MATHS)) if is_number(match[0]) or GLUED.search(match[0])]
    return sorted(written(text, match) for match in (*formulas, *words))


def is_number(text: str) -> bool:
    """Is there a sign for a number in a text: a digit of any script, ½, ④ or Ⅳ?"""
    return any(sign.isnumeric() for sign in text + unicodedata.normalize("NFKC", text))


def written(text: str, match: re.Match) -> Typed:
    """A word that was read, as it is written, without signs at its ends that belong to the sentence."""
    start = match.end() - len(match[0].lstrip(EDGES))
    return start, text[start : match.start() + len(match[0].rstrip(EDGES))]


def problems(slide: Slide, declared: Declared) -> Iterable[str]:
    """A sentence with file and line for each number that is typed into a slide and that its section does not declare."""
    yield from (f"{slide.at(offset)}: {told}" for offset, told in undeclared(slide.text, slide.file.stem, declared))


def deck_problems(deck: Deck, declared: Declared) -> Iterable[str]:
    """A sentence for each number that is typed into a deck's title or description, or into the name of one of its sections."""
    names = [decks.section_name(file) for file in decks.sections(deck.name)]
    for text in (deck.title, deck.description, *names):
        shown = text.replace("{{", "((")  # nothing is filled in there
        yield from (f"slides/decks/{deck.like}.toml: {told}" for _, told in undeclared(shown, deck.like, declared))


def undeclared(text: str, place: str, declared: Declared) -> Iterable[Typed]:
    """What is wrong with the typed numbers of a text, with their offsets."""
    allowed = spans(text, declared.get(place, ()))
    for offset, token in numbers(text):
        if "{{" in token:
            yield offset, f"{token} changes a bound number by what is typed beside it: leave a space, or bind it all"
        elif not any(start <= offset and offset + len(token) <= end for start, end in allowed):
            yield (
                offset,
                f"{token} is typed in: bind it ({{{{ variant.score }}}}, {{{{ code.module.NAME }}}}), or say in "
                f'slides/constants.toml, below [{place}], why it never changes: "{token} with the words beside it" = "..."',
            )


def spans(text: str, phrases: Iterable[str]) -> list[tuple[int, int]]:
    """Where declared phrases stand in a text, as whole words."""
    return [match.span() for phrase in phrases for match in pattern(phrase).finditer(text)]


def pattern(phrase: str) -> re.Pattern:
    """What finds a phrase in a text, however its lines are broken, and not inside a longer number."""
    words = r"\s+".join(map(re.escape, phrase.split()))
    return re.compile(rf"(?<![\w}}−-])(?<!\d[.,]){words}(?!\w|[.,]\d|\s?%|\{{\{{)", re.IGNORECASE)


def read_declared() -> Declared:
    """The phrases that may stand on slides though no code makes them: slides/constants.toml."""
    path = decks.SLIDES / "constants.toml"
    try:
        declared = tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    except tomllib.TOMLDecodeError as error:
        raise SystemExit(f"{decks.shown(path)} is not TOML: {error}") from error
    for place, phrases in declared.items():
        if not isinstance(phrases, dict):
            raise SystemExit(f"{decks.shown(path)} declares {place} for everywhere: put it below the name of a section, [...]")
        for phrase, reason in phrases.items():
            if "/" not in place and not LETTERS.search(phrase):
                raise SystemExit(f'{decks.shown(path)} declares "{phrase}" without words: add those beside it')
            if len(LETTERS.findall(reason)) < 2:
                raise SystemExit(f'{decks.shown(path)} does not say why "{phrase}" never changes: give the reason in words')
    return declared


def unused(declared: Declared, coded: dict[str, list[str]] | None = None) -> list[str]:
    """A sentence for each declared phrase that stands nowhere in its place; `coded` are the texts of code, by place."""
    texts = dict(coded or {})
    for deck in decks.names():
        texts.setdefault(deck, []).extend((decks.read(deck).title, decks.read(deck).description))
        for slide in decks.slides(deck):
            texts.setdefault(slide.file.stem, []).append(slide.text)
    return [
        f"slides/constants.toml declares {phrase} below [{place}], where it does not stand: delete that line"
        for place, phrases in declared.items()
        for phrase in phrases
        if not any(spans(text, [phrase]) for text in texts.get(place, ()))
    ]


def style_problems() -> Iterable[str]:
    """A sentence with file and line for each number that a style sheet writes onto slides."""
    for path in sorted(decks.SLIDES.rglob("*.css")):
        text = path.read_text(encoding="utf-8")
        for match in WORD.finditer(css(text)):
            if is_number(match[0]):
                place = f"{decks.shown(path)}:{text.count(chr(10), 0, match.start()) + 1}"
                yield f"{place}: {text[slice(*match.span())]} would be written by a style sheet: write it on the slide, bound"
