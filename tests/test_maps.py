"""How codes become dots, and what figures about codes reckon from them."""

import numpy as np
import pytest
from matplotlib.colors import to_hex

from autoencoders.drawing import maps
from autoencoders.drawing.palette import MUTED, PAPER
from autoencoders.drawing.panels import chart, sheet
from autoencoders.figures import bent, code_numbers, learning, room_for_ones
from autoencoders.runs import Run
from proof.deck import quotes
from proof.source.paths import ROOT


def axes():
    figure, _ = sheet()
    return chart(figure, 0, 0, 100, 100)


def test_one_digit_stands_out_of_all_others_which_are_grey_and_below_it():
    drawn, labels = axes(), np.array([0, 7, 3])
    maps.digit_dots(drawn, np.array([[0.0, 0], [1, 1], [2, 2]]), labels, 3, digit=7)
    assert [to_hex(patch.get_edgecolor()) for patch in drawn.patches] == [MUTED.lower(), PAPER.lower()]
    assert [len(patch.get_path().vertices) for patch in drawn.patches] == [4, 2]  # a line of no length has two ends
    assert maps.marked(7) == "marked: sevens"


def test_small_digits_stand_in_the_middle_of_their_places_and_all_are_as_high():
    drawn = axes()
    maps.small_digits(drawn, np.array([[0.0, 0], [1, 1], [2, 2]]), np.array([1, 8, 8]), 9)
    ones, eights = drawn.collections
    assert (len(ones.get_offsets()), len(eights.get_offsets())) == (1, 2)
    for digits in (ones, eights):
        box = digits.get_paths()[0].get_extents()
        assert (box.x0 + box.x1, box.y0 + box.y1) == pytest.approx((0, 0), abs=0.02)
        assert box.height == pytest.approx(1, abs=0.05)
        assert to_hex(digits.get_facecolor()[0]) == MUTED.lower()


def test_a_map_gives_up_a_stray_dot_rather_than_its_size():
    drawn = axes()
    places = np.concatenate([np.random.default_rng(1).uniform(-1, 1, (1000, 2)), [[500, 500]]])
    maps.fit_axes(drawn, places)
    (left, right), (below, above) = drawn.get_xlim(), drawn.get_ylim()
    inside = (left < places[:, 0]) & (places[:, 0] < right) & (below < places[:, 1]) & (places[:, 1] < above)
    assert right < 2 and inside.mean() > 0.95


def test_a_room_shows_its_floor_and_its_far_corner():
    drawn = axes()
    corners = maps.draw_room(drawn)
    floor = maps.projected(np.array([[x, y, -1.0] for x in (-1, 1) for y in (-1, 1)]))
    ends = {tuple(np.round(end, 6)) for line in drawn.lines for end in line.get_xydata()}
    assert len(drawn.lines) == 5 and {tuple(np.round(place, 6)) for place in floor} <= ends
    assert corners.shape == (8, 2) and len(np.unique(np.round(corners, 6), axis=0)) == 8


def test_what_is_higher_or_further_away_is_seen_higher_up():
    low, high, far = maps.projected(np.array([[0.0, 0, 0], [0, 0, 1], [-1, 1, 0]]))
    assert high[0] == low[0] and high[1] > low[1] < far[1]


def test_volumes_are_those_of_the_codes_own_directions():
    random = np.random.default_rng(2)
    spread = np.array([1.0, 2.0, 0.5])
    turned, _ = np.linalg.qr(random.standard_normal((3, 3)))
    codes = np.concatenate([random.standard_normal((500, 3)) * spread * size @ turned for size in [1] * 9 + [0.5]])
    found = room_for_ones.volumes(Run(arrays={"train_codes": codes, "train_labels": np.repeat(np.arange(10), 500)}))
    assert found.max() == 1 and found[9] == pytest.approx(1 / 8, rel=0.3)


def test_a_histogram_holds_all_numbers_of_a_code():
    codes = np.random.default_rng(3).uniform(-1, 1, (50, 4)).astype(np.float16)
    found = code_numbers.heights(codes)
    assert found.shape == (4, 20) and np.allclose(found.sum(axis=1) * np.diff(code_numbers.BINS)[0], 1)


def test_a_digit_is_found_among_others():
    pictures = np.random.default_rng(4).random((5, 28, 28, 1))
    assert bent.index_of(pictures, pictures[3] + 0.01) == 3


@pytest.mark.parametrize(("figure", "name"), [(code_numbers, "SD"), (learning, "GOOD"), (learning, "EVERY")])
def test_figures_tell_of_the_numbers_that_were_trained_with(figure, name):
    trained = quotes.find_definition(ROOT / "src/autoencoders/experiments/sixteen.py", [name])
    assert getattr(figure, name) == trained.value.value  # read, not imported: figures leave training alone
