"""Points of a plane: curves, the nearest point, and the best answer to noise, where each is known beforehand."""

import numpy as np
import pytest
from scipy.special import i0e, i1e

from autoencoders.experiments.plane import (
    CURVES,
    EDGE,
    INNER,
    OUTER,
    REPEATS,
    SIGMA,
    arrivals,
    best,
    grid,
    nearest,
    pushes,
    ring,
    spiral,
    trace,
    walked,
)

ASKED = grid(36)  # none of them in the middle, from where all of the ring is as near
RADII = np.linalg.norm(ASKED, axis=1, keepdims=True)


def test_a_spiral_s_points_lie_evenly_along_its_length_from_its_inner_to_its_outer_end():
    steps = np.linalg.norm(np.diff(trace(spiral), axis=0), axis=1)
    assert steps == pytest.approx(np.full(len(steps), steps.mean()), rel=0.01)
    assert np.linalg.norm(spiral(np.array([0, 1])), axis=1) == pytest.approx([INNER, OUTER])


def test_a_lattice_lies_evenly_in_the_plane():
    points = grid(3)
    assert points.shape == (9, 2)
    assert set(points.ravel()) == {-EDGE, 0, EDGE}


def test_the_ring_s_nearest_point_lies_on_the_same_ray():
    distances, places = nearest(ASKED, ring)
    assert distances == pytest.approx(np.abs(RADII[:, 0] - 1), abs=1e-3)
    assert places == pytest.approx(ASKED / RADII, abs=2e-3)


def test_the_best_answer_beside_a_ring_is_that_of_von_mises():
    pull = RADII / SIGMA**2
    assert best(ASKED, ring) == pytest.approx(ASKED / RADII * i1e(pull) / i0e(pull), abs=1e-6)


@pytest.mark.parametrize("curve", CURVES.values())
def test_the_best_answer_is_the_noise_s_variance_times_the_slope_of_the_log_density_away(curve):
    def density(points: np.ndarray) -> np.ndarray:
        squares = np.square(points[:, None] - trace(curve)).sum(axis=2)
        return np.exp(-squares / (2 * SIGMA**2)).mean(axis=1)

    points = trace(curve)[::200] + 0.07
    step = 1e-5 * np.eye(2)
    slopes = np.stack([np.log(density(points + one) / density(points - one)) / 2e-5 for one in step], axis=1)
    assert best(points, curve) - points == pytest.approx(SIGMA**2 * slopes, abs=1e-5)


@pytest.mark.parametrize("curve", CURVES.values())
def test_a_projection_goes_straight_and_leaves_nothing_and_a_copy_leaves_all(curve):
    projected, copied = (pushes(ASKED, moved, curve) for moved in (nearest(ASKED, curve)[1], ASKED))
    for side in ("near", "far"):
        assert projected[f"{side}_cosine"] == pytest.approx(1)
        assert projected[f"{side}_left"] == pytest.approx(0, abs=1e-3)
        assert copied[f"{side}_left"].mean() == pytest.approx(1)
        assert not copied[f"{side}_closer_share"].any()
    assert projected["near_closer_share"].all()


@pytest.mark.parametrize("curve", CURVES.values())
def test_the_best_answer_is_off_by_nothing(curve):
    found = pushes(ASKED, best(ASKED, curve), curve)
    for side in ("near", "far"):
        assert found[f"{side}_off_best"] == pytest.approx(0)
        assert found[f"{side}_left"] == pytest.approx(found[f"{side}_best_left"])


def test_near_and_far_are_told_by_spreads_of_the_noise():
    points = np.array([[1 + spreads * SIGMA, 0] for spreads in (1.9, 2.1, 3.9, 4.1)])
    found = pushes(points, points, ring)
    assert [len(found[f"{side}_cosine"]) for side in ("near", "far")] == [1, 1]


def test_a_path_goes_on_from_where_each_step_ends():
    places = walked(np.array([[3.0, -1.0]]), lambda points: points / 2)
    assert places.shape == (REPEATS + 1, 1, 2)
    assert places[:, 0] == pytest.approx(np.array([3.0, -1.0]) / 2.0 ** np.arange(REPEATS + 1)[:, None])


def test_what_is_left_to_the_curve_is_told_at_the_start_after_a_step_and_at_the_end():
    points = np.array([[1.1, 0], [1.6, 0], [1.3, 0]])  # near the ring, far from it, and neither
    places = walked(points, lambda points: (points + points / np.linalg.norm(points, axis=1, keepdims=True)) / 2)
    found = arrivals(places, ring)
    for side, start in (("near", 1), ("far", 6)):
        told = [found[f"{side}_{name}_away"] for name in ("start", "step", "end")]
        assert np.concatenate(told) == pytest.approx([start, start / 2, start / 2**REPEATS], abs=0.02)
