"""Telling the strange from the normal, with known answers."""

import numpy as np
import pytest
from sklearn.decomposition import PCA

from autoencoders.experiments import plain_alarms, strangers
from autoencoders.metrics import detection
from samples import digits


@pytest.mark.parametrize(("strange", "area"), [([5, 6, 7], 1), ([0, 0.5, 0.9], 0), ([1, 2, 3], 0.5), ([1.5, 1.5, 9], 5 / 9)])
def test_the_area_is_the_chance_that_the_strange_one_scores_higher(strange, area):
    assert detection.auroc(np.array([1, 2, 3]), np.array(strange)) == pytest.approx([area])


def test_one_digit_is_normal_and_only_that_one_is_trained_on():
    mnist = digits(40, 30)
    known, held_out, own = detection.one_digit(mnist, 8)
    assert known.shape == ((mnist.train_labels == 8).sum(), 784) and held_out.shape == (30, 784)
    assert (held_out[own] == mnist.test[mnist.test_labels == 8].reshape(-1, 784)).all()
    assert 0 < own.sum() < len(own)


def test_pca_s_errors_are_those_of_projecting_and_coming_back():
    random = np.random.default_rng(1)
    known, asked = random.normal(size=(60, 20)) * np.geomspace(5, 0.1, 20), random.normal(size=(7, 20))
    errors = detection.pca_errors(known, asked, [1, 4, 16, 64])
    assert list(errors) == [1, 4, 16], "no plane has more directions than there are pixels"
    for codes, found in errors.items():
        plane = PCA(codes).fit(known)
        back = plane.inverse_transform(plane.transform(asked))
        assert found == pytest.approx(np.square(asked - back).mean(axis=1))


def test_what_each_picture_adds_to_the_area_is_what_it_moves_it_by():
    random = np.random.default_rng(2)
    normal, strange = random.normal(0, 1, 40).round(1), random.normal(1, 1, 25).round(1)
    by_picture = detection.area_by_picture(normal, strange)
    area = detection.auroc(normal, strange)[0]
    assert by_picture.mean() == pytest.approx(area)
    without_one = detection.auroc(normal, np.delete(strange, 3))[0]
    assert (by_picture[40 + 3] - area) / 65 == pytest.approx((area - without_one) * 24 / 25)


def test_the_pictures_scatter_tells_how_far_chance_moves_the_area():
    random = np.random.default_rng(3)
    drawn = [(random.normal(0, 1, 60), random.normal(1, 1, 90)) for _ in range(400)]
    areas = [detection.auroc(*scores)[0] for scores in drawn]
    told = [np.std(detection.area_by_picture(*scores), ddof=1) / np.sqrt(150) for scores in drawn]
    assert np.mean(told) == pytest.approx(np.std(areas), rel=0.1)


def test_the_mean_area_over_ten_digits_is_also_a_mean_over_pictures():
    random = np.random.default_rng(4)
    labels = random.permutation(np.arange(200) % 10)
    scores = random.normal(size=(10, 200)) + (labels != np.arange(10)[:, None])
    found = detection.one_against_others(scores, labels, "pca_")
    assert found["pca_auroc"][3] == detection.auroc(scores[3][labels == 3], scores[3][labels != 3])
    assert found["pca_pictures_auroc"].shape == (200,)
    assert found["pca_pictures_auroc"].mean() == pytest.approx(found["pca_auroc"].mean())


def test_numbers_find_back_to_the_pictures_that_they_are_of():
    assert detection.in_place(np.array([1, 2, 3, 4]), np.array([False, True, False, True])).tolist() == [3, 1, 4, 2]


def test_an_alarm_is_sounded_by_what_training_pictures_say_alone():
    known = np.arange(101.0)
    found = detection.alarms(known, {"test": np.array([0, 94, 95, 96.0]), "icons": np.array([96.0, 200])}, "_pca")
    assert found["train_pca_threshold"] == 95 and found["test_pca_alarm_share"] == 0.25, (
        "at the threshold itself there is no alarm"
    )
    assert found["icons_pca_alarm_share"] == 1
    assert found["icons_pca_auroc"] == 7.5 / 8, "96 ties with 96"
    assert "test_pca_auroc" not in found, "what is normal is separated from nothing"


# Rules without a network.


def told(known, asked, codes=2, side=4):
    return {rule: found for rule, (_, found) in plain_alarms.scores(known, asked, codes, side).items()}


def squares(grey, count=30, size=8, channels=3):
    """White pictures with a square in this grey, give or take, in random places."""
    random = np.random.default_rng(5)
    pictures = np.ones((count, size, size, channels), np.float32)
    for picture in pictures:
        top, left = random.integers(1, size - 3, 2)
        picture[top : top + 2, left : left + 2] = np.clip(grey + random.uniform(-0.1, 0.1), 0, 1)
    return pictures


def test_a_rule_that_may_turn_its_sign_finds_what_is_too_bright_and_what_is_too_dark():
    known = squares(0.5)
    strange = np.concatenate([squares(0.1, 10), squares(0.9, 10)])
    found = told(known, np.concatenate([squares(0.5, 10), strange]))
    raw, both = (detection.auroc(found[rule][:10], found[rule][10:]) for rule in ("brightness", "unusual_brightness"))
    assert raw == 0.5 and both == 1


def test_grey_pictures_among_coloured_ones_are_found_by_their_colour_and_not_by_their_corner():
    coloured = squares(0.5)
    coloured[..., 0] = 1
    found = told(coloured, np.concatenate([coloured[:10], squares(0.5, 10)]))
    assert detection.auroc(-found["colour"][:10], -found["colour"][10:]) == 1
    assert detection.auroc(found["corner"][:10], found["corner"][10:]) == 0.5


def test_the_nearest_picture_of_one_that_is_known_is_another():
    known = np.stack([np.full((8, 8, 1), value, np.float32) for value in (0, 0.1, 0.5)])
    usual, asked = plain_alarms.scores(known, known[:1] + np.float32(0.3), 1, 4)["nearest"]
    assert usual == pytest.approx([0.01, 0.01, 0.16], abs=1e-6) and asked == pytest.approx([0.04], abs=1e-6)


def test_errors_of_rules_are_those_of_the_pictures_that_they_put_in_place():
    known, asked = squares(0.5, 40, channels=1), squares(0.2, 7, channels=1)
    found = told(known, asked, codes=5)
    flat = [pictures.reshape(len(pictures), -1) for pictures in (known, asked)]
    plane = PCA(5).fit(flat[0])
    assert found["mean"] == pytest.approx(np.square(flat[1] - flat[0].mean(axis=0)).mean(axis=1), rel=1e-4)
    assert found["pca"] == pytest.approx(
        np.square(flat[1] - plane.inverse_transform(plane.transform(flat[1]))).mean(axis=1), rel=1e-3
    )
    assert found["resize"].min() > 0 and "colour" not in found
    flat_ones = told(known, np.full((3, 8, 8, 1), 0.4, np.float32))
    assert flat_ones["resize"] == pytest.approx(0, abs=1e-5), "a plain picture survives being shrunk"


def test_every_kind_keeps_its_own_scores():
    known, kinds = squares(0.5, 40), {"test": squares(0.5, 6), "dark": squares(0.1, 4)}
    found = plain_alarms.alarms_of_rules(known, kinds, 2, 4)
    assert found["test_brightness"] == pytest.approx(kinds["test"].mean(axis=(1, 2, 3)))
    assert found["dark_brightness"] == pytest.approx(kinds["dark"].mean(axis=(1, 2, 3)))
    assert found["dark_unusual_brightness_alarm_share"] == found["dark_unusual_brightness_auroc"] == 1


def test_what_slips_through_has_the_least_error_and_what_is_suspected_the_most():
    normal, strange = np.arange(8)[:, None], np.arange(10, 18)[:, None]
    found = strangers.mistaken(normal, np.array([0, 5, 1, 2, 9, 3, 4, 7]), strange, np.array([8, 3, 9, 1, 2, 4, 5, 6]))
    assert found["passed"][:2].ravel().tolist() == [13, 14] and found["suspected"][:2].ravel().tolist() == [4, 7]
