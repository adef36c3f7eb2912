"""Numbers, code and constants: what reaches the slide, and what stops the build."""

import re

import pytest

from proof.deck import decks, facts, numerals, quotes, typed
from proof.render import fill
from proof.source import closure
from scratch_deck import scratch_project, write_slides  # noqa: F401


def shown(expression: str) -> str:
    return numerals.value_text(expression, facts.look_up)


@pytest.mark.parametrize(
    ("expression", "text"),
    [
        ("dense.test_mse", "0.0187"),
        ("dense.test_mse ±", "0.0187 ± 0.0003"),
        ("dense.test_mse.sd", "0.0003"),
        ("dense.test_mse.n", "5"),
        ("dense.test_mse.values[1]", "0.0183"),
        ("dense.params", "1,182,912"),
        ("dense.params / code.emoji128.TRAIN | .1f", "591.5"),
        ("dense.test_mse - 1 | .3f", "−0.981"),
        ("max(dense.test_mse, 0.5) | .0%", "50%"),
        ("dense.test_auroc", "0.9999"),  # never 1.000 unless it is 1
        ("code.emoji128.TRAIN", "2,000"),
        ("code.emoji.FACTOR", "4"),
        ("code.denoising.SIGMA", "0.3"),
        ("len(dense.test_mse.values)", "5"),
        ("data.fashion_mnist.licence", "MIT"),
        ("claims.C10.verdict", "fails"),
    ],
)
def test_a_bound_number_is_shown_in_the_way_of_its_kind(project, expression, text):
    assert shown(expression) == text


@pytest.mark.parametrize(
    ("score", "value", "text"),
    [
        ("test_mse", 0.0009123, "0.0009"),
        ("test_mse", 0.00004, "0.00004"),
        ("test_mse", 0, "0"),
        ("test_mse", 0.0, "0.0000"),
        ("test_psnr", 20.25, "20.2"),
        ("test_ssim", 0.998, "0.998"),
        ("mnist_auroc", 1.0, "1.000"),
        ("test_delta_e", 12.34, "12.3"),
        ("test_gradient_mse", 0.01234, "0.0123"),
    ],
)
def test_rounding_never_makes_a_nought_or_a_one_of_something_else(score, value, text):
    assert numerals.formatted(score, value, "", score) == text


@pytest.mark.parametrize(("sd", "text"), [(1.02, "2.4 ± 1.0"), (0.3, "2.4 ± 0.3"), (0.004, "2.4 ± 0.004"), (0.0, "2.4 ± 0.0")])
def test_a_spread_has_the_decimals_of_its_mean_unless_it_would_be_a_nought(sd, text):
    score = {"mean": 2.4, "sd": sd, "n": 3}
    assert numerals.with_spread("ladder.plain_generated_kinds ±", score, "generated_kinds") == text


@pytest.mark.parametrize(
    ("expression", "complaint"),
    [
        ("dense.tset_mse", "dense.json has no tset_mse; did you mean test_mse"),
        ("dens.test_mse", "needs results/scores/dens.json, which is not there; did you mean dense"),
        ("conv_mse.params", "which is not there: the build makes it"),
        ("dense.test_psnr", "is nan, which is no number"),
        ("dense.test_mse / 2", "does not say how to show"),
        ("dense.test_mse | .q", "asks for the format .q"),
        ("dense.test_auroc ±", "comes from one run and has no spread"),
        ("dense.params ±", "has no spread"),
        ("dense", "is no number"),
        ("code.dense.EPOHCS", "defines no EPOHCS"),
        ("code.nothing.EPOCHS", "no module of ours is called nothing"),
        ("data.mnits.title", "has no mnits; did you mean mnist"),
        ("claims.C11.verdict", "has no C11"),
        ("[dense.params]", "is more than names, numbers"),
        ("__import__('os').system('true')", "names nothing that it could come from"),
        ("dense.test_mse +", "cannot be read"),
        ("(lambda: 1)()", "names nothing that it could come from"),
        ("dense.params / 53263 | .1f", "counts with 53263, which is typed in"),
    ],
)
def test_an_expression_that_cannot_be_shown_is_a_sentence_with_its_place(project, expression, complaint):
    write_slides(project, "# One", f"# Two\n\nIt is {{{{ {expression} }}}}.")
    with pytest.raises(SystemExit) as stopped:
        fill.filled_deck("talk")
    assert str(stopped.value).startswith("slides/sections/one.md:7: ")
    assert complaint in str(stopped.value)


def test_division_by_nothing_is_a_sentence(project):
    write_slides(project, "{{ dense.params / dense.test_auroc.sd | .1f }}")
    with pytest.raises(SystemExit, match=r"one\.md:1: .* cannot be reckoned: (float )?division by zero"):
        fill.filled_deck("talk")


def test_one_value_is_equal_in_title_text_table_alt_text_and_notes(project):
    bound = "{{ dense.test_mse }}"
    write_slides(project, f"# {bound}\n\n|a|\n|-|\n|{bound}|\n\n![{bound}](../../results/figures/bars.svg)\n\n<!-- {bound} -->")
    assert fill.filled_deck("talk").count("0.0187") == 4


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("a 32×32 picture, **192** numbers (1/16).", ["32×32", "192", "1/16"]),
        ("Over 3,072; about 5% of N².", ["3,072", "5%", "N²"]),
        ("![bars of 7 methods](../../results/figures/c07.svg)", ["7"]),
        ("<!-- say it in 20 seconds -->", ["20"]),
        ("where $x \\in [0, 1]$ and $y$", ["$x \\in [0, 1]$"]),
        ("| C09 | holds |", ["C09"]),
        ("1. first\n1. second", []),
        ("`k = 192` and\n\n```python\nx = 3\n```", ["192", "3"]),
        ("```python excerpt=autoencoders.conv2 lines=2-9\n```\n\n```claims\nC09\n```", []),
        ("<!-- _class: rows2 -->\n<!-- needs: C09 -->\n<!-- only: lecture2 -->", []),
        ("[paper](https://example.org/2008) <span style='width: 3px'>word</span> &#8211;", []),
        ("{{ dense.params / 2 | .1f }}", []),
    ],
)
def test_digits_are_found_wherever_an_audience_reads_and_nowhere_else(text, tokens):
    assert [token for _, token in typed.numbers(text)] == tokens


def test_a_typed_number_stops_the_build_until_it_is_declared_and_a_stale_declaration_does_too(project):
    write_slides(project, "# Reaches 0.0187 on 32×32 pixels")
    constants = project / "slides/constants.toml"
    constants.write_text('[one]\n"32×32 pixels" = "the size of the small emoji"\n"64 rows" = "once needed"\n')
    with pytest.raises(SystemExit) as stopped:
        fill.filled_deck("talk")
    typed, left = str(stopped.value).splitlines()
    assert typed.startswith("slides/sections/one.md:1: 0.0187 is typed in: bind it")
    assert left == "slides/constants.toml declares 64 rows below [one], where it does not stand: delete that line"


def test_all_that_is_wrong_is_told_at_once(project):
    write_slides(project, "# 1 {{ dense.nothing }}\n\n![](../../results/figures/bars.svg)\n\n![a photo](photo.png 'alive')")
    with pytest.raises(SystemExit) as stopped:
        fill.filled_deck("talk")
    complaints = str(stopped.value)
    assert len(complaints.splitlines()) == 5
    assert "has no words for who cannot see it" in complaints
    assert "there is no slides/sections/photo.png" in complaints
    assert "the title 'alive' would stand on no slide: write \"live: NAME\", or leave it out" in complaints


def test_a_slide_that_rests_on_a_claim_stops_when_the_claim_came_out_otherwise(project):
    write_slides(project, "<!-- needs: C09, C10 fails -->\n# Fine")
    assert "needs" not in fill.filled_deck("talk")
    write_slides(project, "<!-- needs: C10 -->\n# Not fine")
    with pytest.raises(SystemExit, match=r"one\.md:1: this slide rests on claim C10 \(holds\), but its verdict is fails"):
        fill.filled_deck("talk")


def test_more_words_than_a_deck_allows_for_a_slide_stop_the_build(project):
    deck = project / "slides/decks/talk.toml"
    deck.write_text(deck.read_text() + "words = 5\n")
    write_slides(project, "# A title, which nobody says\n\n<!-- [Wait, and wait.] Five words with {{ dense.test_mse }}. -->")
    fill.filled_deck("talk")
    write_slides(project, "# One\n\n<!-- needs: C09 -->\n<!-- Six words are one too many. [Go on.] -->")
    with pytest.raises(SystemExit, match=r"one\.md:1: its notes say 6 words, 1 more than slides/decks/talk\.toml allows"):
        fill.filled_deck("talk")


@pytest.mark.parametrize(
    ("slide", "complaint"),
    [
        ("![Error {{ dense.test_mse }}](../../results/figures/latent_map.svg)", "quote dense, from which it is not drawn"),
        ("<!-- needs: C09 -->\n![A map](../../results/figures/latent_map.svg)", "is drawn from no run that decides C09"),
        ("<!-- needs: C09 -->\n![Error {{ conv_mse.n }}](../../results/figures/ssim_rows.svg)", ""),
        ("![After {{ code.dense.EPOCHS }}](../../results/figures/latent_map.svg)", ""),
    ],
)
def test_a_figure_is_drawn_from_the_runs_that_its_words_and_its_slide_speak_of(project, slide, complaint):
    (project / "results/scores/conv_mse.json").write_text('{"n": 5}')
    write_slides(project, slide)
    if complaint:
        with pytest.raises(SystemExit, match=rf"one\.md:\d: .*{complaint}"):
            fill.filled_deck("talk")
    else:
        fill.filled_deck("talk")


def test_the_filled_deck_links_figures_from_results_and_ends_in_their_code(project):
    write_slides(project, "![bars](../../results/figures/bars.svg)\n\n{{ dense.test_mse }}")
    text = fill.filled_deck("talk")
    assert "![bars](figures/bars.svg)" in text
    assert re.search(r'<!-- _footer: "[0-9a-f]{8}" -->', text)


def test_each_slide_says_its_section_and_an_opener_shows_the_way_through_all(project):
    deck = project / "slides/decks/talk.toml"
    deck.write_text(deck.read_text().replace('["one"]', '["one", "46-cleaning-digits"]'))
    write_slides(project, "# One")
    (project / "slides/sections/46-cleaning-digits.md").write_text("<!-- _class: section -->\n# Two\n\n---\n\n# Three\n")
    one, two, three = fill.filled_deck("talk").partition("# One")[2].split("\n---\n")
    assert '<!-- _header: "one" -->' in one
    assert '<!-- _header: "cleaning digits" -->' in two
    assert '<!-- _header: "cleaning digits" -->' in three
    assert [text.count("- one\n- **cleaning digits**") for text in (one, two, three)] == [0, 1, 0]


def test_a_quick_trial_is_watermarked_and_its_claims_do_not_count(project, monkeypatch):
    write_slides(project, "<!-- needs: C10 -->\n# One")
    monkeypatch.setenv("PROOF_QUICK", "1")
    assert "--watermark: 'QUICK TRIAL - NOT RESULTS'" in fill.filled_deck("talk")


def test_the_filled_deck_is_written_whole(project):
    write_slides(project, "# One")
    fill.main("talk")
    assert [path.name for path in (project / "results").glob("*talk*")] == ["talk.md"]


@pytest.fixture
def module(project, monkeypatch):
    """A module of ours to quote from."""
    folder = project / "src/autoencoders/networks"
    folder.mkdir(parents=True)
    source = (
        '"""A module."""\n\nDEPTH, WIDTH = 3, 4\nAREA = DEPTH * WIDTH\n\n\nclass Net:\n    """A class."""\n\n    @property\n'
        '    def size(self) -> int:\n        """Say\n\n        more."""\n\n        # why\n        return AREA\n'
    )
    (folder / "tiny.py").write_text(source)
    (folder / "long.py").write_text("def long():\n" + "    step()\n" * quotes.MAX_LINES)
    monkeypatch.setattr(closure, "ROOT", project)


def test_an_excerpt_is_the_source_that_runs_without_its_docstring(module):
    size = quotes.excerpt("python excerpt=autoencoders.networks.tiny.Net.size")
    assert size == "@property\ndef size(self) -> int:\n    # why\n    return AREA"
    assert quotes.excerpt("python excerpt=autoencoders.networks.tiny.Net.size lines=3-4") == "# why\nreturn AREA"
    assert quotes.excerpt("python excerpt=autoencoders.networks.tiny.AREA") == "AREA = DEPTH * WIDTH"


def test_constants_are_read_from_literals_tuples_and_sums_of_them(module):
    assert [quotes.constant(("tiny", name)) for name in ("DEPTH", "WIDTH", "AREA")] == [3, 4, 12]


@pytest.mark.parametrize(
    ("info", "complaint"),
    [
        ("excerpt=autoencoders.networks.tiny.Net.sise", "defines no sise; did you mean size"),
        ("excerpt=autoencoders.nothing.Net", "defines no nothing|no module of ours"),
        ("excerpt=autoencoders.networks.long.long", f"a slide holds {quotes.MAX_LINES} of"),
        ("excerpt=autoencoders.networks.tiny.AREA lines=1-2", "lines=1-2 is no part of its 1 lines"),
    ],
)
def test_an_excerpt_that_is_not_there_or_does_not_fit_is_a_sentence_with_its_place(project, module, info, complaint):
    write_slides(project, f"# Code\n\n```python {info}\n```")
    with pytest.raises(SystemExit, match=rf"one\.md:3: .*({complaint})"):
        fill.filled_deck("talk")


def test_the_filled_deck_holds_the_excerpt(project, module):
    write_slides(project, "# Code\n\n```python excerpt=autoencoders.networks.tiny.AREA\n```")
    text = fill.filled_deck("talk")
    assert "```python\nAREA = DEPTH * WIDTH\n```" in text


def test_a_deck_without_slides_says_so(project):
    (project / "slides/sections/one.md").write_text("\n")
    with pytest.raises(SystemExit, match="the deck talk has no slides"):
        fill.filled_deck("talk")


def test_pictures_beside_the_slides_are_linked_from_results(project):
    (project / "slides/assets").mkdir()
    (project / "slides/assets/photo.png").write_bytes(b"png")
    write_slides(project, "![a photo](../assets/photo.png)")
    assert "![a photo](../slides/assets/photo.png)" in fill.filled_deck("talk")
    assert decks.figures("talk") == {}
