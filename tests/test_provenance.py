"""Where each figure and number comes from: what the cards say, how they open, and the code on every slide."""

import json
import re
import tempfile
from dataclasses import replace
from pathlib import Path

import pypdf
import pytest
from matplotlib.figure import Figure

from autoencoders.drawing import style
from proof.build import metadata, receipts
from proof.build.manifest import Artefact
from proof.deck import decks
from proof.render import fill, policy, programs, provenance, render
from proof.report import compare
from proof.source import paths
from scratch_deck import part, scratch_project, with_spaces, write_slides  # noqa: F401
from test_render import luminance

ASK = paths.ROOT / "tests/ask.mjs"
BARS = "![Bars of {{ dense.test_mse }}](../../results/figures/bars.svg)"
NOTE = "\n\n<!-- It is {{ dense.test_mse }}. -->"
RECEIPTS = {  # by kind and name: a figure of two variants, one of which was trained on top of a third
    "figures/bars.svg": {
        "key": "f1" * 32,
        "output": "f2" * 32,
        "code": "f3" * 32,
        "made_from": {"results/runs/dense.npz": "d1" * 32, "results/runs/pca.npz": "b1" * 32},
        "seconds": 0.1,
    },
    "scores/dense.json": {"key": "c1" * 32, "output": "c2" * 32, "made_from": {"results/runs/dense.npz": "d1" * 32}},
    "runs/dense.npz": {
        "key": "d1" * 32,
        "code": "d3" * 32,
        "made_from": {"results/data/emoji.npz": "e1" * 32, "results/runs/conv_mse.npz": "a1" * 32},
        "seeds": [1, 2, 3, 4, 5],
        "seconds": 120,
    },
    "runs/conv_mse.npz": {"key": "a1" * 32, "made_from": {"results/data/mnist.npz": "e2" * 32}, "seeds": [1], "seconds": 60},
    "runs/pca.npz": {"key": "b1" * 32, "made_from": {"results/data/emoji.npz": "e1" * 32}, "seeds": [], "seconds": 0.5},
}


@pytest.fixture(autouse=True)
def proven(project: Path) -> Path:
    """The scratch project with receipts."""
    for name, told in RECEIPTS.items():
        write_receipt(project, name, **told)
    return project


def write_receipt(project: Path, name: str, **told: object) -> None:
    path = project / f"results/{name}.receipt"
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(told))


def slide(text: str) -> decks.Slide:
    return decks.Slide(1, Path("slides/sections/one.md"), 1, text)


def test_a_figure_tells_its_script_variants_seeds_data_time_and_receipt():
    assert provenance.figure_card("bars") == [
        ("drawn by", "src/autoencoders/figures/bars.py, code f3f3f3f3"),
        ("variants", "dense (seeds 1 to 5, n 5)\npca (no seed)"),
        ("data", "emoji e1e1e1e1, mnist e2e2e2e2"),
        ("trained", "3 min in all"),
        ("receipt", "results/figures/bars.svg.receipt, key f1f1f1f1"),
    ]


def test_what_moves_in_the_place_of_a_figure_is_told_with_it(project):
    code = "93" * 32
    made_from = {"results/runs/conv_mse.npz": "a1" * 32}
    write_receipt(project, "sprites/drag.webp", key="91" * 32, code=code, made_from=made_from)
    told = dict(provenance.figure_card("bars", "drag"))
    assert told["moved by"] == "src/autoencoders/sprites/drag.py, code 93939393"
    assert told["variants"] == "dense (seeds 1 to 5, n 5)\npca (no seed)\nconv_mse (seed 1, n 1)"
    assert told["receipts"].splitlines()[1] == "results/sprites/drag.webp.receipt, key 91919191"


def test_a_number_tells_all_of_its_digits_its_spread_and_how_many_seeds_it_comes_from():
    assert provenance.number_card("dense.test_mse") == [
        ("value", "0.01868, sd 0.00031, n 5"),
        ("made by", "src/autoencoders/variants/dense.py, code d3d3d3d3"),
        ("variant", "dense (seeds 1 to 5, n 5)"),
        ("data", "emoji e1e1e1e1, mnist e2e2e2e2"),
        ("trained", "3 min in all"),
        ("receipt", "results/scores/dense.json.receipt, key c1c1c1c1"),
    ]


def test_a_number_that_is_reckoned_tells_what_from():
    told = provenance.number_card("dense.test_mse.sd / code.pca.CODES")
    assert told[:2] == [
        ("value", "0.0000016145833333333333"),
        ("from", "dense.test_mse = 0.01868, sd 0.00031, n 5\ncode.pca.CODES = 192"),
    ]
    assert told[-1][0] == "written in"
    assert re.fullmatch(r"src/autoencoders/variants/pca.py, code [0-9a-f]{8}", told[-1][1])


def test_a_fact_of_a_data_set_tells_the_digests_of_its_raw_files():
    assert provenance.number_card("data.emoji.title") == [
        ("written in", "src/autoencoders/datasets/sources.toml"),
        ("raw files", "icons.json 9eac6ef4"),
    ]


def test_a_verdict_tells_its_claim_what_was_measured_and_who_judged(project):
    verdict = {"claim": "It helps", "verdict": "holds", "because": "0.5 against 1", "parts": [part()], "classifier": 0.986}
    (project / "results/claims/all.json").write_text(json.dumps({"C09": verdict}))
    write_receipt(project, "claims/reconstruction.json", key="aa" * 32)
    numbers = "0.52718, 95% interval 0.521 to 0.534, asked < 0.95"
    lines = [(label, with_spaces(text)) for label, text in provenance.number_card("claims.C09.verdict")]
    assert lines[:4] == [
        ("claim", "It helps"),
        ("verdict", "holds: 0.5 against 1"),
        ("measured", f"error by PCA's: holds\n{numbers}\n5 seeds, 1,448 families of pictures"),
        ("pictures", "named by pairs of classifiers that are right on 98.6% of held-out digits"),
    ]
    assert ("judged by", "src/autoencoders/claims/reconstruction.py") in lines
    assert ("receipt", "results/claims/reconstruction.json.receipt, key aaaaaaaa") in lines


def test_a_verdict_of_several_parts_tells_each_also_one_in_which_nothing_is_random(project):
    count = part(asks="weights", answer="fails", value=49763.0, side="equal", bound=50000, seeds=0, pictures=0)
    verdict = {"claim": "It helps", "verdict": "mixed", "because": "it does", "parts": [part(), count]}
    (project / "results/claims/all.json").write_text(json.dumps({"C09": verdict}))
    told = dict(provenance.number_card("claims.C09.verdict"))
    assert told["part 1 of 2"].startswith("error by PCA's: holds\n")
    assert with_spaces(told["part 2 of 2"]) == "weights: fails\n49,763, asked = 50,000\nnothing in it is random"


def test_a_verdict_of_another_shape_tells_what_it_has(project):
    verdict = {"claim": "It helps", "verdict": "holds", "because": "0.5 against 1", "value": 0.5, "threshold": 1.0}
    (project / "results/claims/all.json").write_text(json.dumps({"C09": verdict}))
    assert provenance.number_card("claims.C09.verdict")[:4] == [
        ("claim", "It helps"),
        ("verdict", "holds: 0.5 against 1"),
        ("value", "0.5"),
        ("threshold", "1.0"),
    ]


def test_the_code_of_a_slide_on_all_claims_of_its_deck_changes_with_them(project):
    verdict = {"claim": "It helps", "verdict": "holds", "because": "it does", "parts": [part()], "chance": 0.001}
    write_slides(project, "# All\n\n```claims together\n```", "<!-- needs: C09 -->\n# One")
    codes = []
    for told in (verdict, verdict | {"verdict": "fails"}):
        (project / "results/claims/all.json").write_text(json.dumps({"C09": told}))
        codes.append(provenance.slide_code(decks.slides("talk")[0]))
    assert len({*codes, ""}) == 3


def test_a_changed_receipt_changes_the_code_of_the_slides_that_stand_on_it_and_of_no_other(project):
    slides = [slide(text) for text in (BARS, "{{ dense.params }}", "{{ dense.test_auroc }}", "{{ code.pca.CODES }}")]
    before = [provenance.slide_code(one) for one in slides]
    assert all(re.fullmatch("[0-9a-f]{8}", code) for code in before)
    assert len(set(before)) == 4
    write_receipt(project, "figures/bars.svg", **RECEIPTS["figures/bars.svg"] | {"key": "00" * 32})
    after = [provenance.slide_code(one) for one in slides]
    assert [old == new for old, new in zip(before, after, strict=True)] == [False, True, True, True]


def test_slides_of_one_family_of_claims_have_codes_of_their_own():
    codes = {provenance.slide_code(slide(f"```claims\n{name}\n```")) for name in ("C09", "C10")}
    assert len(codes) == 2


def test_the_time_that_a_result_took_and_the_words_around_it_are_not_in_the_code(project):
    before = provenance.slide_code(slide(BARS))
    write_receipt(project, "figures/bars.svg", **RECEIPTS["figures/bars.svg"] | {"seconds": 9, "machine": "another"})
    assert provenance.slide_code(slide(f"# Another title\n\n{BARS}")) == before


def test_a_slide_of_words_has_no_code():
    assert provenance.slide_code(slide("# Words alone\n\n<!-- Say them. -->")) == ""
    assert fill.footer(slide("# Words alone")).endswith('_footer: "" -->')


def test_the_code_stands_in_the_footer_and_in_the_notes(project):
    write_slides(project, f"# Bars\n\n{BARS}{NOTE}")
    text, code = fill.filled_deck("talk"), provenance.slide_code(decks.slides("talk")[0])
    assert f'_footer: "{code}" -->' in text
    assert text.rstrip().endswith(f"<!-- Made from figures bars; numbers dense.test_mse; receipts {code} -->")


def test_a_slide_without_notes_gets_none_so_that_the_gate_still_sees_it(project):
    write_slides(project, f"<!-- needs: C09 -->\n<!-- _class: figure -->\n# Bars\n\n{BARS}")
    assert "Made from" not in fill.filled_deck("talk")


MARKED = '<span data-number="dense.test_mse">0.0187</span>'


@pytest.mark.parametrize(
    ("written", "filled"),
    [
        ("# It is {{ dense.test_mse }}", f"# It is {MARKED}"),
        ("- **{{ dense.test_mse ± }}** of it", "- **" + MARKED.replace("0.0187", "0.0187 ± 0.0003") + "** of it"),
        ("|a|\n|-|\n|{{ dense.test_mse | .4f }}|", f"|a|\n|-|\n|{MARKED}|"),
        ("<div>{{ dense.test_mse }}</div>", f"<div>{MARKED}</div>"),
        ("{{ dense.test_mse / dense.params | .0e }}", '<span data-number="dense.test_mse / dense.params">2e−08</span>'),
        ("![{{ dense.test_mse }}](../../results/figures/bars.svg)", "![0.0187](figures/bars.svg)"),
        ("<!-- {{ dense.test_mse }} -->", "<!-- 0.0187 -->"),
        ("`{{ dense.test_mse }}`", "`{{ dense.test_mse }}`"),
        ("[it is {{ dense.test_mse.values[1] }}](https://example.org)", "[it is 0.0183](https://example.org)"),
        ("<a href='#'>{{ dense.test_mse }}</a>", "<a href='#'>0.0187</a>"),
        ('<p style="width: {{ dense.params }}px">', '<p style="width: 1,182,912px">'),
        ("<svg><text>{{ dense.test_mse }}</text></svg>", "<svg><text>0.0187</text></svg>"),
        ("$x < {{ dense.test_mse }}$", "$x < 0.0187$"),
        ("un**{{ dense.test_mse }}** and **{{ dense.test_mse }}**th", "un**0.0187** and **0.0187**th"),
        ("https://example.org/{{ dense.test_mse }}", "https://example.org/0.0187"),
    ],
)
def test_a_number_is_marked_where_an_element_can_stand_and_nowhere_else(written, filled):
    assert fill.filled_slide(slide(written)).split("\n\n<!-- _")[0] == filled


SLIDES = (
    f"<!-- _class: figure -->\n# Off by {{{{ dense.test_mse }}}}\n\n{BARS}{NOTE}",
    f"# Weights\n\n- **{{{{ dense.params }}}}** weights, *{{{{ dense.params / 2 | .0f }}}}*\n\n"
    f"|a|b|\n|-|-|\n|{{{{ dense.test_mse ± }}}}|`x`|\n\n{{{{ claims.C10.verdict }}}}, at [a link](#1){NOTE}",
    f"<!-- _class: figure -->\n# Another\n\n![More bars](../../results/figures/more.svg){NOTE}",
)


@pytest.fixture
def deck(project):
    """A filled deck of three slides, with the real themes."""
    for path in (paths.ROOT / "slides").glob("*.css"):
        (project / "slides" / path.name).write_text(path.read_text())
    (project / "node_modules").symlink_to(paths.ROOT / "node_modules")
    bars = (project / "results/figures/bars.svg").read_text()
    (project / "results/figures/more.svg").write_text(bars.replace("#73CAFF", "#E5506A"))
    write_slides(project, *SLIDES)
    fill.main("talk")
    return project


def test_without_its_marks_a_page_is_the_page_that_it_would_be(deck, monkeypatch):
    page = render.html("talk").read_text()
    monkeypatch.setattr(fill, "number_span", fill.number_text)
    monkeypatch.setattr(provenance, "with_cards", lambda page, proven: page)
    monkeypatch.setattr(render, "with_figures", lambda page, deck: page)
    fill.main("talk")
    bare = render.html("talk").read_text()
    assert len(re.findall('<span data-number="[^"]+">', page)) == 5
    page = re.sub(r'<span data-number="[^"]+">(.*?)</span>', r"\1", page).replace(' data-figure="bars"', "")
    page = page.replace(' data-figure="more"', "")
    page, bare = (policy.POLICY.sub("", one) for one in (page, bare))
    before, _, after = bare.rpartition("</body>")
    assert page.startswith(before)
    assert page.endswith("</body>" + after)


def test_the_pdf_has_the_code_and_the_line_in_the_notes_and_no_marks(deck):
    if programs.browser() is None:
        pytest.skip("no browser here")
    pages = pypdf.PdfReader(render.pdf("talk")).pages
    told = "".join(note.get_object().get("/Contents", "") for page in pages for note in page.annotations or [])
    for one in decks.slides("talk"):
        assert provenance.origin_line(one) in told
    assert "data-number" not in told


def test_notes_alt_texts_and_outlines_hold_no_marks(deck):
    page = render.html("talk").read_text()
    notes = "".join(re.findall(r'class="bespoke-marp-note".*?</div>', page, re.DOTALL))
    assert notes.count("It is 0.0187.") == 3
    assert "data-number" not in notes + "".join(re.findall(r'alt="[^"]*"|id="[^"]*"|<title>.*?</title>', page))


def states(page: Path, *steps: dict) -> list[dict]:
    """What a browser shows after each step."""
    browser = programs.browser()
    if browser is None:
        pytest.skip("no browser here")
    browser = replace(browser, environment=browser.environment | {"CHROMIUM": str(browser.path.resolve())})
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        programs.run([programs.node(), ASK, page.resolve(), report, json.dumps(steps)], "the deck could not be asked", browser)
        told = json.loads(report.read_text())
    assert told["errors"] == told["asked"] == []
    return told["states"]


def keys(*names: str) -> list[dict]:
    return [{"key": name} for name in names]


def test_the_keyboard_reaches_each_mark_opens_its_card_and_closes_it_and_the_slide_stays(deck):
    page = render.html("talk")
    first, opened, closed, second, again, toggled, left, gone = states(
        page, *keys("Tab", "Enter", "Escape", "Tab", "Space", "Enter", "Escape", "ArrowRight")
    )
    assert first["focus"] == "dense.test_mse"
    assert "0.01868, sd 0.00031, n 5" in opened["card"]
    assert (opened["focus"], opened["expanded"]) == ("provenance-card", 1)
    assert (closed["card"], closed["focus"], closed["expanded"]) == ("", "dense.test_mse", 0)
    assert second["focus"] == "Where the figure bars comes from"
    assert "src/autoencoders/figures/bars.py, code f3f3f3f3" in again["card"]
    assert (toggled["card"], toggled["focus"]) == ("", "Where the figure bars comes from")
    assert left["focus"] == "body"
    assert [state["slide"] for state in (first, opened, closed, second, again, toggled, left)] == [1] * 7
    assert (gone["slide"], gone["overview"]) == (2, False)


def test_on_a_mark_and_in_a_card_no_key_of_the_keyboard_turns_the_slide(deck):
    pressed = ("ArrowRight", "ArrowDown", "End", "Space", "ArrowRight", "ArrowDown", "End", "Space", "o", "PageDown")
    *seen, remote = states(render.html("talk"), *keys("Tab", *pressed))
    assert {state["slide"] for state in seen} == {1}
    assert not any(state["overview"] for state in seen)
    assert remote["slide"] == 2  # by the key of a remote control


def test_who_clicks_goes_on_to_turn_slides_by_keys(deck):
    mark, ring = {"click": "[data-number]"}, {"click": ".provenance-ring"}
    opened, shut, figure, escaped, again, turned = states(
        render.html("talk"), mark, mark, ring, *keys("Escape"), mark, *keys("ArrowRight")
    )
    assert opened["card"].startswith("dense.test_mse")
    assert opened["focus"] == "body"
    assert shut["card"] == ""
    assert figure["card"].startswith("bars")
    assert (escaped["card"], escaped["overview"], escaped["slide"]) == ("", False, 1)
    assert again["card"]
    assert (turned["card"], turned["slide"]) == ("", 2)


@pytest.mark.parametrize(("width", "height"), [(1280, 720), (1920, 1080), (1024, 768)])
def test_a_card_is_as_large_as_captions_and_wholly_on_the_slide_in_every_window(deck, width, height):
    steps = [{"window": [width, height]}, {"go": 2}, *keys("Tab", "Tab", "Enter")]
    shown = states(render.html("talk"), *steps)[-1]
    left, top, right, bottom = shown["box"]
    assert shown["card"].startswith("dense.params / 2")
    assert left >= shown["sheet"][0] and top >= shown["sheet"][1]
    assert right <= shown["sheet"][2] and bottom <= shown["sheet"][3]
    assert shown["hidden"] <= 0
    assert shown["size"] == pytest.approx(24 * (right_of(shown) / 1280), abs=0.1)


def right_of(shown: dict) -> float:
    """How wide the slide is shown."""
    return shown["sheet"][2] - shown["sheet"][0]


def test_a_figures_own_file_tells_its_script_variants_and_data_and_nothing_of_the_day_or_the_machine(monkeypatch, tmp_path):
    monkeypatch.undo()  # out of the scratch project
    told = metadata.told(Artefact("figures", "anomaly_histogram"))
    assert told == {
        "Title": "anomaly_histogram",
        "Creator": "figures/anomaly_histogram.py",
        "Relation": f"anomaly {receipts.read(Artefact('runs', 'anomaly'))['output'][:8]}",
        "Source": "emoji, icons, mnist",
    }
    for copy in ("one.svg", "two.svg"):
        style.save(tmp_path / copy, Figure(), told)
    drawn = (tmp_path / "one.svg").read_text()
    assert all(f">{words}<" in drawn for words in told.values())
    assert (tmp_path / "two.svg").read_text() == drawn


def test_a_figure_of_which_only_more_is_told_is_no_other_figure(tmp_path):
    for name, told in (("bare", None), ("told", {"Title": "bars", "Source": "emoji"})):
        style.save(tmp_path / f"{name}.svg", Figure(), told)
    bare, told = ((tmp_path / f"{name}.svg").read_bytes() for name in ("bare", "told"))
    assert bare != told
    assert compare.differing({"bars": bare}, {"bars": told}) == {}


@pytest.mark.parametrize("theme", ["palette", "paper"])
def test_what_a_card_says_stands_out_from_its_ground(theme):
    named = render.colours(paths.ROOT / f"slides/{theme}.css")
    for name in ("paper", "muted"):
        light, dark = sorted((luminance(named[name]), luminance(named["raised"])), reverse=True)
        assert (light + 0.05) / (dark + 0.05) >= 4.5, name


def test_every_mark_of_the_talk_leads_to_a_file_and_a_receipt_or_a_source(monkeypatch):
    monkeypatch.undo()  # out of the scratch project
    asked = {name: provenance.figure_card(name) for name in decks.figures("talk")}
    asked |= {name: provenance.number_card(name) for name in provenance.numbers_in(fill.filled_deck("talk"))}
    for name, lines in asked.items():
        told = dict(lines)
        sources = [told[label] for label in ("drawn by", "made by", "judged by", "written in") if label in told]
        files = [line.split(",")[0] for text in (*sources, told.get("receipt", "")) for line in text.splitlines()]
        assert sources and all((paths.ROOT / file).exists() for file in files), name
