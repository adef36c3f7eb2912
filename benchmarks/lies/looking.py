"""Lies that only who looks can see are held against the reader of their slide, then the build, the gates, and the PDF.

Looking is dear: what the reader and the build let pass becomes slides of a deck of their own, which is looked at once, and what
passes there is printed.
"""

import time
from collections.abc import Callable, Iterable

from benchmarks.lies.holding import planted
from benchmarks.lies.lie import Fate, Lie
from proof.deck import decks, facts, stated, typed
from proof.deck.decks import Slide
from proof.render import fill, gates, policy, printed, programs, render
from proof.source.paths import RESULTS

DECK = "lies"
MOST = 40  # slides of a deck: the gates take longer for each in a long one
PATIENCE = 3600  # seconds
BREAK = "\n\n---\n\n"


def fates(lies: list[Lie]) -> list[Fate]:
    """What becomes of some lies about slides of the talk."""
    slides, by, seconds = [changed(lie) for lie in lies], {}, dict.fromkeys(lies, 0.0)
    for judge, refuses in JUDGES.items():
        asked = [(lie, slide) for lie, slide in zip(lies, slides, strict=True) if lie not in by]
        for part in (asked[start : start + MOST] for start in range(0, len(asked), MOST)):
            began = time.perf_counter()
            refused = refuses([slide for _, slide in part])
            by |= {lie: judge for lie, slide in part if slide in refused}
            seconds |= {lie: seconds[lie] + (time.perf_counter() - began) / len(part) for lie, _ in part}
    return [Fate(lie.place, lie.words, by.get(lie, ""), seconds[lie]) for lie in lies]


def changed(lie: Lie) -> Slide:
    """The slide that a lie changes, as it is then."""
    honest = {slide.text for slide in decks.slides("talk")}
    with planted(lie):
        [slide] = [slide for slide in decks.slides("talk") if slide.text not in honest]
    return slide


def by_reader(slides: list[Slide]) -> set[Slide]:
    """Those of some slides with a problem."""
    declared = typed.read_declared()
    return {slide for slide in slides if any(True for _ in problems(slide, declared))}


def problems(slide: Slide, declared: object) -> Iterable[str]:
    """The problems of a slide, as every build asks first."""
    yield from typed.problems(slide, declared)
    yield from fill.slide_problems(slide)
    yield from stated.problems(slide, declared, facts.look_up)


def by_build(slides: list[Slide]) -> set[Slide]:
    """Those of some slides whose markup no page may have."""
    return {slide for slide in slides if not sealed(slide.text)}


def sealed(text: str) -> bool:
    """May a page have the markup of a slide?"""
    try:
        policy.sealed(f"{policy.CHARSET}<section>{text}</section>", DECK)
    except SystemExit:
        return False
    return True


def by_gates(slides: list[Slide]) -> set[Slide]:
    """Those of some slides with a fault on a page of them all."""
    there = deck_of(slides)
    page = render.html(DECK)
    faults = gates.all_faults(gates.browser_report(page, gates.AXE), there, page)
    return {slides[fault.slide - 1] for fault in faults if fault.slide}


def by_print(slides: list[Slide]) -> set[Slide]:
    """Those of some slides that are printed otherwise than they are shown."""
    deck_of(slides)
    report = gates.browser_report(render.html(DECK), gates.AXE)
    faults = printed.faults(report["paper"], printed.pages(render.pdf(DECK)))
    return {slides[number - 1] for number, *_ in faults}


def deck_of(slides: list[Slide]) -> list[Slide]:
    """A filled deck of some slides, without what moves on them."""
    programs.PATIENCE = PATIENCE
    still = [decks.retargeted(slide.text, lambda title: "", "title") for slide in slides]
    (decks.SLIDES / f"sections/{DECK}.md").write_text(BREAK.join(still) + "\n", encoding="utf-8")
    (decks.SLIDES / f"decks/{DECK}.toml").write_text(f'title = "Lies"\ndescription = "Lies"\nsections = ["{DECK}"]\n')
    there = decks.slides(DECK)
    filled = fill.front_matter(decks.read(DECK)) + BREAK.join(map(fill.filled_slide, there))
    (RESULTS / f"{DECK}.md").write_text(filled + "\n", encoding="utf-8")
    return there


JUDGES: dict[str, Callable[[list[Slide]], set[Slide]]] = {
    "reader": by_reader,
    "build": by_build,
    "gates": by_gates,
    "print": by_print,
}
