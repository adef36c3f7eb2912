"""Claims that a deck rests on, tested together: what is counted, what is known to stand, and what stops a build."""

import json
from pathlib import Path

import pytest

from proof.deck import decks, together
from proof.render import fill
from scratch_deck import part, scratch_project, write_deck, write_slides  # noqa: F401


def judge(project: Path, **chances: float | None) -> None:
    """Claims that hold, each with its chance; those with none are undecided."""
    common = {"claim": "So", "because": "", "parts": [part()]}
    words = {name: "undecided" if chance is None else "holds" for name, chance in chances.items()}
    told = {name: common | {"verdict": words[name], "chance": chance} for name, chance in chances.items()}
    (project / "results/claims/all.json").write_text(json.dumps(told))


@pytest.mark.parametrize(
    ("chances", "risks"),
    [
        ((0.01, 0.04, 0.03, 0.005), (0.03, 0.06, 0.06, 0.02)),  # four at 5 %: Holm lets the first and the last stand
        ((0.01, 0.02, 0.022, 0.09, 0.005), (0.04, 0.06, 0.06, 0.09, 0.025)),  # none is clearer than one before it
        ((0.04,), (0.04,)),
        ((0.5, 0.9), (1.0, 1.0)),
        ((), ()),
    ],
)
def test_risks_are_those_of_holm(chances, risks):
    named = {str(place): chance for place, chance in enumerate(chances)}
    adjusted = together.adjusted(named)
    assert [adjusted[name] for name in named] == pytest.approx(risks)
    assert list(adjusted) == sorted(named, key=named.get), "the clearest first"


def test_each_claim_of_a_crowd_has_to_be_clearer_than_one_alone(project):
    write_slides(project, "# None", "<!-- needs: C01, C02 -->\n# Two", "<!-- needs: C02 -->\n# Again")
    judge(project, C01=0.03, C02=0.04)
    with pytest.raises(SystemExit) as stopped:
        fill.filled_deck("talk")
    first, second, third = str(stopped.value).splitlines()
    assert first == (
        "slides/sections/one.md:5: this slide rests on claim C01, whose verdict chance gives in 0.03 of all cases; "
        "among the 2 claims on which talk rests that is a risk of 0.06, more than 0.05 (Holm): "
        "train more seeds, or rest less on C01"
    )
    assert [line.partition(", ")[0] for line in (second, third)] == [
        f"slides/sections/one.md:{line}: this slide rests on claim C02" for line in (5, 10)
    ]
    judge(project, C01=0.02, C02=0.04)
    assert "# Two" in fill.filled_deck("talk"), "the clearest is held to half the level, and the other to all of it"


def test_a_claim_is_counted_once_and_only_where_it_is_needed_as_decided(project):
    write_slides(project, "<!-- needs: C01, C02 undecided -->\n# One", "<!-- needs: C01 -->\n# Two\n\n```claims\nC03\n```")
    judge(project, C01=0.03, C02=None, C03=0.04)
    assert together.tests("talk") == {"C01": 0.03}


def test_what_is_not_random_is_no_test(project):
    write_slides(project, "<!-- needs: C01, C02 -->\n# One")
    count = {"claim": "So", "verdict": "holds", "because": "", "parts": [part(seeds=0, pictures=0)], "chance": 0.0}
    other = {"claim": "So", "verdict": "holds", "because": "of another shape"}
    (project / "results/claims/all.json").write_text(json.dumps({"C01": count, "C02": other}))
    assert together.tests("talk") == {}
    assert together.sentence("talk") == "No slide of the talk rests on what chance could have decided"


def test_each_deck_is_held_to_its_own_slides(project):
    write_deck(project, "lecture")
    write_slides(project, "<!-- needs: C01 -->\n# One", "<!-- only: lecture -->\n<!-- needs: C02 -->\n# Two")
    judge(project, C01=0.03, C02=0.03)
    assert "# One" in fill.filled_deck("talk")
    with pytest.raises(SystemExit, match="among the 2 claims on which lecture rests"):
        fill.filled_deck("lecture")


def test_a_deck_can_leave_the_test_to_the_talk_that_is_a_part_of_it(project):
    write_slides(project, "<!-- needs: C01 -->\n# One", "<!-- only: lecture -->\n<!-- needs: C02 -->\n# Two")
    write_deck(project, "lecture")
    with (project / "slides/decks/lecture.toml").open("a") as file:
        file.write('tested = "talk"\n')
    judge(project, C01=0.03, C02=0.9)
    assert "# Two" in fill.filled_deck("lecture")
    assert together.sentence("lecture").startswith("The talk rests on 1 claim")


def test_a_slide_can_say_how_many_claims_its_deck_rests_on(project):
    write_deck(project, "lecture")
    write_slides(
        project,
        "# All\n\n```claims together\n```",
        "<!-- needs: C01 -->\n# One",
        "<!-- only: lecture -->\n<!-- needs: C02 -->\n# Two",
    )
    judge(project, C01=0.02, C02=0.02)
    for deck, number in (("talk", 1), ("lecture", 2)):
        claims = f"{number} claim{'s' * (number > 1)}"
        sentence = f"The {deck} rests on {claims}; the risk that chance decided even one of them is at most 5% (Holm)"
        assert f"# All\n\n{sentence}\n" in fill.filled_deck(deck)
    assert list(decks.claims("talk")) == ["C01"]


def test_a_list_of_claims_in_the_place_of_the_sentence_is_refused(project):
    write_slides(project, "# All\n\n```claims together\nC01\n```")
    with pytest.raises(SystemExit, match=r"one\.md:3: this block becomes a sentence"):
        fill.filled_deck("talk")


def test_a_quick_trial_is_held_to_nothing(project, monkeypatch):
    write_slides(project, "<!-- needs: C01, C02 -->\n# One")
    judge(project, C01=0.04, C02=0.04)
    monkeypatch.setenv("PROOF_QUICK", "1")
    assert "# One" in fill.filled_deck("talk")
