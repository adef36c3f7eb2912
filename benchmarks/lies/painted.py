"""Lies that styles and markup tell, and that only who looks at a page can see: on slides of the talk, one lie a slide."""

import random
import re
from collections.abc import Callable, Iterator

from benchmarks.lies.lie import Lie, in_slide
from proof.deck import decks
from proof.deck.decks import Slide

FIGURE = ":is(img, [data-figure])"
HIDING = (  # of figures and of words
    *("display: none", "visibility: hidden", "opacity: 0.05", "clip-path: inset(50%)", "content-visibility: hidden"),
    *("position: relative; left: 1300px", "position: absolute; top: 800px", "transform: translateY(900px)", "scale: 0"),
    *("filter: brightness(0.08)", "filter: opacity(0)", "mix-blend-mode: darken", "zoom: 0.01", "translate: -1400px"),
    *("mask-image: linear-gradient(transparent, transparent)", "position: absolute; height: 0; overflow: hidden"),
)
HIDING_WORDS = (*HIDING, "font-size: 0", "color: var(--ink)", "-webkit-text-fill-color: transparent", "color: #12161d")
HIDING_NUMBERS = ("display: none", "visibility: hidden", "opacity: 0.05", "color: var(--ink)", "filter: opacity(0)")
BOXES = (  # left, top, width and height of what lies over a slide
    *((0, 0, 1280, 720), (64, 36, 900, 64), (0, 100, 640, 560), (640, 100, 640, 560), (64, 300, 1152, 120)),
    *((64, 120, 300, 300), (400, 200, 480, 200), (0, 36, 1280, 400)),
)
GROUNDS = ("var(--ink)", "var(--raised)", "var(--paper)")
WRITTEN = (  # by styles, before or after what stands on a slide
    *('content: "nine "', 'content: "not "', 'content: "−"', 'content: "≈"', "content: open-quote", 'content: "\\39"'),
    *("content: counter(page-of)", 'content: ""; display: inline-block; width: 0.5em; height: 3px; background: currentColor'),
    *("content: attr(class)", "content: attr(data-theme)", 'content: "nearly " / ""', 'content: ""; border-left: 4px solid'),
)
ADDED = (  # to what stands on a slide
    *("text-emphasis: 'x'", "text-decoration: line-through", "text-shadow: 0.6em 0 0 currentColor", "list-style-type: 'nine '"),
    *(
        "-webkit-text-security: disc",
        "border-left: 3px solid",
        "box-shadow: -20px 0 0 -12px white",
        "text-transform: uppercase",
    ),
)
TURNING = (  # of figures
    *("transform: scaleX(-1)", "scale: 1 -1", "rotate: 180deg", "filter: invert(1)", "filter: hue-rotate(90deg)"),
    "object-position: -300px 0",
)
ELSEWHERE = (  # where a slide is not looked at on a screen of the usual size
    *("@media print", "@media (min-width: 1500px)", "@media (max-width: 1100px)", "@media (min-resolution: 2dppx)"),
    *("@media (prefers-reduced-motion: reduce)", "@media (hover: none)", "@supports (display: grid)", "@media not print"),
)
UNSTAGED = ":not(body[data-bespoke-view] *)"  # on the page that Marp prints, which no window shows
CODE = (
    *('<img src="https://example.org/a.png" alt="A face">', '<img srcset="//example.org/a.png 2x" alt="A face">'),
    *('<link rel="stylesheet" href="https://example.org/a.css">', "<style>@import 'https://example.org/a.css';</style>"),
    *('<p style="background: url(https://example.org/a.png)">words</p>', '<video poster="https://example.org/a.png"></video>'),
    *('<iframe src="https://example.org"></iframe>', '<object data="https://example.org/a.svg"></object>'),
    *("<script>addEventListener('beforeprint', () => fetch('https://example.org'))</script>", "<b onclick='go()'>words</b>"),
    *(
        '<script src="https://example.org/a.js"></script>',
        "<script>document.querySelector('h1').remove()</script>",
    ),
    *('<a href="javascript:fetch(1)">words</a>', '<form action="https://example.org"><button>words</button></form>'),
    *('<svg><image href="https://example.org/a.png"/></svg>', '<embed src="https://example.org/a.pdf">', "[words](#nowhere)"),
    *('<meta http-equiv="refresh" content="1; url=https://example.org">', '<base href="https://example.org/">'),
    *('<img src="beside.png" alt="A face">', "[words](file.html)", '<a href="https://nowhere">words</a>'),
)


def slides() -> list[Slide]:
    """The slides of the talk."""
    return decks.slides("talk")


def styled(rules: Callable[[Slide, random.Random], list[str]]) -> Callable[[random.Random], Iterator[Lie]]:
    """Lies that give a slide a style of its own."""

    def lies(chance: random.Random) -> Iterator[Lie]:
        for slide in slides():
            for rule in rules(slide, chance):
                yield marked(slide, f"<style scoped>{rule}</style>")

    return lies


def marked(slide: Slide, markup: str) -> Lie:
    """The lie that writes markup below what a slide says."""
    return in_slide(slide, len(slide.text), len(slide.text), f"\n\n{markup}\n")


def words(slide: Slide) -> list[str]:
    """What selects words of a slide."""
    there = {"h1": r"^# ", "li": r"^[-*] ", "td": r"^\|.*\|$", "[data-number]": r"\{\{"}
    text = decks.hide(slide.text, decks.IMAGE, decks.COMMENT, decks.FENCE)
    return [selector for selector, pattern in there.items() if re.search(pattern, text, re.MULTILINE)]


def hidden_figures(slide: Slide, _: random.Random) -> list[str]:
    """Styles that hide a slide's figures."""
    return [f"{FIGURE} {{ {way} }}" for way in HIDING] if shows_figures(slide) else []


def shows_figures(slide: Slide) -> bool:
    """Has a slide figures?"""
    return any(decks.figure(slide, match["target"]) for match in decks.images(slide))


def hidden_words(slide: Slide, chance: random.Random) -> list[str]:
    """Styles that hide words of a slide."""
    ways = {selector: HIDING_NUMBERS if selector == "[data-number]" else HIDING_WORDS for selector in words(slide)}
    return [f"{selector} {{ {chance.choice(some)} }}" for selector, some in ways.items()]


def covered(chance: random.Random) -> Iterator[Lie]:
    """Lies that lay a box over a slide."""
    for slide in slides():
        for left, top, width, height in BOXES:
            place = f"position:absolute;left:{left}px;top:{top}px;width:{width}px;height:{height}px"
            deaf = chance.choice(("", ";pointer-events:none"))
            yield marked(slide, f'<div style="{place};background:{chance.choice(GROUNDS)}{deaf}"></div>')


def written(slide: Slide, chance: random.Random) -> list[str]:
    """Styles that write something."""
    generated = [f"{chance.choice(words(slide))}::{chance.choice(('before', 'after'))} {{ {what} }}" for what in WRITTEN]
    return generated + [
        f"{chance.choice(words(slide))} {{ {what} }}" for what in ADDED if "list" not in what or "li" in words(slide)
    ]


def elsewhere(slide: Slide, chance: random.Random) -> list[str]:
    """Styles that hide something where nobody looks."""
    aims = [*words(slide), *([FIGURE] if shows_figures(slide) else [])]
    asked = [f"{where} {{ {chance.choice(aims)} {{ display: none }} }}" for where in ELSEWHERE]
    return asked + [f"section{UNSTAGED} {aim} {{ {chance.choice(HIDING[:2])} }}" for aim in aims]


def exchanged(slide: Slide, _: random.Random) -> list[str]:
    """Styles that turn something round, or exchange two things."""
    rules = ["h1 { unicode-bidi: bidi-override; direction: rtl }", "h1 { rotate: 180deg }", "h1 { transform: scaleY(-1) }"]
    if "li" in words(slide):
        rules += [f"{part} {{ display: flex; flex-direction: column-reverse }}" for part in ("ul", "ol, ul")]
    if "td" in words(slide):
        rules += [
            "tr { display: flex; flex-direction: row-reverse }",
            "tbody { display: flex; flex-direction: column-reverse }",
        ]
        rules += ["td:nth-child(2) { position: relative; left: 300px } td:nth-child(3) { position: relative; left: -300px }"]
    if shows_figures(slide):
        rules += [
            f"{FIGURE} {{ {way} }}" for way in ("transform: scaleX(-1)", "scale: 1 -1", "rotate: 180deg", "filter: invert(1)")
        ]
        rules += [f"{FIGURE} {{ filter: hue-rotate(90deg) }}", f"{FIGURE} {{ object-position: -300px 0 }}"]
    return rules


def code(_: random.Random) -> Iterator[Lie]:
    """Lies that let a slide run or fetch something, or lead nowhere."""
    for slide in slides():
        for markup in CODE:
            yield marked(slide, markup)


CLASSES: dict[str, Callable[[random.Random], Iterator[Lie]]] = {
    "figures hidden": styled(hidden_figures),
    "words and numbers hidden": styled(hidden_words),
    "slides covered": covered,
    "signs that a style writes": styled(written),
    "styles for print or some windows": styled(elsewhere),
    "exchanged or turned by layout": styled(exchanged),
    "remote content, code and dead links": code,
}
WHY: dict[str, str] = {}
