"""Lies that the benchmark plants: they are the same each time, they change something, and the reader refuses those it must."""

import hashlib
import json
import shutil
from pathlib import Path

import pytest

from benchmarks.lies import classes, holding, looking, painted, pictures, slides, table
from benchmarks.lies.lie import MOST, Fate
from proof.build import receipts
from proof.deck import decks, facts, quotes
from proof.render import fill

BOUND = ("a number bound to what is gone",)
HELD = [name for name in slides.CLASSES if name.startswith("a digit") or name in BOUND]
SEED, FEW = 2, 2


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


def test_the_same_numbers_spent_five_ways_do_not_ship_if_one_method_has_fewer(copy, monkeypatch):
    def fewer(path: tuple[str, ...], constant=quotes.constant) -> object:
        return 180 if path == ("pca", "CODES") else constant(path)

    monkeypatch.setattr(quotes, "constant", fewer)
    told = [problem for problem in fill.problems("talk", decks.slides("talk")) if "are not the same" in problem]
    assert any("180 and 192" in problem for problem in told), told


@pytest.mark.parametrize("name", ["a digit of a score", "a digit of a receipt", "a result forged with its receipt"])
def test_lies_in_results_are_the_same_each_time_and_as_many_as_a_class_has(name):
    planted = classes.drawn(name, SEED)
    assert len(planted) == MOST
    assert [(lie, lie.files) for lie in planted] == [(lie, lie.files) for lie in classes.drawn(name, SEED)]


def test_a_forger_seals_receipts_that_tell_the_digests_of_what_was_forged():
    for lie in classes.drawn("a result forged with its receipt", SEED):
        told = {file: json.loads(content) for file, content in lie.files.items() if file.endswith(".receipt")}
        for file, receipt in told.items():
            assert receipts.seal(receipt) == receipt["seal"]
            assert hashlib.sha256(lie.files[file.removesuffix(".receipt")]).hexdigest() == receipt["output"]
        if "results/claims.json.receipt" in told:
            assert told["results/claims.json.receipt"]["from_outputs"][lie.place] == told[f"{lie.place}.receipt"]["output"]


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
    assert "| a direction on the talk's slides | 3 | 2 | 67% | 1 | 0 | 1 | 0 | 0 | 0 | 0 | 0.5 | 2 |" in text
    assert text.count("better → worse") == 1
    assert classes.WHY["a direction on the talk's slides"] in text


def test_a_figure_that_lies_is_drawn_and_refused(monkeypatch):
    monkeypatch.chdir(decks.ROOT)
    module = pictures.Places(pictures.FOLDER / "rebuilt_train.py")
    makers = pictures.rows_exchanged, pictures.names_exchanged, pictures.colours_exchanged
    planted = [lie for make in makers for lie in make(module) if pictures.tells(lie, moved=True)]
    assert len(planted) > len(makers)
    assert [lie.words for lie in planted if not pictures.refused(lie)] == []


def test_a_change_that_only_moves_things_is_no_lie(monkeypatch):
    monkeypatch.chdir(decks.ROOT)
    module = pictures.Places(pictures.FOLDER / "rebuilt_train.py")
    [label] = [lie for lie in pictures.numbers(module) if lie.words == "230 → 231"]
    assert pictures.tells(label, moved=True) and not pictures.tells(label, moved=False)
