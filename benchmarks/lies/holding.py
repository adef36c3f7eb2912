"""Lies are planted one at a time, held against what might refuse them, and taken back."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from benchmarks.lies import pictures
from benchmarks.lies.lie import Fate, Lie
from proof.deck import decks, facts, measured, named, stated, typed
from proof.render import fill
from proof.report import check, remake

DECKS = ("talk", "lecture")
REMEMBERED = ((fill, "slide_problems"), *((module, "problems") for module in (typed, stated, named, measured)))


def fate(lie: Lie) -> Fate:
    """Plant a lie, see what refuses it, and take it back."""
    began = time.perf_counter()
    with planted(lie):
        by = refused_by(lie)
    return Fate(lie.place, lie.words, by, time.perf_counter() - began)


@contextmanager
def planted(lie: Lie) -> Iterator[None]:
    """The project with a lie in it."""
    before = {file: Path(file).read_bytes() for file in lie.files}
    try:
        for file, content in lie.files.items():
            Path(file).write_bytes(content)
        yield
    finally:
        for file, content in before.items():
            Path(file).write_bytes(content)
        forget(lie)


def refused_by(lie: Lie) -> str:
    """What refuses a planted lie first; empty if nothing does."""
    forget(lie)
    return next((name for name, refuses in JUDGES.items() if refuses(lie)), "")


def by_check(lie: Lie) -> bool:
    """Does `make check` refuse it? That reads no slide: it is asked about code and results."""
    return any(check.problems_of(artefact) for artefact in lie.results)


def by_reader(_: Lie) -> bool:
    """Does a deck have a problem, as every build asks first?"""
    try:
        return any(True for deck in DECKS for _ in fill.problems(deck, decks.slides(deck)))
    except SystemExit:
        return True


def by_remaking(lie: Lie) -> bool:
    """Does a result come out otherwise when it is made again, as `make check DEEP=1` makes all that needs no training?"""
    return any(remake.difference(artefact) for artefact in lie.remade)


JUDGES: dict[str, Callable[[Lie], bool]] = {
    "check": by_check,
    "drawing": pictures.refused,
    "reader": by_reader,
    "remaking": by_remaking,
}


def honest() -> list[str]:
    """What is refused though no lie was planted."""
    return [problem for deck in DECKS for problem in fill.problems(deck, decks.slides(deck))]


def remember() -> None:
    """Judge a slide that no lie changed once, and read verdicts once."""
    for module, name in REMEMBERED:
        setattr(module, name, once_a_slide(getattr(module, name)))
    facts.verdicts = cache(facts.verdicts)


def once_a_slide(judge: Callable) -> Callable:
    """A judge of slides that tells again what it told of the same slide."""
    known: dict[decks.Slide, tuple] = {}

    def told(slide: decks.Slide, *more: object) -> tuple:
        if slide not in known:
            known[slide] = tuple(judge(slide, *more))
        return known[slide]

    told.cache_clear = known.clear
    return told


def forget(lie: Lie) -> None:
    """Forget what was read of results, or of all, if a lie changes these; slides are remembered by their texts."""
    changed = {file.partition("/")[0] for file in lie.files}
    if "src" in changed:
        for module in [module for name, module in sys.modules.items() if name.startswith("proof.")]:
            for thing in vars(module).values():
                getattr(thing, "cache_clear", lambda: None)()
    if changed & {"src", "results"}:
        for module, name in (*REMEMBERED, (facts, "verdicts")):
            getattr(getattr(module, name), "cache_clear", lambda: None)()
