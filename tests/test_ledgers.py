"""Claims in tables: what a list of numbers becomes on a slide."""

import pytest

from proof.build import manifest
from proof.deck import decks, ledgers
from proof.render import fill
from scratch_deck import scratch_project, write_slides  # noqa: F401

TOLD = {
    "C09": {"claim": "It squeezes", "verdict": "holds", "because": "0.01 against 0.02", "n": 5, "judge": None},
    "C19": {"claim": "It stays readable", "verdict": "depends", "because": "97 % kept", "n": 3, "judge": 0.986},
    "C49": {"claim": "It beats hands", "verdict": "not measured", "because": "A sweep", "n": 0, "judge": None},
}


def table(info: str, body: str) -> str:
    return ledgers.table(info, body, TOLD.__getitem__)


def test_a_list_becomes_a_table_of_claims_verdicts_and_what_was_measured():
    assert table("claims", "C09\n").splitlines() == [
        "| claim | verdict | measured |",
        "| --- | --- | --- |",
        '| It squeezes | <span data-number="claims.C09.verdict" class="holds">holds</span> | 0.01 against 0.02 |',
    ]


def test_a_brief_list_has_the_number_and_the_seeds_instead_of_the_reason():
    assert (
        table("claims brief", "C09").splitlines()[2]
        == '| C09 | It squeezes | <span data-number="claims.C09.verdict" class="holds">holds</span> | 5 |'
    )


def test_who_judged_pictures_is_named_below_the_table_with_how_good_it_is():
    lines = table("claims brief", "C09, C19").splitlines()
    assert r"stays readable \* |" in lines[3] and "*" not in lines[2]
    assert lines[-1] == r"\* by a judge network that names 98.6% of held-out digits rightly"


def test_an_open_claim_stands_beside_what_would_decide_it_and_a_decided_one_is_refused():
    assert table("claims open", "C49").splitlines()[2] == "| C49 | It beats hands | A sweep |"
    with pytest.raises(ValueError, match="claim C09 is decided"):
        table("claims open", "C09, C49")


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
