"""The bet on PCA's error, in a real browser: the room's mark moves, and nothing tells the answer before the key does."""

from dataclasses import replace
from pathlib import Path

import pytest

from autoencoders import runs
from autoencoders.drawing import live
from autoencoders.figures.bet import MOST, error
from autoencoders.live import bet
from autoencoders.runs import Run
from in_browser import used
from proof.deck import decks
from proof.render import fill, gates, programs, render
from proof.source.paths import ROOT
from scratch_deck import write_slides
from test_gates import NOTE, scratch

USE = Path(__file__).with_name("live_bet.mjs")
SLIDE = f'<!-- _class: figure -->\n# Bet\n\n![Bars of errors](../../results/figures/good.svg "live: bet"){NOTE}'
METHODS = ("resize", "dense", "pca")


@pytest.fixture(scope="module")
def methods() -> list[Run]:
    """The methods that stand on the axis, the last of which is bet on."""
    paths = [ROOT / f"results/runs/{name}.npz" for name in METHODS]
    if not all(path.exists() for path in paths):
        pytest.skip("these methods are not trained yet")
    return [runs.load(path) for path in paths]


@pytest.fixture(scope="module")
def project(methods: list[Run], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A deck of two slides; on the second one the room bets."""
    if programs.browser() is None:
        pytest.skip("needs a browser: make setup")
    with pytest.MonkeyPatch.context() as patch:
        project = scratch(tmp_path_factory.mktemp("bet"), patch)
        (project / "slides/constants.toml").write_text("")
        (project / "results/live").mkdir()
        write_slides(project, f"# Before{NOTE}", SLIDE)
        yield project


def page(project: Path, part: live.Live) -> Path:
    """The deck with this part."""
    live.save(project / "results/live/bet.json", part)
    fill.main("talk")
    return render.html("talk").resolve()


@pytest.fixture(scope="module")
def seen(project: Path, methods: list[Run]) -> dict:
    """What was seen while it was used."""
    return used(USE, page(project, bet.enliven(*methods)), project / "report.json")


@pytest.fixture(scope="module")
def shares(methods: list[Run]) -> list[float]:
    """Where the methods belong on the axis."""
    return [error(run) / MOST for run in methods]


def answer(methods: list[Run]) -> str:
    """What the key tells."""
    return f"{error(methods[-1]):.4f}"


def test_nothing_leaves_the_file_and_no_script_fails(seen: dict) -> None:
    assert (seen["requests"], seen["errors"]) == ([], [])


def test_rivals_stand_at_their_errors_and_the_mark_beside_them(seen: dict, methods: list[Run], shares: list[float]) -> None:
    start = seen["start"]
    assert start["faces"] == pytest.approx([*shares[:2], 1], abs=0.002)
    assert start["says"] == [f"resize 8×8 {error(methods[0]):.4f}", f"dense {error(methods[1]):.4f}", "PCA ?"]
    assert start["slider"][2] == pytest.approx(error(methods[1]), abs=bet.STEP)


def test_no_name_lies_over_the_button(seen: dict) -> None:
    assert {name: seen[name]["over"] for name in ("start", "dragged", "revealed", "hidden")} == dict.fromkeys(
        ("start", "dragged", "revealed", "hidden"), 0
    )


def test_nothing_gives_the_answer_away(seen: dict, methods: list[Run]) -> None:
    for name in ("start", "arrows", "dragged", "tapped", "hidden"):
        assert answer(methods) not in seen[name]["markup"]


def test_arrow_keys_a_mouse_and_a_finger_move_the_mark(seen: dict) -> None:
    assert seen["arrows"]["slider"][2] == pytest.approx(seen["start"]["slider"][2] - 2 * bet.STEP)
    assert seen["dragged"]["slider"][2] == pytest.approx(MOST / 2, abs=bet.STEP)
    assert seen["tapped"]["slider"][2] == pytest.approx(MOST / 4, abs=bet.STEP)
    assert {seen[name]["slide"] for name in ("arrows", "dragged", "tapped")} == {"#2"}


def test_who_listens_hears_what_is_bet_and_that_it_is_no_result(seen: dict) -> None:
    label, text, value = seen["dragged"]["slider"]
    assert (label, text) == (bet.WORDS["slider"], f"{value:.4f}")
    assert seen["dragged"]["status"] == f"the room bets {text} (yours, not a result)"


def test_the_key_lets_it_land_and_takes_it_back(seen: dict, methods: list[Run], shares: list[float]) -> None:
    revealed, off = seen["revealed"], abs(seen["tapped"]["slider"][2] - error(methods[-1]))
    assert revealed["faces"] == pytest.approx(shares, abs=0.002)
    assert revealed["says"][-1] == f"PCA {answer(methods)}"
    assert f", off by {off:.4f} (" in revealed["status"]
    assert (revealed["button"], seen["hidden"]["button"]) == ("Hide (R)", "Reveal (R)")
    assert seen["hidden"] | {"slide": ""} == seen["tapped"] | {"slide": ""}


def test_the_window_of_the_audience_follows_that_of_the_presenter(seen: dict) -> None:
    assert seen["audience"]["slider"][2] == seen["presenter"]["slider"][2] == 0
    assert seen["audience"]["says"] == seen["presenter"]["says"] == seen["revealed"]["says"]


def test_it_glides_there_but_for_who_asks_for_stillness(seen: dict, shares: list[float]) -> None:
    assert shares[-1] < seen["on its way"]["faces"][-1] < 1
    assert seen["landed"]["faces"][-1] == pytest.approx(shares[-1], abs=0.002)


@pytest.mark.parametrize("told", [False, True])
def test_the_gates_find_nothing_wrong_before_and_after(project: Path, methods: list[Run], told: bool) -> None:
    part = bet.enliven(*methods)
    made = page(project, replace(part, start=part.start | {"told": told}))
    report, slides = gates.browser_report(made, gates.AXE), decks.slides("talk")
    own = [fault for fault in gates.all_faults(report, slides, made) if fault.gate != "unused figure"]
    assert [gates.sentence(fault, made, slides, report["slides"]) for fault in own] == []
