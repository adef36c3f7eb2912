"""From a filled deck to HTML, PDF and pictures: whole, without the network, in both looks."""

import os
import re
import sys
import tempfile
import urllib.request

import numpy as np
import pytest
from fontTools.ttLib import TTFont
from PIL import Image

from autoencoders.drawing import sprite
from autoencoders.drawing.sprite import Sprite
from proof.render import fill, policy, present, programs, render, sheet
from proof.source import paths
from samples import unpacked
from scratch_deck import scratch_project, write_deck, write_slides  # noqa: F401

SLIDES = (
    "<!-- _class: title -->\n# A title\n\n![Bars of everything](../../results/figures/bars.svg)\n\n<!-- Say hello. -->",
    "# A list with $x^2$ and 😀\n\n- `code`\n- [a link](https://example.org/)",
)
CONSTANTS = '[one]\n"with $x^2$" = "a square, as a formula"\n'


@pytest.fixture
def deck(project):
    """A filled deck of two slides, with the real themes."""
    for path in (paths.ROOT / "slides").glob("*.css"):
        (project / "slides" / path.name).write_text(path.read_text())
    (project / "node_modules").symlink_to(paths.ROOT / "node_modules")
    (project / "slides/constants.toml").write_text(CONSTANTS)
    write_slides(project, *SLIDES)
    fill.main("talk")
    return project


def colours(picture) -> set[str]:
    """The colours that cover at least a hundredth of a slide."""
    pixels = np.asarray(Image.open(picture).convert("RGB"), dtype=np.uint32) @ np.array([2**16, 2**8, 1], dtype=np.uint32)
    values, counts = np.unique(pixels, return_counts=True)
    return {f"#{value:06x}" for value in values[counts > pixels.size / 100]}


def test_the_html_is_one_file_that_asks_nothing_of_the_network(deck):
    page = render.html("talk").read_text()
    assert policy.contents(page).remote() == []
    assert re.search(r'<img src="data:image/svg.xml;base64,[^"]+" alt="Bars of everything"', page)
    assert page.count("data:font/woff2;base64,") == 5
    assert '<html lang="en">' in page
    assert "Say hello." in page
    assert '<a href="https://example.org/">' in page
    assert re.search(r'<svg aria-label="x squared"[^>]+role="img"', page)


def test_quotation_marks_are_a_printer_s_and_code_keeps_its_own(deck):
    write_slides(deck, *SLIDES, """# The source's "law" (c) -- so it's said\n\n`it's "code"`""")
    fill.main("talk")
    page = render.html("talk").read_text()
    assert "The source’s “law” (c) -- so it’s said" in page
    assert "it's &quot;code&quot;</code>" in page


def test_a_live_part_is_in_the_html_alone_and_a_missing_sprite_is_named(deck, tmp_path):
    write_slides(deck, SLIDES[0].replace("bars.svg)", 'bars.svg "live: walk")'), SLIDES[1])
    fill.main("talk")
    assert '"live: ' not in render.bundle("talk", tmp_path).read_text(), "what is printed knows of nothing that moves"
    with pytest.raises(SystemExit, match="results/sprites/walk.webp is not there: the build makes it"):
        render.html("talk")
    (deck / "results/sprites").mkdir()
    walk = Sprite(np.zeros((1, 2, 1, 4, 4, 1)), "</script> is no end", ["a", "b"], ["one"])
    sprite.save(deck / "results/sprites/walk.webp", walk)
    page = render.html("talk").read_text()
    assert re.search(r'alt="Bars of everything" data-live="walk"', page)
    assert '"sheet": "data:image/webp;base64,' in page
    assert page.count("</script>") == page.count("<script")


def test_pictures_behind_and_beside_the_text_are_inside_the_page_too(deck):
    bars = "../../results/figures/bars.svg"
    write_slides(deck, *SLIDES, f"# Behind\n\n![bg Bars]({bars})", f"# Beside\n\n![bg left Bars]({bars})")
    fill.main("talk")
    page = render.html("talk").read_text()
    assert page.count(render.data_url(deck / "results/figures/bars.svg")) == 3
    assert "picture:" not in page


@pytest.mark.parametrize("word", ["blur", "contrast", "sepia", "50%", "w:100", "invert:20%"])
def test_words_of_an_alt_text_are_words_and_not_orders_to_marp(deck, word: str) -> None:
    write_slides(deck, SLIDES[0].replace("Bars of everything", f"Bars that {word} here"), SLIDES[1])
    (deck / "slides/constants.toml").write_text(
        CONSTANTS + (f'"that {word} here" = "what this test is about"\n' if any(map(str.isdigit, word)) else "")
    )
    fill.main("talk")
    page = render.html("talk").read_text()
    assert f"Bars that {word} here" in page.replace(render.NO_COMMAND, "")
    assert not re.search(r'<img[^>]+style="[^"]*(filter|width|height)', page)


def test_code_is_measured_for_the_theme_to_choose_its_size(deck) -> None:
    write_slides(deck, *SLIDES, "<!-- _class: code -->\n# Code\n\n```python\ndef f(x):\n    return x\n```")
    fill.main("talk")
    assert re.search(r'<pre style="--lines:2;--columns:12;?"', render.html("talk").read_text())


@pytest.mark.parametrize(
    ("tex", "said"),
    [
        (r"\lVert x - \hat x \rVert", "the norm of x minus x hat"),
        (r"q(z \mid x)", "q of open paren z given x close paren"),
        (r"z \sim p", "z drawn from p"),
        (r"\underbrace{a + b}_{\text{price}}", "a plus b called price"),
        (r"a \underbrace{< b}", r"a \underbrace{&lt; b}"),  # no words: the TeX itself
    ],
)
def test_a_formula_is_named_in_words(deck, tex: str, said: str) -> None:
    write_slides(deck, *SLIDES, f"# Words\n\n${tex}$")
    fill.main("talk")
    assert f'<svg aria-label="{said}"' in render.html("talk").read_text()


@pytest.mark.parametrize(
    ("tex", "slip"), [(r"\foo{x}", "Undefined control sequence"), ("x^{y", "close brace"), (r"\text{漢}", "MathJax lacks")]
)
def test_a_slip_in_a_formula_stops_the_build(deck, tex: str, slip: str) -> None:
    write_slides(deck, *SLIDES, f"# Slip\n\n${tex}$")
    fill.main("talk")
    with pytest.raises(SystemExit) as end:
        render.html("talk")
    assert f"the formula {tex} cannot be set: " in " ".join(str(end.value).split()) and slip in " ".join(str(end.value).split())


@pytest.mark.parametrize(
    "markup",
    [
        '<img src="https://example.org/a.png">',
        '<script src="//example.org/a.js"></script>',
        '<link rel="stylesheet" href="http://example.org/a.css">',
        "<style>@import 'https://example.org/a.css';</style>",
        "<style>b { background: url(https://example.org/a.png) }</style>",
        '<p style="background: url(https://example.org/a.png)">text</p>',
    ],
)
def test_whatever_a_page_would_fetch_is_found(markup):
    assert policy.contents(markup).remote()


def test_a_slide_that_would_fetch_something_stops_the_build(deck):
    write_slides(deck, *SLIDES, '# Sneaky\n\n<img src="https://example.org/a.png" alt="a picture">')
    fill.main("talk")
    with pytest.raises(SystemExit, match="would fetch https://example.org/a.png"):
        render.html("talk")
    assert not (deck / "results/talk.html").exists()


@pytest.mark.parametrize(
    ("markup", "named"),
    [
        ("<script>document.title = 9</script>", "<script>"),
        ('<p onclick="this.remove()">words</p>', "onclick"),
        ('<a href=" JavaScript:void(0)">words</a>', "href"),
        ('<iframe srcdoc="words"></iframe>', "<iframe>, srcdoc"),
        ('<meta http-equiv="refresh" content="9">', "<meta>"),
    ],
)
def test_a_slide_that_runs_something_is_refused(markup, named):
    page = f"<head>{policy.CHARSET}</head><section>{{}}</section><script>deck()</script>"
    with pytest.raises(SystemExit, match=f"a slide of talk.html brings {re.escape(named)}: what runs in a deck stands in"):
        policy.sealed(page.format(markup), "talk.html")
    assert policy.digest("deck()") in policy.sealed(page.format("words"), "talk.html")


def test_a_page_runs_the_deck_s_own_scripts_alone(deck):
    page = render.html("talk").read_text()
    [rules] = policy.POLICY.findall(page)
    scripts = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    assert page.index("Content-Security-Policy") < page.index("<style>")
    assert scripts and rules.count("'sha256-") == len(scripts)
    assert all(policy.digest(script) in rules for script in scripts)
    assert "Content-Security-Policy" not in present.reloading((deck / "results/talk.html").read_text())


def test_a_figure_that_was_not_drawn_is_named(deck):
    (deck / "results/figures/bars.svg").unlink()
    with pytest.raises(SystemExit, match="figures/bars.svg, which is not there: the build draws it"):
        render.html("talk")


def test_slides_are_pictures_in_the_colours_of_the_theme_and_a_quick_trial_is_marked_on_each(deck, monkeypatch):
    if programs.browser() is None:
        pytest.skip("no browser here")
    dark, light = (render.colours(deck / f"slides/{name}.css") for name in ("palette", "paper"))
    first, second = render.png("talk")
    assert Image.open(first).size == (1280, 720)
    assert {dark["ink"], dark["pca"]} <= colours(first)
    assert share(first, dark) == share(second, dark) == 0

    write_deck(deck, "light", theme="paper")
    monkeypatch.setenv("PROOF_QUICK", "1")
    fill.main("light")
    first, second = render.png("light")
    assert {light["ink"], light["pca"]} <= colours(first)  # the figure changed with the theme
    assert min(share(first, light), share(second, light)) > 0.01


def test_a_colour_that_lacks_a_twin_is_named(deck) -> None:
    write_deck(deck, "light", theme="paper")
    figure = deck / "results/figures/bars.svg"
    figure.write_text(figure.read_text().replace("</svg>", '<path style="fill: #abcdef; stroke: #FFF"/></svg>'))
    fill.main("light")
    with pytest.raises(SystemExit, match=r"figures/bars.svg is drawn in #abcdef, #fff, which has no twin"):
        render.html("light")
    assert render.html("talk")
    paper = deck / "slides/paper.css"
    paper.write_text("".join(line for line in paper.read_text().splitlines(keepends=True) if "--pca:" not in line))
    with pytest.raises(SystemExit, match=r"slides/paper.css has no twin for pca of slides/palette.css: add a line"):
        render.html("light")


def test_pictures_are_framed_where_the_ground_is_as_light_as_they_are(deck) -> None:
    figure = deck / "results/figures/bars.svg"
    place = ' x="1" y="2" width="3" height="4" transform="scale(2)"'
    figure.write_text(
        f'<svg><image xlink:href="data:image/png;base64,AA==" id="image1"{place} style="image-rendering:auto"/></svg>'
    )
    dark, light = (render.colours(deck / f"slides/{name}.css") for name in ("palette", "paper"))
    made = render.recoloured(figure, render.twins("paper")).decode()
    assert f'<rect{place} style="fill: none; stroke: {light["line"]};' in made
    assert dark["line"] not in made


def test_every_figure_is_drawn_in_colours_of_the_palette() -> None:
    for figure in sorted((paths.ROOT / "results/figures").glob("*.svg")):
        render.recoloured(figure, render.twins("paper"))


def share(picture, theme) -> float:
    """How much of a slide the watermark covers: its colour at its opacity on the ground."""
    ground, mark = (np.array([int(theme[name][at : at + 2], 16) for at in (1, 3, 5)]) for name in ("ink", "noise"))
    pixels = np.asarray(Image.open(picture).convert("RGB"), dtype=float)
    return (np.abs(pixels - (0.58 * ground + 0.42 * mark)).max(axis=-1) < 3).mean()


def test_a_sheet_shows_all_slides_in_their_order() -> None:
    pictures = [Image.new("RGB", (1280, 720), (shade, shade, shade)) for shade in range(sheet.COLUMNS + 1)]
    page = sheet.contact_sheet(pictures)
    step = (sheet.WIDTH + sheet.GAP, sheet.HEIGHT + sheet.GAP)
    assert page.size == (sheet.COLUMNS * step[0] + sheet.GAP, 2 * step[1] + sheet.GAP)
    assert [page.getpixel((60 + place * step[0], 60))[0] for place in range(sheet.COLUMNS)] == list(range(sheet.COLUMNS))
    assert page.getpixel((60, 60 + step[1])) == (sheet.COLUMNS,) * 3


def test_the_pdf_holds_notes_outline_words_for_pictures_and_the_language(deck):
    if programs.browser() is None:
        pytest.skip("no browser here")
    content = unpacked(render.pdf("talk"))
    for part in (b"/Subtype /Text", b"/Outlines", b"/StructTreeRoot", b"/Alt", b"/Lang (en)"):
        assert part in content


def test_without_a_browser_the_old_pdf_goes_and_a_sentence_says_why(deck, monkeypatch, capsys):
    monkeypatch.setattr(programs, "browser", lambda: None)
    (deck / "results/talk.pdf").write_text("old")
    assert render.pdf("talk") is None
    assert not (deck / "results/talk.pdf").exists()
    assert "install Chrome, Chromium or Edge" in capsys.readouterr().out


def test_a_browser_that_the_user_names_comes_first_and_must_be_there(monkeypatch, tmp_path):
    mine = tmp_path / "mine"
    monkeypatch.setenv("CHROME_PATH", str(mine))
    with pytest.raises(SystemExit, match="CHROME_PATH is .*mine, which is not there"):
        programs.browser()
    mine.touch()
    assert programs.browser().path == mine


def test_a_program_that_hangs_is_stopped_with_all_that_it_started(monkeypatch, tmp_path):
    monkeypatch.setattr(programs, "PATIENCE", 0.5)
    child = f"import time; time.sleep(1.5); open({str(tmp_path / 'late')!r}, 'w')"
    script = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {child!r}])"
    with pytest.raises(SystemExit, match="hung and was stopped after 0.5 s"):
        programs.run([sys.executable, "-c", script], "it")
    assert not list(tmp_path.iterdir())


def test_what_a_program_leaves_among_temporary_files_goes_with_it(monkeypatch, tmp_path):
    monkeypatch.setattr(tempfile, "tempdir", os.fspath(tmp_path))
    programs.run([sys.executable, "-c", "import tempfile; tempfile.mkdtemp(); tempfile.mkstemp()"], "it failed")
    assert list(tmp_path.iterdir()) == []


def test_a_program_that_fails_is_quoted():
    with pytest.raises(SystemExit, match="it could not:\nout of ideas"):
        programs.run([sys.executable, "-c", "raise SystemExit('out of ideas')"], "it could not")


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("theme", ["palette", "paper"])
def test_every_colour_that_is_written_in_stands_out_from_its_ground(theme):
    named = render.colours(paths.ROOT / f"slides/{theme}.css")
    for name in named.keys() - {"ink", "raised", "line"}:
        light, dark = sorted((luminance(named[name]), luminance(named["ink"])), reverse=True)
        assert (light + 0.05) / (dark + 0.05) >= 4.5, name


def test_the_light_twin_names_the_same_colours():
    both = [render.colours(paths.ROOT / f"slides/{theme}.css").keys() for theme in ("palette", "paper")]
    assert both[0] == both[1]


def test_what_is_being_written_is_served_with_its_complaint_and_reloaded(deck):
    show = present.Show(deck / "results/talk.html")
    server = present.serve(show)
    address = f"http://127.0.0.1:{server.server_port}"
    try:
        assert b"being built" in urllib.request.urlopen(address).read()
        show.page.write_text("<html><body>the deck</body></html>")
        present.Builder(show, [sys.executable, "-c", "raise SystemExit('one.md:3: mend this')"]).build(set())
        assert b"mend this" in urllib.request.urlopen(f"{address}/state").read()
        assert b"location.reload()" in urllib.request.urlopen(address).read()
        show.page.unlink()  # as builds do before they make it again
        assert b"the deck" in urllib.request.urlopen(address).read()
        present.Builder(show, [sys.executable, "-c", ""]).build(set())
        assert b'"complaint": ""' in urllib.request.urlopen(f"{address}/state").read()
    finally:
        server.shutdown()
        server.server_close()


def test_a_change_is_seen_once_and_what_a_build_writes_is_none(deck, monkeypatch):
    class Ended(Exception):
        pass

    def sleep(_):
        naps.append(1)
        if len(naps) > 4:
            raise Ended

    naps = []
    monkeypatch.setattr(present, "SLIDES", deck / "slides")
    monkeypatch.setattr(present, "CODE", deck / "src")
    monkeypatch.setattr(present.time, "sleep", sleep)
    looks = present.changes()
    next(looks)
    (deck / "results/figures/new.svg").write_text("made by the build")
    (deck / "slides/sections/one.md").write_text("# Changed while it was being built\n")
    next(looks)
    with pytest.raises(Ended):
        next(looks)


def test_the_typeface_has_every_sign_that_a_style_sheet_writes():
    font = TTFont(paths.ROOT / "node_modules/@fontsource/ibm-plex-sans/files/ibm-plex-sans-latin-400-normal.woff")
    for path in (paths.ROOT / "slides").rglob("*.css"):
        for match in re.finditer(r"content: '(?P<signs>[^']*)'", path.read_text(encoding="utf-8")):
            assert {ord(sign) for sign in match["signs"]} <= font.getBestCmap().keys(), f"{path.name} writes {match['signs']}"
