"""Words that say how many, how much or which way: what carries them, and what stops the build."""

import json

import pytest

from proof.deck import stated
from proof.render import fill
from scratch_deck import scratch_project, write_deck, write_slides  # noqa: F401

CLAIMS = {
    "C09": {"verdict": "holds", "claim": "The small network overfits less than the large one"},
    "C10": {"verdict": "fails", "claim": "Most of its lead holds on new pictures"},
    "C11": {"verdict": "holds", "claim": "By both errors PCA beats both networks, and ours beats PCA"},
}
CARRIED = '<!-- needs: C09 "less overfitting", C10 fails "most of its lead is gone" -->'


@pytest.fixture(name="slide")
def one_slide(project):
    """Builds a talk of one slide, with three claims."""
    (project / "results/claims/all.json").write_text(json.dumps(CLAIMS))

    def build(text: str) -> str:
        write_slides(project, text)
        return fill.filled_deck("talk")

    return build


@pytest.mark.parametrize(
    "text",
    [
        f"{CARRIED}\n# Small, less overfitting; most of its lead is gone",
        f"{CARRIED}\n# *Less* overfitting, and most of\nits lead is gone",
        "<!-- needs: C11 -->\n# You get what you pay for, and PCA beats both networks, and ours beats PCA",
        "# The network\n\n- fits on a slide\n\n<!-- It is twice as good, most of the time. -->",
        "# Two\n\n|more|\n|-|\n|less|",  # words alone
        "# The network\n\n```python\ntwo_heads = both and half\n```",
    ],
)
def test_a_clause_that_a_claim_carries_or_that_states_nothing_builds(slide, text):
    assert "# " in slide(text)


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("# Which half of the networks fails?", 'nothing carries "half"'),
        ("# It is better than PCA", 'nothing carries "better" in "It is better than PCA"'),
        ("# The network\n\n- needs half as many weights", 'one.md:3: nothing carries "half" in'),
        ("# The network\n\nIt never fails", 'nothing carries "never"'),
        (f"{CARRIED}\n# More overfitting; most of its lead is gone", 'nothing carries "More"'),
        (f"{CARRIED}\n# More overfitting; most of its lead is gone", 'C09 carries the words "less overfitting", which do not'),
        (f"{CARRIED}\n# Less overfitting; most of its lead is kept", 'C10 carries the words "most of its lead is gone"'),
        (f"{CARRIED}\n# Less overfitting by PCA; most of its lead is gone", 'nothing carries "Less"'),
        ("<!-- needs: C11 -->\n# PCA beats ours", 'nothing carries "beats" in "PCA beats ours"'),
        ("<!-- needs: C11 -->\n# Ours beats both networks", 'nothing carries "beats"'),
        ("<!-- needs: C10 fails -->\n# Most of its lead holds on new pictures", 'nothing carries "Most"'),
        ('<!-- needs: C09 "more overfitting" -->\n# More overfitting', 'the opposite of claim C09: "The small'),
        ('<!-- needs: C11 "PCA loses" -->\n# PCA loses', "the opposite of claim C11"),
    ],
)
def test_a_clause_that_nothing_carries_or_that_turns_a_claim_round_stops_the_build(slide, text, complaint):
    with pytest.raises(SystemExit) as stopped:
        slide(text)
    assert complaint in str(stopped.value)


def test_what_no_claim_decides_is_declared_with_a_reason(project, slide):
    (project / "slides/constants.toml").write_text('[one]\n"two heads" = "a mean and a spread"\n')
    assert slide("# The encoder has two heads")
    with pytest.raises(SystemExit, match='nothing carries "three" .*\n|declares two heads'):
        slide("# The encoder has three heads")


def test_words_of_a_deck_that_leaves_the_test_to_another_are_free(project, slide):
    write_deck(project, "lecture")
    with (project / "slides/decks/lecture.toml").open("a") as file:
        file.write('tested = "talk"\n')
    write_slides(project, "# One", "<!-- only: lecture -->\n# It is better than PCA")
    assert "better" in fill.filled_deck("lecture")
    assert "better" not in fill.filled_deck("talk")


@pytest.mark.parametrize(
    "word", ["both", "Seventeen", "sixtieth", "half", "twice", "fewer", "loses", "forty", "without", "gone"]
)
def test_words_for_numbers_and_directions_state_something(word):
    assert stated.STATING.fullmatch(word)


@pytest.mark.parametrize("word", ["network", "tenor", "with", "canteen-like", "beatsy"])
def test_other_words_do_not(word):
    assert not stated.STATING.fullmatch(word)
