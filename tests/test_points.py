"""Points that a page moves, against answers that are known beforehand, and against what the trained network did with them."""

import json
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from autoencoders import runs
from autoencoders.drawing import live
from autoencoders.drawing.layers import PLANE
from autoencoders.experiments.plane import REPEATS, grid
from autoencoders.figures import flow, ladder
from proof.render import programs
from proof.source.paths import ROOT

TRY = Path(__file__).with_name("points.mjs")
RUN = ROOT / "results/runs/denoise_plane.npz"


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict]:
    """What Node says of all that is tried."""
    folder = tmp_path_factory.mktemp("points")
    run = runs.load(RUN)
    if not run.weights:
        pytest.skip("the run of denoise_plane keeps no weights yet")
    starts = grid(round(len(run.arrays["spiral_moved"]) ** 0.5)).tolist()
    asked = {"network": {"layers": PLANE, "weights": live.packed(run.weights)}, "points": starts, "steps": REPEATS}
    (folder / "walk.json").write_text(json.dumps(asked))
    programs.run([programs.node(), TRY, folder / "walk.json", folder / "report.json"], "points could not be moved")
    yield json.loads((folder / "report.json").read_text())


def test_points_are_scattered_all_over_a_square_and_a_seed_scatters_them_alike(told: dict) -> None:
    first, again, other = (np.array(points) for points in told["scattered"])
    assert (first == again).all() and (first != other).any()
    assert np.abs(first).max() < 3
    quarters = np.histogram2d(*first.T, bins=2, range=[[-3, 3]] * 2)[0]
    assert quarters.min() > 90  # of 500


def test_dropped_points_lie_evenly_around_their_place(told: dict) -> None:
    away = np.linalg.norm(np.array(told["sown"]) - [5, -5], axis=1)
    assert away == pytest.approx(0.5 * np.sqrt((np.arange(24) + 0.5) / 24))
    assert np.mean(told["sown"], axis=0) == pytest.approx([5, -5], abs=0.05)


def test_points_glide_straight_from_one_answer_to_the_next_and_rest_at_the_last(told: dict) -> None:
    before, begun, half, step, later, late = np.array(told["halving"]["at"])
    assert (before == begun).all() and begun.tolist() == [[8, -4], [1, 1]]
    assert half.tolist() == [[6, -3], [0.75, 0.75]]
    assert step.tolist() == [[4, -2], [0.5, 0.5]]
    assert later.tolist() == [[1.75, -0.875], [0.21875, 0.21875]]
    assert late.tolist() == [[1, -0.5], [0.125, 0.125]]


def test_nothing_moves_beyond_what_the_network_was_asked(told: dict) -> None:
    halving = told["halving"]
    assert (halving["before"], halving["some"]["known"], halving["whole"]) == (10, 11, None)  # JSON knows no infinity
    assert halving["some"]["late"] == [[4, -2], [0.5, 0.5]]


def test_the_nearest_place_of_a_curve_is_found(told: dict) -> None:
    assert told["away"] == [2, 1]


def test_what_lies_close_to_a_curve_is_found_from_the_places_around_alone(told: dict) -> None:
    asked = np.array(told["close"])
    assert (asked[:, 0] == asked[:, 1]).all()
    assert 100 < asked[:, 0].sum() < len(asked) / 2


def test_dots_cover_as_much_as_they_are_large_where_they_lie_and_are_cut_at_the_rim(told: dict) -> None:
    sheets = {name: np.reshape(sheet, (40, 40, 4)) for name, sheet in told["covered"].items()}
    alpha = sheets["one"][..., 3] / 255
    assert alpha.sum() == pytest.approx(np.pi * 4.5**2, rel=0.02)
    assert np.average(np.indices(alpha.shape)[::-1].reshape(2, -1) + 0.5, axis=1, weights=alpha.ravel()) == pytest.approx(
        [20.3, 19.6], abs=0.15
    )
    assert (sheets["one"][alpha > 0][:, :3] == [0xE9, 0xED, 0xF3]).all()
    rim = sheets["rim"][..., 3] > 0
    assert rim[20, 0] and rim[39, 39] and not rim[20, 39] and not rim[19, 6:30].any()
    assert (sheets["two"][20, 20] == [0xE5, 0x50, 0x6A, 255]).all(), "later groups lie above"


def test_strokes_have_a_longer_side_and_a_middle(told: dict) -> None:
    assert told["extent"] == [{"length": 4, "row": 2.75, "column": 3.0}, None]


def test_maps_glide_from_one_to_another_and_their_squares_grow_by_equal_factors(told: dict) -> None:
    first, halfway, last = told["between"]
    assert (first["codes"], first["reach"]) == ([0, 2, 4, -4], 8)
    assert halfway == {"codes": [1, 2, 2, -2], "middle": [0.5, -0.5], "reach": 4}
    assert last == {"codes": [2, 2, 0, 0], "middle": [1, -1], "reach": 2}


def test_codes_are_placed_on_a_sheet_with_their_second_number_upwards(told: dict) -> None:
    assert told["placed"] == [[30, 40], [50, 20], [10, 40]]


def test_the_page_walks_as_the_trained_network_walked(told: dict) -> None:
    walked = runs.load(RUN).arrays["spiral_path"].astype(float)
    assert np.array(told["walk"]) == pytest.approx(walked, abs=2e-3)  # the path is kept in half precision
    assert np.abs(walked[-1] - walked[0]).max() > 0.5, "points have to move"


def test_a_point_is_on_the_spiral_if_it_is_nearer_than_half_of_the_noise() -> None:
    assert flow.on_curve(np.array([[0.25, 0], [0.25, 0.02], [0, 0]])).tolist() == [True, True, False]  # it begins at the first


def test_a_square_holds_all_places() -> None:
    middle, reach = ladder.view(np.array([[0.0, 0], [2, 1]]), np.array([[4.0, 1]]))
    assert middle.tolist() == [2, 0.5]
    assert reach == pytest.approx(2.12)
