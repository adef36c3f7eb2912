"""A network that runs in the page, used in a real browser; and one whose weights are not those that were trained."""

import base64
import re
from pathlib import Path

import numpy as np
import pytest

from autoencoders import runs
from autoencoders.drawing import live
from in_browser import used
from proof.deck import decks
from proof.render import fill, gates, parity, programs, render
from proof.render import live as rendered
from proof.source.paths import ROOT
from scratch_deck import write_slides
from test_gates import NOTE, scratch

USE = Path(__file__).with_name("live_networks.mjs")
PARTS = [part for part in ("draw", "noise", "map") if (ROOT / f"results/live/{part}.json").exists()]
STILLS = {"draw": "bars", "noise": "good", "map": "good"}
SLIDE = '<!-- _class: figure -->\n# {part}\n\n![A still](../../results/figures/{still}.svg "live: {part}")' + NOTE


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A deck with a slide for each live part; on the second one draws."""
    if programs.browser() is None:
        pytest.skip("needs a browser: make setup")
    folder = tmp_path_factory.mktemp("networks")
    with pytest.MonkeyPatch.context() as patch:
        project = scratch(folder, patch)
        (project / "slides/constants.toml").write_text("")
        (project / "results/runs").symlink_to(ROOT / "results/runs")
        (project / "results/live").symlink_to(ROOT / "results/live")
        write_slides(project, f"# Before{NOTE}", *(SLIDE.format(part=part, still=STILLS[part]) for part in PARTS))
        fill.main("talk")
        yield render.html("talk").resolve()


@pytest.fixture(scope="module")
def seen(page: Path) -> dict:
    """What was seen while it was used."""
    return used(USE, page, page.with_name("report.json"))


def test_nothing_leaves_the_file_and_no_script_fails(seen: dict) -> None:
    assert (seen["requests"], seen["errors"]) == ([], [])


def test_it_begins_with_a_held_out_digit_whose_error_is_beyond_that_of_all_emoji(seen: dict) -> None:
    start = seen["start"]
    assert (start["corner"], start["says"]) == (0, "held-out digit")
    assert start["status"].endswith("above 100% of held-out emoji")
    assert start["groups"] == ["emoji, held out", "digits"]


def test_the_error_in_the_page_is_that_of_the_run(seen: dict) -> None:
    measured = runs.load(ROOT / "results/runs/anomaly.npz").measures["digits_mse"][0, 0]
    assert float(re.search(r"0\.\d+", seen["start"]["status"])[0]) == pytest.approx(measured, abs=2e-4)


def test_a_key_inverts_it_and_its_error_lies_among_those_of_emoji(seen: dict) -> None:
    inverted = seen["inverted"]
    assert inverted["corner"] == 255
    assert "inverted" in inverted["heard"]
    assert not inverted["status"].endswith("above 100% of held-out emoji")
    assert inverted["groups"] == ["emoji, held out", "digits, inverted"]


def test_keys_show_another_digit_and_an_emoji_which_a_finger_would_draw(seen: dict) -> None:
    assert seen["next digit"]["status"] != seen["start"]["status"]
    assert seen["next digit"]["corner"] == 0, "not inverted"
    assert (seen["emoji"]["says"], seen["emoji"]["corner"]) == ("selfie", 255)


def test_what_is_drawn_is_seen_as_a_digit_is_and_called_yours(seen: dict) -> None:
    drawn = seen["drawn"]
    assert (drawn["says"], drawn["corner"]) == ("yours, not a result", 0)
    assert drawn["brightest"] > 240
    assert drawn["mark"].startswith("yours: ")
    assert drawn["status"].endswith("above 100% of held-out emoji")


def test_what_is_typed_is_shown_black_on_white_and_means_no_key(seen: dict) -> None:
    assert (seen["typed"]["says"], seen["typed"]["corner"]) == ("yours, not a result", 255)
    assert seen["typed"]["slide"] == "#2"
    assert seen["after typing"]["says"] == "held-out digit"


def test_the_audience_sees_what_the_presenter_draws_on_a_phone_too(seen: dict) -> None:
    assert seen["presenter"] == seen["audience"]
    assert seen["audience"]["says"] == "yours, not a result"


def test_noise_is_cleaned_here_about_as_well_as_was_measured(seen: dict) -> None:
    says = seen["noise"]["says"]
    assert says["noisy"][0] == pytest.approx(12.8, abs=0.2)
    assert says["noisy"][0] < says["taught to clean"][0] < says["non-local means"][0]
    assert says["non-local means"][1] == "mean 25.0 dB"


def test_a_stroke_of_noise_by_key_makes_all_worse_and_has_no_measured_mean(seen: dict) -> None:
    before, after = seen["noise"]["says"], seen["stroke"]["says"]
    assert all(after[method][0] < before[method][0] for method in before)
    assert {mean for _, mean in after.values()} == {""}


def test_another_picture_is_chosen_by_key_and_the_slider_takes_noise_away(seen: dict) -> None:
    assert seen["another"]["pressed"] == ["true"] + ["false"] * 5
    assert seen["without noise"]["says"]["taught to copy"][0] > seen["another"]["says"]["taught to copy"][0]
    assert seen["without noise"]["slide"] == "#3"


@pytest.fixture(scope="module")
def looked(page: Path) -> dict[str, list[str]]:
    """What the gates say of the page, and of a copy with one weight's sign turned."""
    asked = parity.asked(rendered.parts("talk"))
    return {"whole": faults(page, asked), "flipped": faults(flipped(page), asked)}


def faults(page: Path, asked: dict) -> list[str]:
    """The faults of a page in words."""
    report = gates.browser_report(page, gates.AXE, asked)
    slides = decks.slides("talk")
    own = [fault for fault in gates.all_faults(report, slides, page) if not fault.gate.startswith("unused")]
    return [gates.sentence(fault, page, slides, report["slides"]) for fault in own]


def flipped(page: Path) -> Path:
    """A copy of a page in which the largest of the network's first weights has the other sign."""
    text = page.read_text()
    first = re.search(r'"halves": "([^"]+)"', text)[1]
    weights = np.frombuffer(base64.b64decode(first), np.float16).copy()
    weights[np.abs(weights).argmax()] *= -1
    copy = page.with_name("talk.flipped.html")
    copy.write_text(text.replace(first, live.text(weights)))
    return copy


def test_the_gates_find_nothing_wrong_with_it(looked: dict) -> None:
    assert looked["whole"] == []


def test_a_weight_with_the_other_sign_stops_the_build(looked: dict) -> None:
    [said] = [sentence for sentence in looked["flipped"] if "network" in sentence]
    assert re.search(r'slide 2 "draw" .*: the network copier of draw is [\d.]+ shades off at place \d+ of input \d+', said)
    assert "it is not the network that was trained" in said


def test_its_card_tells_how_far_it_is_off(page: Path) -> None:
    assert re.search(
        r"copier, results/runs/anomaly\.npz\.receipt, key [0-9a-f]{8}: 0\.\d\d shades off at worst, 0\.5 allowed",
        page.read_text(),
    )
