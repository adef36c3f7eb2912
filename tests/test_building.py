"""Figures that build, in a real browser: each key shows the next group and moves nothing; elsewhere all of them are there."""

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pypdf
import pytest
from PIL import Image

from autoencoders.drawing import style
from autoencoders.drawing.building import step
from autoencoders.drawing.palette import INK, PAPER
from autoencoders.drawing.panels import box, picture, sheet, write
from proof.render import fill, programs, reading, render, steps
from scratch_deck import write_deck, write_slides
from test_gates import scratch

USE = Path(__file__).with_name("building.mjs")
ALT = "Three < boxes"
SLIDES = (
    "# Before\n\n* a step\n* of a list",
    f"<!-- _class: figure -->\n# Build\n\n![{ALT}](../../results/figures/three.svg)\n\nA caption",
    "<!-- _class: figure -->\n# Build on\n\n![Two boxes](../../results/figures/two.svg)",
    "# After",
)
MIDDLES = (190, 550, 910)  # px of a slide from its left to the middles of three boxes


def boxes(path: Path, count: int) -> None:
    """Draw boxes, each with a picture and words in it: one that is there from the start, and one for each step."""
    figure, board = sheet()
    for number in range(count):
        board = step(figure)[1] if number else board
        box(board, 360 * number, 0, 260, 480, face=PAPER)
        picture(board, 360 * number + 20, 400, 60, np.full((2, 2, 3), number / 3))
        write(board, 360 * number + 20, 40, f"box {number}", colour=INK)
    style.save(path, figure, {"Title": path.stem})


@pytest.fixture(scope="module")
def deck(tmp_path_factory: pytest.TempPathFactory):
    """A deck of four slides, two with figures that build; its page, and a twin of it on a light ground."""
    if programs.browser() is None:
        pytest.skip("needs a browser: make setup")
    folder = tmp_path_factory.mktemp("building")
    with pytest.MonkeyPatch.context() as patch:
        project = scratch(folder, patch)
        (project / "slides/constants.toml").write_text("")
        for name, count in (("three", 3), ("two", 2)):
            boxes(project / f"results/figures/{name}.svg", count)
        write_deck(project, "light", "paper")
        write_slides(project, *SLIDES)
        for name in ("talk", "light"):
            fill.main(name)
            render.html(name)
        yield project


@pytest.fixture(scope="module")
def seen(deck: Path) -> dict:
    """What was seen while keys were pressed."""
    browser = programs.browser()
    browser = replace(browser, environment=browser.environment | {"CHROMIUM": str(browser.path)})
    files = (deck / "results/talk.html", deck / "report.json", deck / "printed.pdf")
    programs.run([programs.node(), USE, *files], "the deck could not be used", browser)
    return json.loads((deck / "report.json").read_text())


def test_each_key_shows_exactly_the_next_group_and_the_last_one_turns_the_slide(seen: dict) -> None:
    states = [(state["slide"], state["boxes"]) for state in seen["forth"]]
    assert states == [(1, 0), (1, 0), (1, 0), (2, 1), (2, 2), (2, 3), (3, 1), (3, 2)]


def test_the_way_back_takes_the_groups_away_again(seen: dict) -> None:
    assert [(state["slide"], state["boxes"]) for state in seen["back"]] == [(3, 2), (3, 1), (2, 3), (2, 2), (2, 1), (1, 0)]


def test_a_step_moves_nothing_that_is_there_and_fades_nothing_in(seen: dict) -> None:
    first, second, third = (state["places"] for state in seen["forth"][3:6])
    assert first.items() < second.items() < third.items()
    assert not any(state["moving"] for state in seen["forth"] + seen["calm"])
    assert [state["boxes"] for state in seen["calm"]] == [1, 2]


def test_a_slide_keeps_its_number_through_its_steps(seen: dict) -> None:
    assert [state["page"] for state in seen["forth"]] == ["1", "1", "1", "2", "2", "2", "3", "3"]


def test_the_presenter_sees_the_next_step_and_after_the_last_the_next_slide(seen: dict) -> None:
    assert seen["next"] == [[[2, 1], [2, 2]], [[2, 2], [2, 3]], [[2, 3], [3, 1]], [[3, 1], [3, 2]]]


@pytest.mark.parametrize("where", ["in print", "without scripts", "overview"])
def test_all_groups_are_there_where_nobody_presses_a_key(seen: dict, where: str) -> None:
    assert seen["on the screen"] == [0, 1, 1, 0]
    assert seen[where] == [0, 3, 2, 0]


def test_steps_add_no_page_to_what_is_printed(deck: Path, seen: dict) -> None:
    assert len(pypdf.PdfReader(deck / "printed.pdf").pages) == len(SLIDES)


def test_two_figures_in_one_page_share_neither_names_nor_styles(seen: dict) -> None:
    assert seen["twice"] == seen["lost"] == []
    assert seen["used"] > 20
    assert seen["joins"] == ["round", "miter"]


def test_a_figure_that_builds_has_its_card(seen: dict) -> None:
    assert seen["card"] == "three"


def test_a_picture_of_a_slide_has_all_groups(deck: Path) -> None:
    taken = [Image.open(path).convert("RGB") for path in render.png("talk", deck / "pictures")]
    assert all("#{:02x}{:02x}{:02x}".format(*taken[1].getpixel((x, 300))) == PAPER for x in MIDDLES)
    assert len(pypdf.PdfReader(render.pdf("talk")).pages) == len(SLIDES)


def test_its_words_are_read_out_once_and_nothing_else_of_it(deck: Path) -> None:
    assert reading.read(deck / "results/talk.html").slides[1].words == f"Build\nPicture: {ALT}\nA caption"


def test_the_light_twin_exchanges_its_colours(deck: Path) -> None:
    page = (deck / "results/light.html").read_text()
    drawing = page[page.index('<svg id="figure-1"') : page.index("A caption")]
    assert render.colours(deck / "slides/paper.css")["paper"] in drawing
    assert not [colour for colour in (INK, PAPER) if f"fill: {colour}" in drawing]


def test_a_figure_in_whose_place_something_moves_stays_a_picture(deck: Path) -> None:
    source = render.picture("figures/three.svg", deck / "results/talk.md", {})
    still = f'<img src="{source}" alt="Boxes" data-live="walk" />'
    assert render.with_figures(still, "talk") == still.replace(" />", ' data-figure="three" />')


@pytest.mark.parametrize("numbers", [(2,), (1, 3), (2, 1), (1, 1)])
def test_steps_that_are_not_one_after_the_other_stop_the_build(numbers: tuple[int, ...]) -> None:
    with pytest.raises(SystemExit, match="the figure bars has the steps .*: draw each once, from 1"):
        steps.count("".join(f'<g id="step-{number}"/>' for number in numbers), "bars")
