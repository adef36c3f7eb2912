"""Every sprite of the folder, made from the committed runs: a new one is tested by being there."""

import importlib
import json
from functools import cache

import numpy as np
import pytest
from PIL import Image

from autoencoders import runs
from autoencoders.drawing import palette, sprite
from autoencoders.drawing.sprite import Sprite
from proof.deck import sprites
from proof.source import closure
from proof.source.paths import ROOT
from test_figures import shaken

SPRITES = sorted(path.stem for path in (ROOT / "src/autoencoders/sprites").glob("[a-z]*.py"))
MOST_BYTES = 400_000  # of each, in a deck that is sent by mail


@cache
def made(name: str) -> Sprite:
    """A sprite of the folder from the runs that its parameters ask for."""
    asked = closure.parameters(f"autoencoders.sprites.{name}", "animate")
    return importlib.import_module(f"autoencoders.sprites.{name}").animate(*(shaken(variant, 1) for variant in asked))


@pytest.mark.parametrize("name", SPRITES)
def test_a_committed_sprite_is_small_and_shows_and_tells_what_comes_out_of_the_committed_runs(name):
    path = ROOT / f"results/sprites/{name}.webp"
    if not path.exists():
        pytest.skip(f"no deck has asked for {name} yet")
    asked = closure.parameters(f"autoencoders.sprites.{name}", "animate")
    animate = importlib.import_module(f"autoencoders.sprites.{name}").animate
    again = animate(*(runs.load(ROOT / f"results/runs/{variant}.npz") for variant in asked))
    assert (np.asarray(Image.open(path)) == sprite.frame_sheet(again.frames)).all()
    assert sprites.metadata(path) == json.loads(json.dumps(sprite.description(again)))
    assert path.stat().st_size < MOST_BYTES


@pytest.mark.parametrize("name", SPRITES)
def test_every_frame_is_there_and_has_its_words(name):
    one = made(name)
    rows, columns, *_, channels = one.frames.shape
    assert (len(one.rows), len(one.columns)) == (rows, columns)
    assert one.frames.min() >= 0 and one.frames.max() <= 1 and channels in (1, 3)
    assert 0 <= one.start[0] < rows and 0 <= one.start[1] < columns
    assert one.notes is None or [len(told) for told in one.notes] == [columns] * rows
    assert one.colours is None or (len(one.colours) == rows and set(one.colours) <= palette.COLOURS.keys())


@pytest.mark.parametrize("name", SPRITES)
def test_a_plane_lies_on_its_part_of_the_still(name):
    if plane := made(name).plane:
        (left, top, width, height), (x, y, across, down) = plane.part, plane.field
        assert 0 <= left <= x and x + across <= left + width <= 1
        assert 0 <= top <= y and y + down <= top + height <= 1


@pytest.mark.parametrize("name", SPRITES)
def test_a_sprite_leaves_training_alone_and_asks_for_variants(name):
    imported = closure.imported(closure.reached((f"autoencoders.sprites.{name}.animate", "autoencoders.drawing.sprite.save")))
    others = {full.partition(".")[0] for module in imported for full in closure.scan(module).imported.values()}
    assert not {"keras", "tensorflow"} & others
    for variant in closure.parameters(f"autoencoders.sprites.{name}", "animate"):
        assert (ROOT / f"src/autoencoders/variants/{variant}.py").exists(), f"write src/autoencoders/variants/{variant}.py"


def test_a_sheet_holds_every_pixel_and_tells_what_it_shows(tmp_path):
    frames = np.random.default_rng(1).integers(0, 256, (2, 3, 2, 4, 5, 3)) / 255
    one = Sprite(frames, "epochs", ["0", "1", "−2"], ["dense", "conv"], notes=[["a"] * 3, ["b"] * 3], plays=True)
    sprite.save(path := tmp_path / "one.webp", one)
    pixels = np.asarray(Image.open(path)) / 255
    assert pixels.shape == (2 * 4, 3 * 2 * 5, 3)
    assert pixels[4:8, 15:20] == pytest.approx(frames[1, 1, 1]), "second row, second column, second picture"
    assert sprites.metadata(path) == {
        "size": [5, 4],
        "pictures": 2,
        "asks": "epochs",
        "columns": ["0", "1", "−2"],
        "rows": ["dense", "conv"],
        "notes": [["a"] * 3, ["b"] * 3],
        "colours": None,
        "start": [0, 0],
        "plays": True,
        "reveals": False,
        "plane": None,
        "beside": False,
    }
