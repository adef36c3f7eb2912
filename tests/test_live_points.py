"""Points that flow to the data, codes that climb a ladder, and a map, used in a real browser."""

from pathlib import Path

import pytest

from in_browser import used
from proof.deck import decks
from proof.render import fill, gates, parity, programs, render
from proof.render import live as rendered
from proof.source.paths import ROOT
from scratch_deck import write_slides
from test_gates import NOTE, scratch

USE = Path(__file__).with_name("live_points.mjs")
PARTS = ("flow", "ladder", "map")
SLIDE = '<!-- _class: figure -->\n# {part}\n\n![A still](../../results/figures/{still}.svg "live: {part}")' + NOTE
STILLS = {"flow": "good", "ladder": "good", "map": "good"}


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A deck with a slide for each part."""
    if programs.browser() is None:
        pytest.skip("needs a browser: make setup")
    with pytest.MonkeyPatch.context() as patch:
        project = scratch(tmp_path_factory.mktemp("points"), patch)
        (project / "slides/constants.toml").write_text("")
        for folder in ("runs", "live"):
            (project / "results" / folder).symlink_to(ROOT / "results" / folder)
        write_slides(project, f"# Before{NOTE}", *(SLIDE.format(part=part, still=STILLS[part]) for part in PARTS))
        fill.main("talk")
        yield render.html("talk").resolve()


@pytest.fixture(scope="module")
def seen(page: Path) -> dict:
    """What was seen while it was used."""
    return used(USE, page, page.with_name("report.json"))


def test_nothing_leaves_the_file_and_no_script_fails(seen: dict) -> None:
    assert (seen["requests"], seen["errors"]) == ([], [])


def test_points_flow_to_the_spiral_by_themselves_and_who_does_not_arrive_is_counted(seen: dict) -> None:
    settled = seen["settled"]
    assert settled["share"] >= 97
    assert "step 10 of 10" in settled["says"]
    lost = settled["status"].removesuffix(" did not arrive")
    assert lost == "all arrived" or 0 < int(lost) <= 30
    assert (settled["drawn"][1]["red"] > 0) == (lost != "all arrived"), "who did not arrive is red"


def test_a_key_scatters_anew(seen: dict) -> None:
    assert seen["scattered"]["share"] < 30
    assert seen["scattered"]["status"] == ""
    assert seen["scattered"]["drawn"][1]["red"] > 10 * seen["settled"]["drawn"][1]["red"]


def test_a_key_shows_the_curve_below_the_points(seen: dict) -> None:
    assert seen["curve"]["drawn"][0]["any"] > seen["scattered"]["drawn"][0]["any"] + 5000


def test_a_key_takes_one_step_and_no_more(seen: dict) -> None:
    assert seen["a step"]["share"] == seen["still there"]["share"] > seen["scattered"]["share"]
    assert "step 1 of 10" in seen["still there"]["says"]
    assert seen["another step"]["share"] > seen["a step"]["share"]


@pytest.mark.parametrize("how", ["dropped", "tapped"])
def test_points_are_dropped_by_key_and_by_finger_and_called_yours(seen: dict, how: str) -> None:
    before = {"dropped": "another step", "tapped": "settled again"}[how]
    assert seen[how]["drawn"][1]["any"] > seen[before]["drawn"][1]["any"]
    assert "large: yours, not a result" in seen[how]["says"]
    assert seen[how]["status"] == ""
    assert seen["another step"]["says"].count("large: yours, not a result") == 0


def test_the_window_of_the_audience_follows_that_of_the_presenter(seen: dict) -> None:
    assert seen["presenter"]["says"] == seen["audience"]["says"]
    assert seen["presenter"]["drawn"] == seen["audience"]["drawn"]


def test_a_ladder_begins_with_the_plain_code_and_one_marked_digit(seen: dict) -> None:
    plain = seen["plain"]
    assert plain["pressed"] == ["4"]
    assert plain["heard"][0].startswith("plain; random codes (ring): ")
    assert plain["heard"][1].endswith("marked: 4")
    assert plain["drawn"][0]["bright"] > 500, "a colour that is not there is black"


def test_keys_climb_it_and_choose_a_digit_or_none(seen: dict) -> None:
    assert seen["next"]["heard"][0].startswith("large noise; ")
    assert (seen["next"]["pressed"], seen["none"]["pressed"]) == (["7"], [])
    assert seen["none"]["heard"][1].endswith("marked: none")
    assert seen["none"]["drawn"][0]["bright"] < seen["next"]["drawn"][0]["bright"]
    assert seen["last"]["heard"][0].startswith("whole KL; ")
    assert seen["last"]["slide"] == "#3"
    assert seen["first again"]["heard"][0] == seen["plain"]["heard"][0]


def test_each_rung_has_measures_of_its_own(seen: dict) -> None:
    assert len({tuple(seen[name]["strong"]) for name in ("plain", "next", "last")}) == 3


def test_a_digit_stands_out_on_the_map_too(seen: dict) -> None:
    assert (seen["map"]["pressed"], seen["threes"]["pressed"]) == ([], ["3"])
    assert 0 < seen["map"]["drawn"][0]["bright"] < seen["threes"]["drawn"][0]["bright"]


def test_the_gates_find_nothing_wrong_with_it(page: Path) -> None:
    report, slides = gates.browser_report(page, gates.AXE, parity.asked(rendered.parts("talk"))), decks.slides("talk")
    own = [fault for fault in gates.all_faults(report, slides, page) if not fault.gate.startswith("unused")]
    assert [gates.sentence(fault, page, slides, report["slides"]) for fault in own] == []
