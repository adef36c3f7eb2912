"""Each fault that a built deck may have, planted on a slide of its own, is seen in the browser and called by its name."""

import base64
import json
import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from proof.deck import decks
from proof.render import fill, gates, printed, programs, render
from proof.source import paths
from scratch_deck import FIGURE, SCORES, scratch_project, write_deck, write_slides  # noqa: F401

NOTE = "\n\n<!-- Say it. -->"
BARS = "![Bars](../../results/figures/bars.svg)"
SHEET = 'xmlns="http://www.w3.org/2000/svg" viewBox="0 0 800 300"'
OUTLINES = (
    '<g id="text_1"><!-- outlined --><g style="fill: {fill}" transform="translate(100 100) scale({size} -{size})">'
    '<defs><path id="a" d="M0 0h6000v4000h-6000z" transform="scale(0.015625)"/></defs><use href="#{used}"/></g></g>'
)
DRAWN = {  # by name, what is drawn in a figure of 800 by 300, which is shown 1152 px wide or less
    "good": '<text x="40" y="90" font-size="30" fill="#e9edf3">words</text>'
    + OUTLINES.format(fill="#e9edf3", size=0.3, used="a"),
    "tiny": '<text x="40" y="90" font-size="9" fill="#e9edf3">whispered</text>',
    "tiny_outlines": OUTLINES.format(fill="#e9edf3", size=0.1, used="a"),
    "faint": '<text x="40" y="90" font-size="30" fill="#333d4a">unseen</text>',
    "faint_outlines": OUTLINES.format(fill="#333d4a", size=0.3, used="a"),
    "on_its_like": '<rect width="800" height="200" fill="#73caff"/>'
    '<text x="40" y="90" font-size="30" fill="#73caff">camouflaged</text>',
    "haloed": '<rect width="800" height="300" fill="#e9edf3"/><g id="text_1"><!-- haloed -->'
    '<path d="M50 50h100v40h-100z" style="fill: #e9edf3; stroke: #11151c; stroke-width: 7"/>'
    '<path d="M50 50h100v40h-100z" style="fill: #e9edf3"/></g>',
    "cropped": '<text x="700" y="90" font-size="40" fill="#e9edf3">beyond the rim</text>',
    "lost_letter": OUTLINES.format(fill="#e9edf3", size=0.3, used="gone"),
    "builds": '<g id="step-1"><text x="40" y="90" font-size="30" fill="#e9edf3">words</text></g>'
    '<g id="step-2"><rect x="400" y="40" width="90" height="90" fill="#73caff"/></g>',
    "faint_at_first": '<text x="40" y="90" font-size="30" fill="#11151c">uncovered</text>'
    '<g id="step-1"><rect width="800" height="300" fill="#e9edf3"/></g>',
    "hides": '<g id="step-1"><g id="text_1" style="visibility: hidden"><rect width="90" height="90" fill="#73caff"/></g></g>',
    "unshown": '<text x="40" y="90" font-size="30" fill="#e9edf3">words</text>',
}
TALL = "\n".join(f"- {word}" for word in "one two three four five six seven eight nine ten eleven".split())


def figure(name: str) -> str:
    """A slide of one drawing."""
    return f"<!-- _class: figure -->\n# Shown: {name}\n\n![Shown {name}](../../results/figures/{name}.svg)"


@dataclass(frozen=True)
class Planted:
    """A slide with one thing wrong, and the words in which it is to be named."""

    slide: str
    said: str


PLANTED = {
    "a list that is too long": Planted(f"# Long\n\n{TALL}", r'overflow: li "eleven" runs 1\d\d(\.\d)? px past the bottom'),
    "a word that is too long": Planted(f"# Wide\n\n`{'wide' * 30}`", r"overflow: .* past the right of the slide's room"),
    "a box that cuts": Planted(
        f'# Cut\n\n<div style="height:90px;overflow:hidden">\n\n{BARS}\n\nWords below\n\n</div>',
        r"overflow: div .* is cut off by [\d.]+ px at the bottom of its box",
    ),
    "a box that spills": Planted(
        '# Spilt\n\n<div style="height:50px">Some<br>Other<br>Words</div>', r"div .* spills over by 6\d(\.\d)? px at the bottom"
    ),
    "a box that grows with the window": Planted(
        '# Grown\n\n<div style="width:62vw">Words</div>',
        r"overflow: div .* runs \d+(\.\d)? px past the right .* \(seen at 1920x1080\)",
    ),
    "a footer that is cut": Planted(
        f'# Foot\n\n<!-- _footer: "{"figures scores claims " * 12}" -->',
        r"overflow: footer .* is cut off by \d+ px at the right",
    ),
    "a picture without its rims": Planted(
        '# Rims\n\n<img src="{bars}" alt="Bars" style="width:300px;height:300px;object-fit:cover">',
        r"overflow: picture loses 300 px of its rims",
    ),
    "words over a figure's rim": Planted(
        figure("cropped"), r'"beyond the rim" in cropped.svg is cut off by [\d.]+ px .* right'
    ),
    "a picture that cannot be read": Planted("# Torn\n\n![A photo](torn.png)", r"broken picture: torn.png cannot be read"),
    "a picture of no size": Planted(
        '# Flat\n\n<img src="{bars}" alt="Bars" style="width:300px;height:0">',
        r"broken picture: picture is drawn [\d.]+ by 0 px",
    ),
    "a background that cannot be read": Planted(
        '# Behind\n\n<div style="background:url(data:image/png;base64,AAAA)">Words</div>',
        r"broken picture: div .* has a picture behind it that cannot be read",
    ),
    "a sign that the fonts lack": Planted(
        "# Learn 漢 and 😀", r"missing glyph: h1 .* draws 漢 😀 (as a box|in .*, a font that the deck)"
    ),
    "a font that is not there": Planted(
        '# Font\n\n<p style="font-family:Nowhere">Words</p>', r'missing glyph: p "Words" is set in .*, a font that the deck'
    ),
    "an outline that is not there": Planted(figure("lost_letter"), r"missing glyph: lost_letter.svg draws #gone, which"),
    "a font that is no font": Planted(
        "# Spoilt\n\n<style>@font-face { font-family: 'Spoilt'; src: url('data:font/woff2;base64,AAAA') }</style>\n"
        "<p style=\"font-family:'Spoilt','Plex'\">Words</p>",
        r"missing font: the font Spoilt cannot be read",
    ),
    "a picture beside the file": Planted(
        '# Beside\n\n<img src="beside.png" alt="Beside" width="9" height="9">', r"request: file:.*/beside.png is asked for"
    ),
    "a picture without words": Planted(
        '# Silent\n\n<img src="{bars}" width="90">', r"alt text: 1 of the pictures has no words"
    ),
    "a drawing without words": Planted(
        '# Mute\n\n<svg width="90" height="90"><circle r="40"/></svg>', r"alt text: 1 of the pictures has no words"
    ),
    "a number of yesterday": Planted(
        "# Stale\n\n![Error of {{ dense.test_mse }}](../../results/figures/bars.svg)",
        r'alt text: a picture says "Error of 0\.0187\S*" where it is now "Error of 0\.5\S*": build the deck again',
    ),
    "a formula without words": Planted(
        '# Formula\n\n<mjx-container><svg role="img" width="90" height="90"></svg></mjx-container>',
        r"axe svg-img-alt: svg .* must have alternative text",
    ),
    "a faint formula": Planted(
        '# Formula\n\n<div style="color:#5b636f">\n\n$x^2$\n\n</div>',
        r'contrast: mjx-container\S* "x squared" has a contrast of [23]\.\d+:1',
    ),
    "scripts of scripts in a line of text": Planted(
        "# Formula\n\nIn $e^{s_j}$ a line", r'text size: mjx-container\S* "e raised .*" is 17(\.\d)? px high, under the 24 px'
    ),
    "a formula shrunk to the slide": Planted(
        f"# Formula\n\n$${'x + ' * 60} x$$", r'text size: mjx-container\S* "x plus x .*" is [\d.]+ px high'
    ),
    "faint words": Planted(
        '# Faint\n\n<p style="color:#5b636f">Words</p>', r'contrast: p "Words" has a contrast of [23]\.\d+:1'
    ),
    "half-transparent words": Planted(
        '# Through\n\n<div style="opacity:.4"><p>Words</p></div>', r'contrast: p "Words" has a contrast of [23]\.\d+:1'
    ),
    "words on a picture": Planted(
        '# Upon\n\n<div style="background:url({white})">Words</div>', r'contrast: div "Words" has a contrast of 1\.\d+:1'
    ),
    "faint letters in a figure": Planted(figure("faint"), r'contrast: "unseen" in faint.svg has a contrast of 1\.\d+:1'),
    "faint outlines in a figure": Planted(figure("faint_outlines"), r'contrast: "outlined" in faint_outlines.svg has a'),
    "faint letters before the last step": Planted(
        figure("faint_at_first"), r'contrast: "uncovered" in faint_at_first.svg has a contrast of 1.00:1'
    ),
    "a part that no step shows": Planted(figure("hides"), r"steps: hides.svg does not show text_1-\d+ in the end"),
    "letters on their like": Planted(
        figure("on_its_like"), r'contrast: "camouflaged" in on_its_like.svg has a contrast of 1.00:1'
    ),
    "small words": Planted(
        '# Small\n\n<p style="font-size:18px">Words</p>', r'text size: p "Words" is 18 px high, under the 24'
    ),
    "shrunk words": Planted(
        '# Shrunk\n\n<p style="scale:.5">Words</p>', r'text size: p "Words" is 14 px high, under the 24 px'
    ),
    "small letters in a figure": Planted(figure("tiny"), r'text size: "whispered" in tiny.svg is 1[23](\.\d)? px high, under'),
    "small outlines in a figure": Planted(
        figure("tiny_outlines"), r'text size: "outlined" in tiny_outlines.svg is 1\d(\.\d)? px'
    ),
    "TeX in the notes": Planted("# Told\n\n<!-- Say $x^2$. -->", r'notes: "\$x\^2\$" stands in the notes as TeX'),
    "marks in the notes": Planted("# Marks\n\n<!-- need: C09 -->", r'notes: "need: C09" stands in the notes'),
    "a level left out": Planted("# Level\n\n### Deep", r'headings: "Deep" is of level 3 right below level 1'),
    "two titles": Planted("# One\n\n# Two", r"headings: the slide has 2 titles"),
    "no title": Planted("Only words", r"headings: the slide does not begin with a title"),
    "a title of two lines": Planted(f"# {'Long ' * 20}", r"title: the title has 2 lines, talk allows 1: shorten it"),
    "what only a mouse reaches": Planted(
        '# Mouse\n\n<div role="button">Press</div>', r'keyboard: div "Press" cannot be reached with the Tab key'
    ),
    "what moves for who asks for stillness": Planted(
        "# Move\n\n<style>@keyframes turn { to { rotate: 1turn } }</style>\n"
        '<p style="animation:turn 9s infinite;width:9em">Words</p>',
        r'motion: p "Words" moves, although .* \(seen at reduced motion\)',
    ),
    "a live part that is asleep": Planted(
        '# Asleep\n\n<img src="{bars}" alt="Bars" data-live="walk">',
        r"live part: picture does not move: nothing took its place as walk",
    ),
    "a control that a finger misses": Planted(
        '# Touch\n\n<div class="live"><button style="width:90px;height:30px">Go</button></div>',
        r'touch: button "Go" is 90 by 30 px, under the 44 px that a finger needs',
    ),
    "a control that a finger misses on a phone": Planted(
        '# Phone\n\n<img src="{bars}" alt="Bars" data-live="walk">\n\n'
        '<div class="live"><button style="width:90px;height:50px;clip-path:inset(0)">Go</button></div>',
        r'touch: button "Go" answers to a finger in 2\d px of height, under the 44 px .* \(seen at phone\)',
    ),
    "what only axe-core knows": Planted('# Role\n\n<div role="buton">Words</div>', r"axe aria-roles: div .* ARIA role"),
}
GOOD = (
    "<!-- _class: title -->\n# A title\n\nA line",
    "# A list, and code\n\n- `code` with *stress* and **weight**\n- [a link](https://example.org/)\n\n* one\n* by one",
    f"<!-- _class: figure -->\n# A figure\n\n{figure('good').splitlines()[-1]}",
    figure("haloed"),
    figure("builds"),
    "<!-- _class: table -->\n# A table\n\n| a | b |\n|---|---|\n| c | {{ dense.test_mse }} |",
    "<!-- _class: code -->\n# Code\n\n```python\ndef f(x):\n    return x  # and so on\n```\n\n- What to see",
    f"# Beside a background\n\n![bg right {BARS[2:]}\n\nWords",
    "# A title with $\\beta$ in it\n\nA line with $x^2$\n\n$$\n\\underbrace{e^{s_j}}_{\\text{spread}}\n$$",
    "<!-- _class: statement -->\n# A statement, which may go on in another line\n\n$$x^2$$",
    "<!-- _class: compare -->\n# Two\n\n## Left\n\n- one\n\n## Right\n\n- other",
)
NUMBERS = ("$x^2$", "$$x^2$$", "need: C09", "url('data:font/woff2;base64,AAAA", "url(data:image/png;base64,AAAA)")

Said = dict[int | None, list[str]]  # of each slide by its number, of the deck as a whole under None


@pytest.fixture(scope="module")
def looked(tmp_path_factory: pytest.TempPathFactory) -> Said:
    """One look at a deck of all that is good and all that is planted; a score changes after it is built."""
    if programs.browser() is None or not gates.AXE.exists():
        pytest.skip("needs a browser and axe-core: make setup")
    with pytest.MonkeyPatch.context() as patch:
        project = scratch(tmp_path_factory.mktemp("gates"), patch)
        write_slides(project, *(slide + NOTE for slide in GOOD), *(planted(one) for one in PLANTED.values()), "# Silence")
        fill.main("talk")
        page = render.html("talk")
        (project / "results/scores/dense.json").write_text(json.dumps(SCORES).replace("0.01868", "0.5"))
        slides = decks.slides("talk")
        report = gates.browser_report(page, gates.AXE)
        said: Said = {}
        for fault in gates.all_faults(report, slides, page):
            said.setdefault(fault.slide, []).append(gates.sentence(fault, page, slides, report["slides"]))
        return said


def scratch(project: Path, patch: pytest.MonkeyPatch) -> Path:
    """A project with the real themes, the drawings, and a picture that is none."""
    for folder in ("slides/decks", "slides/sections", "results/scores", "results/figures"):
        (project / folder).mkdir(parents=True)
    for path in (paths.ROOT / "slides").glob("*.css"):
        (project / "slides" / path.name).write_text(path.read_text())
    (project / "node_modules").symlink_to(paths.ROOT / "node_modules")
    (project / "slides/constants.toml").write_text(
        "[one]\n" + "".join(f'"{number}" = "a planted number"\n' for number in (*NUMBERS, f"url({data('white')})"))
    )
    (project / "slides/sections/torn.png").write_bytes(b"no picture")
    (project / "results/scores/dense.json").write_text(json.dumps(SCORES))
    (project / "results/figures/bars.svg").write_text(FIGURE)
    for name, inside in DRAWN.items():
        (project / f"results/figures/{name}.svg").write_text(f"<svg {SHEET}>{inside}</svg>")
    write_deck(project, "talk")
    with (project / "slides/decks/talk.toml").open("a") as deck:
        deck.write("title_lines = 1\n")
    patch.chdir(project)
    patch.setattr(decks, "ROOT", project)
    patch.setattr(decks, "SLIDES", project / "slides")
    return project


def planted(one: Planted) -> str:
    """A planted slide as it is written, with a note."""
    return one.slide.replace("{bars}", data("red")).replace("{white}", data("white")) + NOTE


def data(colour: str) -> str:
    """The address of a picture of one colour."""
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" width="8" height="4"><rect width="8" height="4" fill="{colour}"/></svg>'
    return f"data:image/svg+xml;base64,{base64.b64encode(svg.encode()).decode()}"


@pytest.mark.parametrize("name", PLANTED)
def test_a_planted_fault_is_seen_and_named(looked: Said, name: str) -> None:
    number = len(GOOD) + 1 + list(PLANTED).index(name)
    said = looked.get(number, []) + looked.get(None, [])
    assert any(re.search(PLANTED[name].said, sentence) for sentence in said), said


@pytest.mark.parametrize("number", range(1, len(GOOD) + 1))
def test_a_good_slide_is_left_alone(looked: Said, number: int) -> None:
    assert number not in looked


def test_a_fault_says_which_slide_it_is_on_and_where_to_mend_it(looked: Said) -> None:
    number = len(GOOD) + 1
    assert re.match(rf'slide {number} "Long" \(slides/sections/one\.md:\d+\): overflow: li', looked[number][0])


def test_a_slide_without_notes_is_named(looked: Said) -> None:
    assert any(re.search(r'"Silence" .*: notes: the slide has no notes', said) for said in looked[len(GOOD) + len(PLANTED) + 1])


def test_a_fault_that_shows_in_each_window_is_told_once(looked: Said) -> None:
    said = looked[len(GOOD) + 1]
    assert len(said) == len(set(said))
    assert sum("overflow" in sentence for sentence in said) == 1


def test_a_figure_that_no_slide_shows_is_named(looked: Said) -> None:
    assert any("unused figure: results/figures/unshown.svg is on no slide of any deck" in said for said in looked[None])


def flawless(**changes: object) -> dict:
    """What the browser tells of a deck of one slide with nothing wrong, but for these changes."""
    slide = {"lang": "en", "headings": [[1, "Bars"]], "lines": 1, "alts": ["Bars"], "nameless": 0, "notes": "Say it."}
    report = {"faults": [], "requests": [], "errors": [], "lost": [], "faces": [], "found": {}, "language": "en"}
    report |= {"views": 4, "texts": 1, "paper": []}
    return report | {key: value for key, value in changes.items() if key in report} | {"slides": [slide | changes]}


@pytest.fixture
def page(project: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A deck of one slide, as if it had been built."""
    monkeypatch.setattr(printed, "pages", lambda path: [])
    (project / "results/talk.pdf").touch()
    write_slides(project, f"# Bars\n\n{BARS}{NOTE}")
    path = project / "results/talk.html"
    path.write_text("<html></html>")
    return path


def complaint(monkeypatch: pytest.MonkeyPatch, **changes: object) -> str:
    """The words in which the command ends where the browser sees this."""
    monkeypatch.setattr(gates, "browser_report", lambda page, axe, asked: flawless(**changes))
    with pytest.raises(SystemExit) as end:
        gates.passed_line("talk")
    return str(end.value)


@pytest.mark.usefixtures("page")
def test_a_deck_without_fault_passes_with_one_line(monkeypatch) -> None:
    monkeypatch.setattr(gates, "browser_report", lambda page, axe, asked: flawless())
    assert gates.passed_line("talk") == "results/talk.html has no fault: 1 slides in 4 views, 1 texts, 1 pictures, no request"


@pytest.mark.usefixtures("page")
@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"language": "de"}, 'results/talk.html: language: the page says lang="de" where it is en'),
        ({"lang": "de"}, 'slide 1 "Bars" (slides/sections/one.md:1): language: the slide says lang="de" where it is en'),
        ({"notes": ""}, "the slide has no notes"),
        ({"notes": ".\n\nMade from figures bars; receipts 0123abcd"}, "the slide has no notes"),
        ({"alts": ["."]}, "alt text: 1 of the pictures has no words"),
        ({"errors": [{"words": "Error: planted", "line": 0}]}, "script error: a script fails: Error: planted"),
        ({"paper": [{"texts": ["Bars"], "counted": ["1"], "pictures": []}]}, "print: the PDF has 0 pages for 1 slides"),
        ({"alts": ["Bars of yesterday"]}, 'a picture says "Bars of yesterday" where it is now "Bars"'),
        (
            {"requests": [{"url": "wss://example.org", "slide": -1}]},
            "results/talk.html: request: wss://example.org is asked for",
        ),
    ],
)
def test_what_slides_say_of_themselves_is_held_against_their_sources(monkeypatch, changes, said) -> None:
    assert said in complaint(monkeypatch, **changes)


@pytest.mark.usefixtures("page")
def test_a_figure_that_a_slide_shows_and_nobody_made_is_named(project, monkeypatch) -> None:
    (project / "results/figures/bars.svg").unlink()
    words = complaint(monkeypatch)
    assert "(slides/sections/one.md:1): missing figure: bars.svg is not made yet: the build draws it" in words


def test_a_deck_of_other_slides_a_missing_browser_and_a_missing_axe_each_end_in_a_sentence(page, monkeypatch, tmp_path) -> None:
    with pytest.raises(SystemExit, match="axe.min.js is not there: run make setup"):
        gates.browser_report(page, tmp_path / "axe.min.js")
    monkeypatch.setattr(programs, "browser", lambda: None)
    with pytest.raises(SystemExit, match="was not looked at, for want of a browser: install"):
        gates.browser_report(page, page)
    monkeypatch.setattr(gates, "browser_report", lambda page, axe, asked: flawless() | {"slides": []})
    with pytest.raises(SystemExit, match="has 0 slides where its sections have 1: run python -m proof deck html talk"):
        gates.passed_line("talk")


@pytest.mark.parametrize(
    "notes", ["needs: C09", "Needs: C09", "ony: talk", "_clas: figure", "Hello.\n\nneeds: C09", "{{ pca.mse }}"]
)
def test_what_was_meant_for_the_build_is_found_in_notes(notes: str) -> None:
    assert gates.leaks(notes)


@pytest.mark.parametrize("notes", ["Remember: breathe.", "Title: as above.", "Three kinds: a, b, c", "Note: this is new."])
def test_a_speaker_may_use_colons(notes: str) -> None:
    assert not gates.leaks(notes)
