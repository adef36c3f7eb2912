"""What moves in the deck, used in a real browser: with mouse and keys, by itself, in two windows, and where no script runs."""

import json
import os
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from autoencoders.drawing import sprite
from autoencoders.drawing.sprite import Plane, Sprite
from proof.render import fill, programs, render
from scratch_deck import write_slides
from test_gates import scratch

USE = Path(__file__).with_name("live.mjs")
SLIDES = (
    "# Before",
    '<!-- _class: figure -->\n# Drag\n\n![Bars of a map](../../results/figures/bars.svg "live: walk")',
    '<!-- _class: figure -->\n# Scrub\n\n![Bars of a film](../../results/figures/bars.svg "live: film")',
    '<!-- _class: figure -->\n# Guess\n\n![Bars of a riddle](../../results/figures/bars.svg "live: riddle")',
    "# After",
)


def shades(*shape: int) -> np.ndarray:
    """Frames of one grey each, by which they are known: their number in the sheet."""
    grey = np.arange(np.prod(shape)).reshape(*shape, 1, 1, 1) / 255
    return grey * np.ones((4, 4, 1))


WALK = Sprite(
    shades(3, 3, 1),
    "two numbers",
    ["low", "middle", "high"],
    ["top", "centre", "foot"],
    start=(1, 1),
    plane=Plane((0.1, 0, 0.5, 1), (0.2, 0.2, 0.3, 0.6)),
)
FILM = Sprite(
    shades(2, 4, 2),
    "epochs",
    ["none", "one", "two", "five"],
    ["dense", "conv"],
    notes=[["a", "b", "c", "d"], ["e", "f", "g", "h"]],
    colours=["dense", "conv"],
    plays=True,
)
RIDDLE = Sprite(
    shades(2, 2, 1),
    "Reveal",
    ["hidden", "told"],
    ["A", "B"],
    notes=[["", "the network"], ["", "the resizer"]],
    colours=["conv", "resize"],
    reveals=True,
)


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> dict:
    """What was seen while a deck with three live parts was used."""
    if programs.browser() is None:
        pytest.skip("needs a browser: make setup")
    folder = tmp_path_factory.mktemp("live")
    with pytest.MonkeyPatch.context() as patch:
        page = built(folder, patch)
        browser = programs.browser()
        browser = replace(browser, environment=browser.environment | {"CHROMIUM": os.fspath(browser.path)})
        programs.run([programs.node(), USE, page, folder / "report.json"], "the deck could not be used", browser)
    return json.loads((folder / "report.json").read_text())


def built(folder: Path, patch: pytest.MonkeyPatch) -> Path:
    """A deck of five slides: a plane on the second, a film on the third, a riddle on the fourth."""
    project = scratch(folder, patch)
    (project / "slides/constants.toml").write_text("")
    (project / "results/sprites").mkdir()
    for name, made in (("walk", WALK), ("film", FILM), ("riddle", RIDDLE)):
        sprite.save(project / f"results/sprites/{name}.webp", made)
    write_slides(project, *SLIDES)
    fill.main("talk")
    return render.html("talk").resolve()


def test_nothing_leaves_the_file_and_no_script_fails(seen: dict) -> None:
    assert (seen["requests"], seen["errors"]) == ([], [])


@pytest.mark.parametrize("size", ["small", "large"])
def test_a_plane_follows_the_mouse_while_it_is_pressed_at_any_size(seen: dict, size: str) -> None:
    assert seen[f"{size} start"]["shades"] == [4]
    assert seen[f"{size} pressed"]["shades"] == [2]
    assert seen[f"{size} pressed"]["says"] == "(high, top)"
    assert seen[f"{size} dragged beyond the rim"]["shades"] == [3]
    assert seen[f"{size} let go"]["shades"] == [3]


@pytest.mark.parametrize("size", ["small", "large"])
def test_a_slider_is_drawn_with_the_mouse_and_what_plays_stands_still_then(seen: dict, size: str) -> None:
    assert seen[f"{size} slid"]["shades"] == seen[f"{size} stays"]["shades"] == [4, 5, 12, 13]
    assert seen[f"{size} slid"]["says"] == "two; dense c; conv g"
    assert seen[f"{size} stays"]["button"] == "Play"


@pytest.mark.parametrize("size", ["small", "large"])
def test_after_the_mouse_the_arrow_keys_turn_slides_again(seen: dict, size: str) -> None:
    assert (seen[f"{size} turned"]["slide"], seen[f"{size} turned back"]["slide"]) == (3, 2)


def test_keys_alone_reach_a_plane_and_move_on_it_without_turning_the_slide(seen: dict) -> None:
    assert seen["tab"]["focused"] == "two numbers"
    assert seen["two arrows"]["shades"] == seen["against the rim"]["shades"] == [2]
    assert seen["against the rim"]["slide"] == 2


def test_a_live_part_comes_before_the_ring_of_its_figure_whichever_is_there_first(seen: dict) -> None:
    assert seen["tab where pictures are decoded at once"]["focused"] == "two numbers"


def test_escape_lets_go_of_a_control_and_the_arrow_keys_turn_slides_again(seen: dict) -> None:
    assert (seen["escape"]["slide"], seen["escape"]["focused"]) == (2, None)
    assert seen["next slide"]["slide"] == 3


def test_keys_alone_reach_a_button_and_a_slider_and_move_it(seen: dict) -> None:
    assert (seen["button"]["focused"], seen["slider"]["focused"]) == ("Play", "epochs")
    assert (seen["slider moved"]["slide"], seen["slider moved"]["says"]) == (3, "two; dense c; conv g")


def test_a_remote_control_turns_slides_whatever_has_the_focus(seen: dict) -> None:
    assert (seen["remote control"]["slide"], seen["remote control"]["focused"]) == (4, None)


def test_a_film_plays_once_when_its_slide_is_shown_and_can_be_paused_and_played(seen: dict) -> None:
    assert seen["shown"]["button"] == seen["playing"]["button"] == seen["played on"]["button"] == "Pause"
    assert seen["paused"]["button"] == "Play"
    assert seen["paused"]["shades"] == seen["still paused"]["shades"] == seen["shown again"]["shades"]
    assert (seen["played to the end"]["shades"], seen["played to the end"]["button"]) == ([6, 7, 14, 15], "Play")
    assert seen["once more"]["button"] == "Pause"


def test_nothing_plays_by_itself_for_who_asks_for_stillness(seen: dict) -> None:
    assert (seen["reduced motion"]["shades"], seen["reduced motion"]["button"]) == ([0, 1, 8, 9], "Play")


def test_a_key_reveals_what_was_guessed_at_and_hides_it_again(seen: dict) -> None:
    assert (seen["guess"]["shades"], seen["guess"]["notes"], seen["guess"]["button"]) == ([0, 2], ["", ""], "Reveal (R)")
    assert seen["guess"]["colours"] == 1, "a colour tells"
    assert seen["revealed"]["notes"] == ["the network", "the resizer"]
    assert (seen["revealed"]["shades"], seen["revealed"]["button"], seen["revealed"]["colours"]) == ([1, 3], "Hide (R)", 2)
    assert seen["hidden"] == seen["guess"]
    assert seen["on another slide"]["notes"] == ["", ""], "the key means nothing there"


def test_a_button_reveals_it_too(seen: dict) -> None:
    assert seen["the button"]["focused"] == "Reveal (R)"
    assert seen["pressed"]["notes"] == ["the network", "the resizer"]


def test_the_window_of_the_audience_follows_that_of_the_presenter(seen: dict) -> None:
    assert seen["presenter"]["says"] == seen["audience"]["says"] == "(low, centre)"


def test_stills_stand_in_print_and_where_no_script_runs(seen: dict) -> None:
    assert seen["on the screen"] == [[False, True]] * 3  # still, live
    assert seen["in print"] == seen["without scripts"] == [[True, False]] * 3


def test_the_small_view_of_the_next_slide_is_still(seen: dict) -> None:
    assert seen["next slide in presenter view"] in (0, "none to be seen")
