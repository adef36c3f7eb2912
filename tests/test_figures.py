"""Every figure of the folder, drawn from runs a little off the committed ones: a new figure is tested by being there."""

import importlib
import itertools
import re
from dataclasses import replace
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from matplotlib.colors import to_hex
from matplotlib.text import Text

from autoencoders import runs
from autoencoders.drawing import palette, style
from autoencoders.drawing.areas import best_side
from autoencoders.runs import Run
from proof.deck.palette import parsed
from proof.source import closure
from proof.source.paths import ROOT, resource

FIGURES = sorted(path.stem for path in (ROOT / "src/autoencoders/figures").glob("[a-z]*.py"))
LEADING = 6  # px
MARGIN = 2  # px that a letter may stand beyond the sheet


def shaken(name: str, seed: int) -> Run:
    """A committed run whose numbers are off by up to a tenth; one that no deck has asked for cannot be drawn from."""
    path = ROOT / f"results/runs/{name}.npz"
    if not path.exists():
        pytest.skip(f"no deck has asked for {name} yet")
    run, random = runs.load(path), np.random.default_rng([seed, *name.encode()])
    measures = {measure: values * random.uniform(0.9, 1) for measure, values in run.measures.items()}
    return replace(run, measures=measures)


@cache
def drawn(name: str, seed: int = 1):
    """A figure of the folder from the runs that its parameters ask for."""
    asked = closure.parameters(f"autoencoders.figures.{name}", "draw")
    return importlib.import_module(f"autoencoders.figures.{name}").draw(*(shaken(variant, seed) for variant in asked))


def words(figure) -> list[Text]:
    """All that is written in a figure, where it will stand."""
    figure.draw_without_rendering()
    return [text for text in figure.findobj(Text) if text.get_visible() and text.get_text().strip()]


def touch(first, second) -> bool:
    """Do two texts overlap by more than the room that their lines keep for accents and descenders?"""
    across = min(first.x1, second.x1) - max(first.x0, second.x0)
    down = min(first.y1, second.y1) - max(first.y0, second.y0)
    return across > 0 and down > LEADING


@pytest.mark.parametrize("name", FIGURES)
def test_text_can_be_read_from_the_last_row(name):
    small = [text.get_text() for text in words(drawn(name)) if text.get_fontsize() < style.SMALL - 0.01]
    assert not small, f"{small} are smaller than 24 px on the slide"


@pytest.mark.parametrize("name", FIGURES)
def test_only_colours_of_the_palette_are_used(name, tmp_path):
    figure = drawn(name)
    assert {to_hex(text.get_color()) for text in words(figure)} <= set(palette.COLOURS.values())
    style.save(path := tmp_path / "figure.svg", figure)
    used = set(re.findall(r"(?:fill|stroke): ?(#[0-9a-f]{3,6})\b", path.read_text()))
    assert used <= set(palette.COLOURS.values()), "the light theme exchanges colours by their exact value"


@pytest.mark.parametrize("seed", [1, 2])
@pytest.mark.parametrize("name", FIGURES)
def test_labels_stay_on_the_sheet_and_off_each_other_whatever_the_numbers(name, seed):
    figure = drawn(name, seed)
    places = [(text.get_text(), text.get_tightbbox()) for text in words(figure)]
    for text, place in places:
        assert place.x0 >= -MARGIN and place.x1 <= figure.bbox.x1 + MARGIN, f"{text!r} is cut at a side"
        assert place.y0 >= -MARGIN and place.y1 <= figure.bbox.y1 + MARGIN, f"{text!r} is cut above or below"
    for (one, first), (other, second) in itertools.combinations(places, 2):
        assert not touch(first, second), f"{one!r} and {other!r} touch"


@pytest.mark.parametrize("name", FIGURES)
def test_a_figure_leaves_training_and_pyplot_alone(name):
    imported = closure.imported(closure.reached((f"autoencoders.figures.{name}.draw", "autoencoders.drawing.style.save")))
    others = {full.partition(".")[0] for module in imported for full in closure.scan(module).imported.values()}
    assert not {"keras", "tensorflow"} & others
    assert not [module for module in imported if "pyplot" in closure.source(module).read_text()]


@pytest.mark.parametrize("name", FIGURES)
def test_every_run_that_a_figure_asks_for_has_a_variant(name):
    for variant in closure.parameters(f"autoencoders.figures.{name}", "draw"):
        assert (ROOT / f"src/autoencoders/variants/{variant}.py").exists(), f"write src/autoencoders/variants/{variant}.py"


def test_a_sign_that_the_font_lacks_stops_the_drawing(tmp_path):
    from autoencoders.drawing.panels import sheet, write

    figure, board = sheet()
    write(board, 100, 100, "less → more")
    with pytest.raises(SystemExit, match="lacks"):
        style.save(tmp_path / "figure.svg", figure)
    assert not (tmp_path / "figure.svg").exists()


def test_pixels_stay_squares_when_the_slide_is_enlarged(tmp_path):
    from autoencoders.drawing.panels import picture, sheet

    figure, board = sheet()
    picture(board, 0, 0, 400, np.random.default_rng(1).random((8, 8, 3)))
    style.save(tmp_path / "figure.svg", figure)
    found = re.search(r'<image[^>]* width="(\d+)" height="(\d+)"[^>]*', (tmp_path / "figure.svg").read_text().replace("\n", ""))
    assert found and found.groups() == ("8", "8"), "the picture was resampled on its way"
    assert "pixelated" in found[0]


def test_the_palette_is_that_of_the_slides():
    assert parsed("a {\n  --one: #A0b1C2; /* why */\n  --two_b: #000000;\n}") == {"one": "#a0b1c2", "two_b": "#000000"}
    assert palette.COLOURS["ours"] in Path(resource("slides/palette.css")).read_text()


def test_a_rule_is_drawn_with_the_side_on_which_it_separates_best():
    def area(mean):
        return {"mean": mean, "sd": 0.01, "n": 2, "values": [mean - 0.01, mean + 0.01]}

    found = {"icons_detail_auroc": area(0.25), "icons_unusual_detail_auroc": area(0.62), "icons_pca_auroc": area(0.55)}
    assert best_side(found, "icons", "detail")["mean"] == 0.75
    assert sorted(best_side(found, "icons", "detail")["values"]) == pytest.approx([0.74, 0.76])
    assert best_side(found | {"icons_unusual_detail_auroc": area(0.9)}, "icons", "detail")["mean"] == 0.9
    assert best_side(found, "icons", "pca") == area(0.55)


def test_labels_move_apart_only_as_far_as_they_must():
    from autoencoders.drawing.panels import keep_apart

    assert keep_apart([0.0, 5.0], 1.0) == [0.0, 5.0]
    assert keep_apart([2.0, 2.0], 1.0) == [1.5, 2.5]
    close = keep_apart([0.3, 0.1, 0.2, 9.0], 1.0)
    assert np.diff(np.sort(close)).min() >= 1 - 1e-9
    assert np.argsort(close).tolist() == [1, 2, 0, 3]
