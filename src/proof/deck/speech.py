"""How long a deck is spoken: the words of its notes with their numbers filled in, without stage directions."""

import re
from dataclasses import dataclass

from proof.deck import decks, on_slides
from proof.deck.decks import Slide

PACE = 130  # words a minute
DIRECTION = re.compile(r"\[[^\]]*\]")  # what a speaker does, and does not say
WORD = re.compile(r"\S*\w\S*")


@dataclass(frozen=True)
class Part:
    """A part of a talk, as it is spoken."""

    name: str
    slides: int
    words: int

    def __str__(self) -> str:
        return f"{self.name}: {self.slides} slides, {self.words:,} words, {self.words / PACE:.1f} minutes"


def words(slide: Slide) -> int:
    """The number of words that are said to a slide; a number counts as one."""
    hidden = decks.hide(slide.text, decks.FENCE, decks.MARK, decks.DIRECTIVE)
    notes = " ".join(match["inside"] for match in decks.COMMENT.finditer(hidden))
    filled = decks.EXPRESSION.sub(lambda match: on_slides.text_or_none(match["inside"]) or on_slides.UNKNOWN, notes)
    return len(WORD.findall(DIRECTION.sub(" ", filled)))


def parts(deck: str) -> list[Part]:
    """The sections of a deck, in order."""
    said = [(slide.file, words(slide)) for slide in decks.slides(deck)]
    counts = {file: [number for own, number in said if own == decks.shown(file)] for file in decks.sections(deck)}
    return [Part(decks.section_name(file), len(numbers), sum(numbers)) for file, numbers in counts.items()]


def whole(deck: str) -> Part:
    """A deck as one part."""
    sections = parts(deck)
    return Part(deck, sum(part.slides for part in sections), sum(part.words for part in sections))
