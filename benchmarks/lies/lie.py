"""What a lie is: one change of a file or more, and what became of it."""

import random
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from proof.build.manifest import Artefact
from proof.deck.decks import Slide

MOST = 30  # lies of a class


@dataclass(frozen=True)
class Lie:
    """One change: in which file and line, what it reads in place of what, and the files as they are then."""

    place: str
    words: str
    files: dict[str, bytes] = field(compare=False)  # by their paths, each with its new bytes
    results: tuple[Artefact, ...] = ()  # that the changed code or file makes, or is: `make check` is asked about them
    remade: tuple[Artefact, ...] = ()  # that are made again, if all else lets the lie pass


@dataclass(frozen=True)
class Fate:
    """What became of a lie: what refused it, if anything did, and after how many seconds."""

    place: str
    words: str
    by: str
    seconds: float


def some(chance: random.Random, of: Iterable) -> list:
    """As many as a class may have, in random order."""
    of = list(of)
    return chance.sample(of, min(MOST, len(of)))


def read(file: Path | str) -> str:
    """A file's text."""
    return Path(file).read_text(encoding="utf-8")


def edited(file: Path, text: str, start: int, end: int, new: str, *results: Artefact) -> Lie:
    """The lie that reads `new` in a place of a file."""
    line = text.count("\n", 0, start) + 1
    around = f"{text[start:end] or '(nothing)'} → {new.strip()}"
    return Lie(f"{file}:{line}", " ".join(around.split()), {str(file): (text[:start] + new + text[end:]).encode()}, results)


def in_slide(slide: Slide, start: int, end: int, new: str) -> Lie:
    """The lie that reads `new` in a place of a slide."""
    text = read(slide.file)
    offset = text.index(slide.text)
    return edited(slide.file, text, offset + start, offset + end, new)
