"""What counts is what a browser paints, topmost: words and pictures that are hidden, altered or exchanged are named."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from proof.deck import decks
from proof.render import fill, gates, programs, render
from test_gates import NOTE, data, scratch

SHEET = 'xmlns="http://www.w3.org/2000/svg" viewBox="0 0 80 40"'
DRAWING = '<rect x="4" y="4" width="30" height="30" fill="#73caff"/><circle cx="60" cy="15" r="12" fill="#eb8833"/>'
OTHER = data("red")


@dataclass(frozen=True)
class Way:
    """One way to show something else than a slide says: the styles that do it, and how it is named."""

    styles: str
    said: str


LOST = r'paint: p "{words}" does not show "{letters}"'
WORDS = {  # by the words of a paragraph that has these styles
    "not displayed": Way("display:none", LOST),
    "invisible": Way("visibility:hidden", LOST),
    "cut away": Way("clip-path:inset(50%)", LOST),
    "beside the slide": Way("position:relative;left:2000px", LOST),
    "of no size": Way("font-size:0", LOST),
    "transparent": Way("opacity:.05", LOST),
    "in the colour of the ground": Way("color:var(--ink)", LOST),
    "pushed out": Way("text-indent:-9999px", LOST),
    "in a box of no height": Way("height:0;overflow:hidden", LOST),
    "filtered": Way("filter:brightness(.05)", LOST),
    "shrunk away": Way("transform:scale(0)", LOST),
    "blended": Way("mix-blend-mode:darken", LOST),
}
STYLE = r'style: p "{words}" has {name}: .*, which shows something else than is written'
ALTERED = {
    "shouted": Way("text-transform:uppercase", STYLE),
    "upside down": Way("rotate:180deg", STYLE),
    "mirrored": Way("transform:scaleX(-1)", STYLE),
    "turned over": Way("transform:scaleY(-1)", STYLE),
    "as dots": Way("-webkit-text-security:disc", STYLE),
    "struck out": Way("text-decoration-line:line-through", STYLE),
    "with an echo": Way("text-shadow:90px 0 0 #fff", STYLE),
    "with other signs": Way('font-feature-settings:"frac"', STYLE),
    "marked": Way('text-emphasis-style:"x"', STYLE),
    "on a picture": Way(f"background-image:url({OTHER})", STYLE),
    "with boxes around": Way("box-shadow:0 0 0 3px red", STYLE),
    "backwards": Way("unicode-bidi:bidi-override;direction:rtl", r'order: p "{words}" shows "." before or over what is'),
    "on one place": Way("letter-spacing:-1em", r'order: p "{words}" shows "." before or over what is written before it'),
}
PICTURES = {  # by the name of a figure that has these styles
    "undisplayed": Way("display:none", r"paint: {name}.svg is not painted"),
    "unseen": Way("visibility:hidden", r"paint: {name}.svg is not painted as it is drawn"),
    "cut": Way("clip-path:inset(50%)", r"paint: {name}.svg is not painted as it is drawn"),
    "flat": Way("height:0", r"paint: {name}.svg is not painted"),
    "faint": Way("opacity:.05", r"paint: {name}.svg is not painted as it is drawn"),
    "dark": Way("filter:brightness(0)", r"paint: {name}.svg is not painted as it is drawn"),
    "mirrored": Way("transform:scaleX(-1)", r"paint: {name}.svg is not painted as it is drawn"),
    "blended": Way("mix-blend-mode:darken", r"paint: {name}.svg is not painted as it is drawn"),
    "moved": Way("object-position:-900px 0", r"paint: {name}.svg is not painted as it is drawn"),
    "replaced": Way(f"content:url({OTHER})", r"style: {name}.svg has content: "),
}
STYLES = """
.one::before { content: "nine" }
.two::before { content: ""; display: inline-block; width: 20px; height: 3px; background: white }
.three li { list-style-type: "nine " } .four { display: flex; flex-direction: column-reverse }
@media print { .five { display: none } } @media (min-width: 1500px) { .six { color: var(--ink) } }
"""
OTHERWISE = "looks otherwise in some windows or in print: "
TOGETHER = {  # by their names, lies that stand on one slide
    "words by a style": (
        '<p class="one">Words</p>',
        r'style: p.one "Words" has content: "nine" as its ::before, which no slide',
    ),
    "a minus by a style": ('<p class="two">Words</p>', r'style: p.two "Words" has content: "" as its ::before'),
    "a minus by an element": (
        '<p>Error <i style="display:inline-block;width:20px;height:3px;background:white"></i>Words</p>',
        r"style: i is painted, and says nothing",
    ),
    "words by a list": (
        '<ul class="three"><li>Listed</li></ul>',
        r'style: li "Listed" has list-style-type: "nine "',
    ),
    "a list turned round": (
        '<ul class="four"><li>one</li><li>other</li></ul>',
        r'order: li "other" stands before what is written before it',
    ),
    "words for the screen alone": ('<p class="five">Words</p>', rf'style: p.five "Words" {OTHERWISE}'),
    "words for small windows alone": ('<p class="six">Words</p>', rf'style: p.six "Words" {OTHERWISE}'),
    "text on text": (
        '<p style="margin:0">Below</p>\n<p style="position:relative;top:-36px;margin:0">Above</p>',
        r'paint: p "Above" stands on "Below"',
    ),
    "a live part that is empty": (
        '<div class="live" style="width:300px;height:50px"></div>',
        r"paint: div.live shows nothing",
    ),
    "a link to nowhere": ('<a href="#nowhere">Words</a>', r'link: a "Words" leads to #nowhere, which is not there'),
    "a link to a file beside": ('<a href="beside.html">Words</a>', r'link: a "Words" leads to beside.html, which is not'),
    "a link to no address": ('<a href="https://nowhere">Words</a>', r'link: a "Words" leads to https://nowhere, which'),
}
SLIDES = {  # by the name of a slide with one thing wrong
    "a covered slide": (
        '# Covered\n\nWords below\n\n<div style="position:absolute;inset:0;background:var(--ink)"></div>',
        r'paint: p "Words below" does not show "Wordsbelow"',
    ),
    "a covered number": (
        "# Covered\n\nError {{ dense.test_mse }}\n\n"
        '<div style="position:absolute;left:0;top:0;width:300px;height:720px;background:var(--ink)"></div>',
        r"paint: span .* does not show",
    ),
    "a covered figure": (
        '# Covered\n\n![Shown](../../results/figures/shown.svg)\n\n<div style="position:absolute;left:64px;top:120px;'
        'width:150px;height:150px;background:var(--ink)"></div>',
        r"paint: shown.svg is not painted as it is drawn",
    ),
    "an empty figure": ("# Empty\n\n![Empty](../../results/figures/empty.svg)", r"paint: empty.svg is of one colour"),
    "a picture of one colour": (f'# One\n\n<img src="{OTHER}" alt="A colour" width="300">', r"paint: picture is of one colour"),
    "cells exchanged": (
        "<!-- _class: table -->\n# Cells\n\n<style scoped>tr { display: flex; flex-direction: row-reverse }</style>\n\n"
        "| a | b |\n|---|---|\n| c | d |",
        r'order: td "d" stands before what is written before it',
    ),
    "figures exchanged": (
        "<!-- _class: compare -->\n# Two\n\n<style scoped>p:nth-of-type(1) { grid-column: 2 } p:nth-of-type(2) "
        "{ grid-column: 1 !important }</style>\n\n## Left\n\n![Left](../../results/figures/shown.svg)\n\n## Right\n\n"
        "![Right](../../results/figures/shown.svg)",
        r"order: (p|h2) .*stands before what is written before it",
    ),
    "a font of its own": (
        "# Font\n\n<style scoped>@font-face { font-family: 'Plex'; src: url('data:font/woff2;base64,AAAA') }</style>\n\nWords",
        r"font: Plex is not a file of the typeface that the project pins",
    ),
}
GOOD = (
    "# A number\n\nError {{ dense.test_mse }}, [a link](#2) and [another](https://example.org/)\n\n1. one\n1. other",
    "<!-- _class: figure -->\n# A figure\n\n![Shown](../../results/figures/shown.svg)\n\nA caption",
    "<!-- _class: compare -->\n# Two\n\n## Left\n\n![Left](../../results/figures/shown.svg)\n\n## Right\n\n- other",
)

TYPED = (f"url({OTHER})", "url('data:font/woff2;base64,AAAA')")
Said = dict[int | None, list[str]]


def paragraphs(ways: dict[str, Way]) -> str:
    """A slide of paragraphs, each with styles of its own."""
    lines = "\n".join(f"<p style='margin:0;{way.styles}'>{words}</p>" for words, way in ways.items())
    return f"# Words\n\n{lines}"


def gallery() -> str:
    """A slide of figures, each with styles of its own."""
    shown = "\n\n".join(f"![A drawing, {name}](../../results/figures/{name}.svg)" for name in PICTURES)
    rules = [f"p:nth-of-type({place}) img {{ {way.styles} }}" for place, way in enumerate(PICTURES.values(), 1)]
    room = "section { display: grid; grid-template-columns: repeat(5, 200px) } h1 { grid-column: 1 / -1 } img { width: 160px }"
    return f"# Pictures\n\n<style scoped>{room} {' '.join(rules)}</style>\n\n{shown}"


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Said]:
    """What the gates say of a deck of all this, slide by slide."""
    if programs.browser() is None or not gates.AXE.exists():
        pytest.skip("needs a browser and axe-core: make setup")
    with pytest.MonkeyPatch.context() as patch:
        project = scratch(tmp_path_factory.mktemp("painted"), patch)
        gathered = f"# Together\n\n<style scoped>{STYLES}</style>\n\n" + "\n".join(markup for markup, _ in TOGETHER.values())
        slides = [*GOOD, paragraphs(WORDS), paragraphs(ALTERED), gallery(), gathered, *(slide for slide, _ in SLIDES.values())]
        (project / "slides/sections/one.md").write_text("\n\n---\n\n".join(slide + NOTE for slide in slides))
        (project / "slides/constants.toml").write_text(
            "[one]\n" + "".join(f'"{typed}" = "a planted address"\n' for typed in TYPED)
        )
        for name in ("shown", *PICTURES):
            (project / f"results/figures/{name}.svg").write_text(f"<svg {SHEET}>{DRAWING}</svg>")
        (project / "results/figures/empty.svg").write_text(f"<svg {SHEET}></svg>")
        fill.main("talk")
        page = render.html("talk")
        found, listed = gates.browser_report(page, gates.AXE), decks.slides("talk")
        sentences: Said = {}
        for fault in gates.all_faults(found, listed, page):
            sentences.setdefault(fault.slide, []).append(gates.sentence(fault, page, listed, found["slides"]))
        yield sentences


def named(said: Said, number: int, pattern: str) -> bool:
    """Is there a fault of a slide, or of the whole deck, in such words?"""
    return any(re.search(pattern, sentence) for sentence in [*said.get(number, []), *said.get(None, [])])


@pytest.mark.parametrize("number", range(1, len(GOOD) + 1))
def test_a_slide_that_is_painted_as_it_is_written_is_left_alone(said: Said, number: int) -> None:
    assert number not in said


@pytest.mark.parametrize("words", WORDS)
def test_words_that_nobody_sees_are_named(said: Said, words: str) -> None:
    pattern = WORDS[words].said.format(words=words, letters=words.replace(" ", "")[:12])
    assert named(said, len(GOOD) + 1, pattern.removesuffix('"')), said.get(len(GOOD) + 1)


@pytest.mark.parametrize("words", ALTERED)
def test_words_that_look_like_others_are_named(said: Said, words: str) -> None:
    name = ALTERED[words].styles.partition(":")[0]
    assert named(said, len(GOOD) + 2, ALTERED[words].said.format(words=words, name=name)), said.get(len(GOOD) + 2)


@pytest.mark.parametrize("name", PICTURES)
def test_figures_that_are_not_painted_as_they_are_drawn_are_named(said: Said, name: str) -> None:
    assert named(said, len(GOOD) + 3, PICTURES[name].said.format(name=name)), said.get(len(GOOD) + 3)


@pytest.mark.parametrize("name", TOGETHER)
def test_styles_and_markup_that_say_something_of_their_own_are_named(said: Said, name: str) -> None:
    assert named(said, len(GOOD) + 4, TOGETHER[name][1]), said.get(len(GOOD) + 4)


@pytest.mark.parametrize("name", SLIDES)
def test_a_slide_that_shows_something_else_than_it_says_is_named(said: Said, name: str) -> None:
    number = len(GOOD) + 5 + list(SLIDES).index(name)
    assert named(said, number, SLIDES[name][1]), said.get(number)
