"""The dearest judge: lies that all others let pass become slides of one deck, which is built, printed and looked at."""

from pathlib import Path

from benchmarks import scratch
from benchmarks.lies.holding import planted
from benchmarks.lies.lie import Lie
from proof.deck import decks
from proof.render import fill, gates, policy, printed, programs, render
from proof.source.paths import RESULTS, ROOT

DECK = "lies"
PATIENCE = 3600  # seconds for a deck of a hundred slides
BREAK = "\n\n---\n\n"


def judged(lies: list[Lie]) -> list[str]:
    """What refuses each of some lies about slides of the talk: the build, the gates, or nothing; SystemExit if the truth is."""
    texts = [changed(lie) for lie in lies]
    honest = [slide.text for slide in decks.slides("talk")]
    passed = [text for text in dict.fromkeys(texts) if builds(text)]
    refused = faulty([*passed, *honest])
    if refused & set(honest):
        raise SystemExit("the gates refuse slides that no lie changed")
    return ["build" if text not in passed else "gates" if text in refused else "" for text in texts]


def changed(lie: Lie) -> str:
    """The slide that a lie changes, as it reads then."""
    honest = {slide.text for slide in decks.slides("talk")}
    with planted(lie):
        [text] = [slide.text for slide in decks.slides("talk") if slide.text not in honest]
    return text


def builds(text: str) -> bool:
    """Does a page with the markup of a slide come about?"""
    try:
        policy.sealed(f"{policy.CHARSET}<section>{text}</section>", DECK)
    except SystemExit:
        return False
    return True


def faulty(texts: list[str]) -> set[str]:
    """Those of some slides with a fault on the page or in the PDF of a deck of them all, without what moves."""
    for shared in scratch.SHARED:
        Path(shared).parent.mkdir(exist_ok=True)
        if not Path(shared).exists():
            Path(shared).symlink_to((ROOT / shared).resolve())
    programs.PATIENCE = PATIENCE
    still = [decks.retargeted(text, lambda title: "", "title") for text in texts]
    (decks.SLIDES / f"sections/{DECK}.md").write_text(BREAK.join(still) + "\n", encoding="utf-8")
    (decks.SLIDES / f"decks/{DECK}.toml").write_text(f'title = "Lies"\ndescription = "Lies"\nsections = ["{DECK}"]\n')
    slides = decks.slides(DECK)
    filled = [fill.front_matter(decks.read(DECK)), *map(fill.filled_slide, slides)]
    (RESULTS / f"{DECK}.md").write_text(filled[0] + BREAK.join(filled[1:]) + "\n", encoding="utf-8")
    page, paper = render.html(DECK), render.pdf(DECK)
    report = gates.browser_report(page, gates.AXE)
    numbers = {fault.slide for fault in gates.all_faults(report, slides, page)}
    numbers |= {number for number, *_ in printed.faults(report["paper"], printed.pages(paper))}
    return {texts[number - 1] for number in numbers - {None}}
