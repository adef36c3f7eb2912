"""Rulers with known answers."""

import numpy as np
import pytest

from autoencoders.metrics import measures
from samples import emoji

PICTURES = emoji().test
PERFECT = {"mse": 0, "frame_mse": 0, "ssim": 1, "gaussian_ssim": 1, "contour_error": 0, "edge_f1": 1, "delta_e": 0}


@pytest.mark.parametrize("ruler", PERFECT)
def test_a_picture_agrees_with_itself_by_every_ruler(ruler):
    verdicts = getattr(measures, ruler)(PICTURES, PICTURES)
    assert verdicts.shape == (len(PICTURES),)
    assert verdicts == pytest.approx(PERFECT[ruler], abs=1e-9)


@pytest.mark.parametrize("ruler", PERFECT)
def test_every_ruler_sees_that_two_pictures_differ(ruler):
    others = np.roll(PICTURES, 1, axis=0) * 0.9  # darker, so that frames differ as well
    off = (getattr(measures, ruler)(PICTURES, others) - PERFECT[ruler]).mean()
    assert off < -0.1 if PERFECT[ruler] else off > 0.005


def test_the_squared_error_of_a_constant_shift_is_its_square():
    grey = np.full((2, 32, 32, 3), 0.4)
    assert measures.mse(grey, grey + 0.1) == pytest.approx([0.01, 0.01])


def test_contours_do_not_care_for_brightness():
    assert measures.contour_error(PICTURES, PICTURES + 0.2) == pytest.approx(0, abs=1e-12)


def test_the_contour_error_of_one_step_is_counted_where_it_is():
    flat, step = np.zeros((1, 4, 4, 1)), np.zeros((1, 4, 4, 1))
    step[:, :, 2:] = 1  # one jump in three, in every row
    assert measures.contour_error(flat, step) == pytest.approx(1 / 3)


def test_the_frame_is_the_outermost_ring_and_nothing_else():
    black, inside, corner = (np.zeros((1, 32, 32, 3)) for _ in range(3))
    inside[:, 1:-1, 1:-1] = 1
    corner[:, 0, 0] = 1
    assert measures.frame_mse(black, inside) == 0
    assert measures.frame_mse(black, 1 - inside) == 1
    assert measures.frame_mse(black, corner) == pytest.approx(1 / 124)  # each of the ring's pixels once


@pytest.mark.parametrize(("off", "agreement"), [(0, 1), (measures.EDGE_REACH, 1), (measures.EDGE_REACH + 1, 0)])
def test_an_edge_counts_as_found_when_it_is_within_reach(off, agreement):
    wanted, found = np.zeros((16, 16), bool), np.zeros((16, 16), bool)
    wanted[:, 5], found[:, 5 + off] = True, True
    assert measures.edges_agree(wanted, found) == pytest.approx(agreement)


def test_edges_in_one_of_two_pictures_do_not_agree_but_two_empty_ones_do():
    none, some = np.zeros((8, 8), bool), np.eye(8, dtype=bool)
    assert measures.edges_agree(none, none) == 1
    assert measures.edges_agree(none, some) == measures.edges_agree(some, none) == 0


def test_half_of_the_edges_found_is_two_thirds():
    wanted, found = np.zeros((16, 16), bool), np.zeros((16, 16), bool)
    wanted[:, [2, 12]], found[:, 2] = True, True  # precision 1, recall 1/2
    assert measures.edges_agree(wanted, found) == pytest.approx(2 / 3)


def test_widening_does_not_wrap_around():
    corner = np.zeros((5, 5), bool)
    corner[0, 0] = True
    assert measures.near(corner).sum() == (1 + measures.EDGE_REACH) ** 2


def test_red_for_green_is_a_colour_error_of_167():
    red, green = np.zeros((1, 8, 8, 3)), np.zeros((1, 8, 8, 3))
    red[..., 0], green[..., 1] = 1, 1
    assert measures.delta_e(red, green) == pytest.approx(167, abs=1)  # (80, 67) to (-86, 83) in a*b*


def test_colour_lost_to_grey_is_seen_and_a_grey_target_has_no_colour_to_lose():
    grey = PICTURES.mean(axis=-1, keepdims=True).repeat(3, axis=-1)
    assert (measures.delta_e(PICTURES, grey) > 5).all()
    assert measures.delta_e(grey, PICTURES) == pytest.approx(0)


def test_outputs_out_of_range_have_the_colour_that_a_screen_shows():
    red = np.full((1, 8, 8, 3), [1.0, 0.0, 0.0])
    assert measures.delta_e(red, red + [0.5, -0.5, 0]) == pytest.approx(0)


def test_measures_are_named_after_their_side_and_rulers_for_eyes_are_taken_where_asked():
    assert set(measures.compare(PICTURES, PICTURES, "train", thorough=False)) == {"train_mse", "train_ssim"}
    assert set(measures.compare(PICTURES, PICTURES, "test")) == {f"test_{ruler}" for ruler in PERFECT}


def test_grey_pictures_are_compared_without_colour():
    assert "test_delta_e" not in measures.compare(PICTURES[..., :1], PICTURES[..., :1], "test")
