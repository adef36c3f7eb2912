"""Lies that the benchmark plants: they are the same each time, they change something, and the reader refuses those it must."""

import shutil
from pathlib import Path

import pytest

from benchmarks.lies import classes, holding, looking, painted, table
from benchmarks.lies.lie import MOST, Fate
from proof.deck import decks, facts
from proof.render import fill

BOUND = ("a number bound to what is gone", "a number bound to another run")
HELD = [name for name in classes.CLASSES if name.startswith("a digit") or name in BOUND]
SEED, FEW = 2, 3


@pytest.fixture
def copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The slides of this project, to be changed at will, beside its results."""
    shutil.copytree(decks.ROOT / "slides", tmp_path / "slides")
    for folder in ("results", "src"):
        (tmp_path / folder).symlink_to(decks.ROOT / folder)
    monkeypatch.setattr(decks, "ROOT", tmp_path)
    monkeypatch.setattr(decks, "SLIDES", tmp_path / "slides")
    for module, name in (*holding.REMEMBERED, (facts, "verdicts")):
        monkeypatch.setattr(module, name, getattr(module, name))  # which is put back after the test
    monkeypatch.chdir(tmp_path)
    holding.remember()
    return tmp_path


def test_lies_about_numbers_are_refused_and_the_truth_is_not(copy):
    for name in HELD:
        planted = classes.drawn(name, SEED)
        assert planted == classes.drawn(name, SEED)
        for lie in planted[:FEW]:
            assert holding.fate(lie).by == "reader", f"{name}: {lie.place} {lie.words}"
    assert not any(list(fill.problems(deck, decks.slides(deck))) for deck in ("talk", "lecture"))


def test_a_lie_is_taken_back(copy):
    lie = classes.drawn("a digit in notes", SEED)[0]
    [file] = lie.files
    before = Path(file).read_bytes()
    holding.fate(lie)
    assert Path(file).read_bytes() == before != lie.files[file]


def test_lies_of_styles_and_markup_change_a_slide_of_the_talk_and_what_runs_or_fetches_is_not_built(copy):
    lies = {name: classes.drawn(name, SEED) for name in painted.CLASSES}
    assert all(len(planted) == MOST for planted in lies.values())
    slides = {lie: looking.changed(lie) for lie in lies["remote content, code and dead links"]}
    refused = looking.by_build([*slides.values()])
    for lie, slide in slides.items():
        assert (slide in refused) != any(sign in lie.words for sign in ("[words]", "beside.png", "https://nowhere"))


def test_dear_judges_are_asked_about_what_the_cheap_ones_let_pass_and_no_more(copy, monkeypatch):
    lies = [
        painted.marked(decks.slides("talk")[0], markup) for markup in ("<script>go()</script>", "<b>words</b>", "<i>words</i>")
    ]
    asked = []
    monkeypatch.setitem(looking.JUDGES, "gates", lambda slides: asked.append(len(slides)) or {slides[0]})
    monkeypatch.setitem(looking.JUDGES, "print", lambda slides: asked.append(len(slides)) or set())
    assert [fate.by for fate in looking.fates(lies)] == ["build", "gates", ""]
    assert asked == [2, 1]


def test_the_table_names_survivors_and_counts_no_lie_twice():
    fates = [Fate("a.md:1", "better → worse", by, 0.5) for by in ("reader", "check", "")]
    text = table.table({"a direction on the talk's slides": table.counted_up(fates, SEED)})
    assert "| a direction on the talk's slides | 3 | 2 | 67% | 1 | 1 | 0 | 0 | 0 | 0 | 0.5 | 2 |" in text
    assert text.count("better → worse") == 1
    assert classes.WHY["a direction on the talk's slides"] in text
