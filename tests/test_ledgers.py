"""Claims in tables: what a list of numbers becomes on a slide."""

import re

import pytest

from autoencoders import verdicts
from proof.build import manifest
from proof.deck import decks, findings, ledgers
from proof.render import fill, render
from proof.source import paths
from scratch_deck import part, scratch_project, with_spaces, write_slides  # noqa: F401
from test_render import luminance

TOLD = {
    "C09": {"claim": "It squeezes", "verdict": "holds", "because": "0.01 against 0.02", "parts": [part()], "classifier": None},
    "C19": {
        "claim": "It stays readable",
        "verdict": "mixed",
        "because": "97 % kept",
        "parts": [part(answer="fails", low=0.96, high=0.99, seeds=0), part(), part()],
        "classifier": 0.986,
    },
    "C49": {"claim": "It beats hands", "verdict": "not measured", "because": "A sweep", "parts": [], "classifier": None},
    "C50": {"claim": "It is told otherwise", "verdict": "holds", "because": "7 of 7", "value": 7.0, "n": 1},
}


def table(info: str, body: str) -> str:
    return with_spaces(ledgers.table(info, body, TOLD.__getitem__))


def span(name: str, verdict: str) -> str:
    return f'<span data-number="claims.{name}.verdict" class="{verdict}">{verdict}</span>'


def test_a_list_becomes_a_table_of_claims_verdicts_in_numbers_and_what_was_measured():
    assert table("claims", "C09\n").splitlines() == [
        "| claim | verdict, 95% interval | measured |",
        "| --- | --- | --- |",
        f"| It squeezes | {span('C09', 'holds')}<br><small>0.521 to 0.534 &lt; 0.95</small> | 0.01 against 0.02 |",
    ]


def test_a_brief_list_has_the_number_what_was_asked_and_the_seeds_instead_of_the_reason():
    assert table("claims brief", "C09").splitlines() == [
        "| no. | claim | verdict, 95% interval | seeds |",
        "| --- | --- | --- | ---: |",
        "| C09 | It squeezes<br><small>error by PCA's</small> "
        f"| {span('C09', 'holds')}<br><small>0.521 to 0.534 &lt; 0.95</small> | 5 |",
    ]


def test_the_shortest_list_has_sentences_and_verdicts_alone():
    assert table("claims verdicts", "C09, C50").splitlines() == [
        "| claim | verdict |",
        "| --- | --- |",
        f"| It squeezes | {span('C09', 'holds')} |",
        f"| It is told otherwise | {span('C50', 'holds')} |",
    ]


def test_a_claim_of_several_parts_says_how_many_of_them_hold():
    row = table("claims brief", "C19").splitlines()[2]
    assert f"| {span('C19', 'mixed')}<small> 2 of 3</small><br><small>0.960 to 0.990, not &lt; 0.95</small> |  |" in row


def test_a_verdict_of_another_shape_is_shown_without_numbers():
    assert table("claims brief", "C50").splitlines()[2] == f"| C50 | It is told otherwise | {span('C50', 'holds')} |  |"
    assert table("claims", "C50").splitlines()[2] == f"| It is told otherwise | {span('C50', 'holds')} | 7 of 7 |"


def test_the_classifier_that_looked_at_pictures_is_named_below_the_table_with_how_good_it_is():
    lines = table("claims brief", "C09, C19").splitlines()
    assert r"stays readable \*<br>" in lines[3] and "*" not in lines[2]
    assert lines[-1] == r"\* named by pairs of classifiers that are right on 98.6% of held-out digits"


def test_an_open_claim_stands_beside_what_would_decide_it_and_a_decided_one_is_refused():
    assert table("claims open", "C49").splitlines()[2] == "| C49 | It beats hands | A sweep |"
    with pytest.raises(ValueError, match="claim C09 is decided"):
        table("claims open", "C09, C49")


@pytest.mark.parametrize(
    ("answer", "side", "low", "high", "bound", "text"),
    [
        ("holds", "above", 1.2137, 1.2819, 1.05, "1.21 to 1.28 > 1.05"),
        ("fails", "above", 0.9, 1.01, 1.05, "0.90 to 1.01, not > 1.05"),
        ("undecided", "below", 0.93, 0.96, 0.95, "0.930 to 0.960 < 0.95?"),
        ("the same", "within", -0.0123, 0.0241, 0.05, "−0.012 to 0.024 in ±0.05"),
        ("fails", "within", 0.11, 0.19, 0.05, "0.11 to 0.19, not in ±0.05"),
        ("holds", "below", -3.28, -1.28, -0.5, "−3.3 to −1.3 < −0.5"),
        ("holds", "above", 12345.0, 23456.0, 1000, "12,345 to 23,456 > 1,000"),
    ],
)
def test_an_answer_in_numbers_is_true_as_it_is_read(answer, side, low, high, bound, text):
    assert with_spaces(findings.statement(part(answer=answer, side=side, low=low, high=high, bound=bound))) == text


@pytest.mark.parametrize(
    ("low", "high", "bound", "text"),
    [
        (0.5208, 0.5336, 0.95, "0.521 to 0.534"),
        (0.52081, 0.52089, 0.95, "0.5208 to 0.5209"),  # never one number twice
        (0.9431, 0.9499, 0.95, "0.9431 to 0.9499"),  # never on the bound that it does not reach
        (0.9431, 0.9499, 0.85, "0.943 to 0.950"),
        (0.0, 0.0213, 0.95, "0.000 to 0.021"),
        (7.5, 10.0, 12.5, "7.5 to 10.0"),
        (170.4, 189.6, 100, "170 to 190"),
    ],
)
def test_an_interval_has_as_many_digits_as_it_knows(low, high, bound, text):
    assert with_spaces(findings.interval(part(low=low, high=high, bound=bound))) == text


def test_a_count_is_shown_whole_and_compared_by_its_last_digit():
    count = {"side": "equal", "bound": 1182912, "low": 1183000, "high": 1183000, "seeds": 0, "pictures": 0}
    right, wrong = part(value=1182912.0, **count), part(value=1182913.0, answer="fails", **count)
    assert with_spaces(findings.statement(right)) == "exactly 1,182,912"
    assert with_spaces(findings.statement(wrong)) == "1,182,913, not = 1,182,912"


@pytest.mark.parametrize("theme", ["palette", "paper"])
def test_each_verdict_has_a_colour_in_which_it_can_be_read(theme):
    words = [getattr(verdicts, name) for name in ("HOLDS", "SAME", "FAILS", "UNDECIDED", "MIXED", "NOT_MEASURED")]
    rules = re.findall(r"^(.*) \{\n  color: var\(--(\w+)\);", (paths.ROOT / "slides/theme.css").read_text(), re.MULTILINE)
    named = render.colours(paths.ROOT / "slides/palette.css") | render.colours(paths.ROOT / f"slides/{theme}.css")
    for word in words:
        [colour] = {colour for selector, colour in rules if f".{word.replace(' ', '-')}" in re.findall(r"\.[\w-]+", selector)}
        light, dark = sorted((luminance(named[colour]), luminance(named["ink"])), reverse=True)
        assert (light + 0.05) / (dark + 0.05) >= 4.5, word


@pytest.mark.parametrize("body", ["", "C9", "C09; C10", "all"])
def test_what_is_no_number_of_a_claim_is_named_with_its_place(project, body):
    write_slides(project, "# One", f"# Two\n\n```claims\n{body}\n```")
    with pytest.raises(SystemExit, match=r"one\.md:7: a list of claims holds numbers such as C09"):
        decks.claims("talk")


def test_a_slide_with_a_list_asks_for_its_claims(project):
    write_slides(project, "# One\n\n```claims brief\nC09, C10\n```")
    assert list(decks.claims("talk")) == ["C09", "C10"]


def test_a_claim_that_nobody_judged_stops_the_build(project):
    write_slides(project, "# One\n\n```claims\nC11\n```")
    with pytest.raises(SystemExit, match=r"one\.md:3: .*has no C11"):
        fill.filled_deck("talk")


def test_the_lecture_s_ledger_lists_every_claim_once():
    slides = [slide for slide in decks.slides("lecture") if slide.file.stem == "75-ledger"]
    listed = [claim for slide in slides for claim in decks.quoted_claims(slide)]
    assert sorted(listed) == sorted(manifest.claims())
