"""What each slide was made from: the code in its footer, and the line in its notes."""

import json
import re
from pathlib import Path

import pytest

from autoencoders.slides import decks, fill, provenance
from scratch_deck import scratch_project, write_slides  # noqa: F401

BARS = "![Bars of {{ dense.test_mse }}](../../results/figures/bars.svg)"
NOTE = "\n\n<!-- It is {{ dense.test_mse }}. -->"
RECEIPTS = {  # by kind and name: a figure of two variants, one of which was trained on top of a third
    "figures/bars.svg": {
        "key": "f1" * 32,
        "output": "f2" * 32,
        "code": {"src/autoencoders/figures/bars.py": "f3" * 32},
        "made_from": {"results/runs/dense.npz": "d1" * 32, "results/runs/pca.npz": "b1" * 32},
        "seconds": 0.1,
    },
    "scores/dense.json": {"key": "c1" * 32, "output": "c2" * 32, "made_from": {"results/runs/dense.npz": "d1" * 32}},
    "runs/dense.npz": {
        "key": "d1" * 32,
        "code": {"src/autoencoders/variants/dense.py": "d3" * 32},
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


def test_a_changed_receipt_changes_the_code_of_the_slides_that_stand_on_it_and_of_no_other(project):
    slides = [slide(BARS), slide("{{ dense.params }}"), slide("{{ code.pca.CODES }}")]
    before = [provenance.code(one) for one in slides]
    assert all(re.fullmatch("[0-9a-f]{8}", code) for code in before)
    assert len(set(before)) == 3
    write_receipt(project, "figures/bars.svg", **RECEIPTS["figures/bars.svg"] | {"key": "00" * 32})
    after = [provenance.code(one) for one in slides]
    assert [old == new for old, new in zip(before, after, strict=True)] == [False, True, True]


def test_the_time_that_a_result_took_and_the_words_around_it_are_not_in_the_code(project):
    before = provenance.code(slide(BARS))
    write_receipt(project, "figures/bars.svg", **RECEIPTS["figures/bars.svg"] | {"seconds": 9, "machine": "another"})
    assert provenance.code(slide(f"# Another title\n\n{BARS}")) == before


def test_a_slide_of_words_has_no_code():
    assert provenance.code(slide("# Words alone\n\n<!-- Say them. -->")) == ""
    assert fill.footer(slide("# Words alone")).endswith('_footer: "" -->')


def test_the_code_stands_in_the_footer_and_in_the_notes(project):
    write_slides(project, f"# Bars\n\n{BARS}{NOTE}")
    text, code = fill.filled("talk"), provenance.code(decks.slides("talk")[0])
    assert f'_footer: "{code} · figures: bars · scores: dense" -->' in text
    assert text.rstrip().endswith(f"<!-- Made from figures bars; numbers dense.test_mse; receipts {code} -->")


def test_a_slide_without_notes_gets_none_so_that_the_gate_still_sees_it(project):
    write_slides(project, f"<!-- needs: C09 -->\n<!-- _class: figure -->\n# Bars\n\n{BARS}")
    assert "Made from" not in fill.filled("talk")
