"""What is measured of codes, with answers that are known beforehand."""

import numpy as np
import pytest
from scipy.stats import norm

from autoencoders.experiments import generation, latent, sixteen
from autoencoders.experiments.latent import BOX
from samples import digits


def clouds(apart: float, count: int = 50) -> tuple[np.ndarray, np.ndarray]:
    """Two clouds of codes so far apart, and their labels."""
    random = np.random.default_rng(3)
    labels = np.arange(2 * count) % 2
    return (random.normal(0, 1, (2 * count, 4)) + apart * labels[:, None]).astype(np.float32), labels


def test_a_picture_counts_as_a_digit_from_a_confidence_on():
    probabilities = np.full((4, 10), 0.001)
    probabilities[[0, 1, 2, 3], [1, 1, 7, 7]] = 0.99, 0.5, 0.99, 0.96
    found = generation.judged_measures("drawn", probabilities)
    assert {name: value[0] for name, value in found.items()} == {
        "drawn_sure_share": 0.75,
        "drawn_kinds": pytest.approx(2),  # two digits, equally frequent
        "drawn_sure_kinds": pytest.approx(3 / 2 ** (2 / 3)),  # a third and two thirds
        "drawn_ones_share": 0.5,
        "drawn_sure_ones_share": pytest.approx(1 / 3),
    }
    assert generation.class_shares(probabilities)[[1, 7]] == pytest.approx([0.5, 0.5])


def test_pictures_of_one_digit_are_of_one_kind_and_of_all_ten_alike_are_of_ten():
    assert generation.effective_digits(np.eye(10)[[3, 3, 3]]) == pytest.approx(1)
    assert generation.effective_digits(np.eye(10)) == pytest.approx(10)


def test_no_sure_picture_has_no_sure_ones_and_no_sure_kinds():
    found = generation.judged_measures("drawn", np.full((3, 10), 0.1))
    assert found["drawn_sure_ones_share"] == 0
    assert found["drawn_sure_kinds"] == 0


def test_a_crowd_of_doubtful_pictures_does_not_hide_that_all_sure_ones_are_alike():
    doubtful, sure = 0.2 * np.eye(10) + 0.08, 0.99 * np.eye(10)[[4] * 10] + 0.001
    found = generation.judged_measures("drawn", np.concatenate([doubtful, sure]))
    assert found["drawn_kinds"] > 5
    assert found["drawn_sure_kinds"] == pytest.approx(1)


def normal(seed: int, count: int = 4000, mean: float = 0.0, sd: float = 1.0, size: int = 6) -> np.ndarray:
    """Features from N(mean, sd) in every direction."""
    return np.random.default_rng(seed).normal(mean, sd, (count, size)).astype(np.float32)


def test_two_samples_of_one_distribution_are_at_no_distance():
    assert generation.frechet(normal(1), normal(2)) == pytest.approx(0, abs=0.005)


@pytest.mark.parametrize(("mean", "sd", "distance"), [(2, 1, 4), (0, 3, 4), (1, 0.5, 1.25)])
def test_normals_are_as_far_apart_as_the_closed_form_says(mean, sd, distance):
    found = generation.frechet(normal(1, 40_000), normal(2, 40_000, mean, sd))
    assert found == pytest.approx(distance, rel=0.01)  # m^2 + (1 - s)^2


def test_the_distance_depends_on_no_unit_and_no_turn():
    turn = np.linalg.qr(np.random.default_rng(5).normal(size=(6, 6)))[0]
    stretched, other = normal(1) * np.arange(1, 7), normal(2, mean=1)
    usual = generation.frechet(stretched, other)
    assert generation.frechet(7 * stretched @ turn + 3, 7 * other @ turn + 3) == pytest.approx(usual, rel=1e-4)


def test_the_mean_picture_drawn_again_and_again_is_at_distance_one():
    real = normal(1)
    assert generation.frechet(real, np.tile(real.mean(axis=0), (50, 1))) == pytest.approx(1, rel=1e-4)


def test_features_that_never_change_do_not_break_the_distance():
    still = normal(1) * [1, 1, 1, 0, 0, 0]
    assert generation.frechet(still, still) == pytest.approx(0, abs=1e-6)


def test_samples_of_the_same_distribution_cover_what_chance_says():
    chance = 1 - 0.5**generation.NEIGHBOURS
    assert generation.covered(normal(1), normal(2)).mean() == pytest.approx(chance, abs=0.01)


def test_samples_of_one_of_two_clusters_cover_half_and_junk_covers_nothing():
    real = np.concatenate([normal(1, 500), normal(2, 500, mean=50)])
    assert generation.covered(real, normal(3, 2000)).mean() == pytest.approx(0.5, abs=0.01)
    assert not generation.covered(real, normal(4, 500, mean=-50)).any()


def test_a_mixture_of_three_heaps_is_fitted_by_as_many_normals_and_leaves_the_gaps_empty(monkeypatch):
    monkeypatch.setattr(generation, "COMPONENTS", (1, 2, 3, 4, 5))
    heaps = np.array([[0, 0], [20, 0], [0, 20]])
    codes = heaps[np.arange(900) % 3] + normal(1, 900, size=2)
    drawn, normals = generation.sample_mixture(codes, 3000, seed=1)
    assert normals == 3
    nearest = np.linalg.norm(drawn[:, None] - heaps, axis=-1)
    assert nearest.min(axis=1).max() < 6
    assert np.bincount(nearest.argmin(axis=1)) == pytest.approx([1000, 1000, 1000], abs=100)
    assert np.bincount(nearest[:300].argmin(axis=1)) == pytest.approx([100, 100, 100], abs=30), "in no order"
    assert drawn.dtype == np.float32


def test_a_normal_heap_needs_one_normal():
    assert generation.sample_mixture(normal(1, size=2), 10, seed=1)[1] == 1


def test_fitted_codes_have_the_mean_and_the_covariance_of_the_given_ones():
    random = np.random.default_rng(1)
    codes = random.multivariate_normal([1, -2], [[1, 0.8], [0.8, 2]], 5000)
    drawn = generation.sample_fitted(codes, 20_000, seed=1)
    assert drawn.mean(axis=0) == pytest.approx([1, -2], abs=0.06)
    assert np.cov(drawn.T) == pytest.approx(np.array([[1, 0.8], [0.8, 2]]), abs=0.1)


def test_scaled_codes_keep_their_direction_and_have_the_wanted_largest_number():
    found = generation.scaled_to(np.array([[0.5, -1.0], [0.1, 0.05]]), 2)
    assert found == pytest.approx(np.array([[1, -2], [2, 1]]))


def test_pairs_are_of_the_labels_that_were_asked_for():
    labels = np.arange(100) % 10
    for chosen in (generation.differing, generation.from_one, generation.without_one):
        first, second = labels[generation.label_pairs(labels, chosen, seed=1)]
        assert len(first) > 100 and (first != second).all()
    assert not (labels[generation.label_pairs(labels, generation.without_one, seed=1)] == 1).any()
    assert (labels[generation.label_pairs(labels, generation.from_one, seed=1)][0] == 1).all()


def test_a_path_leads_in_even_steps_from_end_to_end():
    path = generation.interpolate(np.zeros((1, 2)), np.array([[1.0, 2.0]]), 5)
    assert path[0] == pytest.approx(np.array([[0, 0], [0.25, 0.5], [0.5, 1], [0.75, 1.5], [1, 2]]))


def test_names_that_change_are_counted():
    assert list(generation.flips(np.array([[1, 1, 1], [1, 7, 7], [1, 7, 1]]))) == [0, 1, 2]


def test_a_steady_path_has_no_jump_and_a_sudden_one_has_all_its_change_in_one_step():
    steady = np.linspace(0, 1, 11)[None, :, None] * np.ones(5)
    sudden = (np.arange(11) > 5)[None, :, None] * np.ones(5)
    assert generation.jumps(steady) == pytest.approx([1])
    assert generation.jumps(sudden) == pytest.approx([10])


def test_a_hole_between_two_clouds_is_emptier_than_the_inside_of_one():
    codes, labels = clouds(apart=20)
    left, right = codes[labels == 0], codes[labels == 1]
    across, within = generation.emptiness(codes, left, right), generation.emptiness(codes, left[:25], left[25:])
    assert across.mean() > 5 * within.mean()


def test_the_nearest_known_picture_is_as_far_as_pixels_say():
    known = np.zeros((2, 28, 28, 1))
    known[1] = 1
    assert generation.nearest_distance(known, np.full((1, 28, 28, 1), 0.25)) == pytest.approx([0.25 * 28])


def test_digits_far_apart_are_told_by_neighbours_and_by_a_line_and_those_on_one_heap_are_not():
    for apart, low, high in ((20, 1, 1), (0, 0.3, 0.7)):
        codes, labels = clouds(apart)
        sides = codes[:60], labels[:60], codes[60:], labels[60:]
        for accuracy in (generation.neighbour_accuracy, generation.probe_accuracy):
            assert low <= accuracy(*sides)[0] <= high
        assert low <= generation.purity(*sides, neighbours=10)[0] <= high
        assert (generation.silhouettes(codes, labels)["silhouette"][0] > 0.8) == (apart == 20)


def test_a_standard_normal_code_is_near_normal_and_a_shifted_one_is_not():
    codes = generation.sample_normal(2000, 3, 1, seed=1)
    assert generation.off_normal(codes) < 0.03
    assert generation.off_normal(codes + 2) > 0.5


def test_the_damage_is_a_square_of_its_size_off_the_edge_and_the_same_each_time():
    holes = latent.holes(200)
    assert (holes.sum(axis=(1, 2, 3)) == BOX**2).all()
    assert not holes[:, :4].any() and not holes[:, :, 24:].any()
    assert holes[:, 4:24, 4:24].sum() == holes.sum()
    assert (holes == latent.holes(200)).all() and (holes[0] != holes[1]).any()


def test_only_what_a_hole_hides_counts_as_error_of_its_repair_digit_by_digit():
    mnist = digits(40, 40)
    holes = latent.holes(40)
    wrong = mnist.test + 0.5 * holes * (np.arange(40) % 2)[:, None, None, None]
    found = latent.box_errors(mnist, {"right": np.where(holes, mnist.test, 7), "wrong": wrong})
    assert (found["right_mse"] == 0).all()
    assert found["wrong_mse"] == pytest.approx(np.tile([0, 0.25], 20))


def test_a_code_that_ignores_its_digit_costs_nothing_and_is_not_busy():
    means = np.zeros((50, 3))
    means[:, 0] = np.linspace(-2, 2, 50)
    log_variances = np.zeros((50, 3))
    found, per_unit = latent.loss_parts(
        np.zeros((50, 28, 28, 1)), means, log_variances, lambda codes: np.zeros((50, 28, 28, 1))
    )
    assert found["active_units"] == 1
    assert per_unit[1:] == pytest.approx([0, 0])
    assert (found["test_rebuilding"] == 0).all()
    assert found["test_kl"].mean() == pytest.approx(per_unit[0], rel=1e-3)  # kept in half precision
    assert found["test_loss"] == pytest.approx(per_unit[0])


def test_learning_is_timed_by_the_first_good_steps_and_by_what_they_cost():
    found = sixteen.speed_measures(np.array([0.05, 0.0145]), np.array([0.07, 0.03, 0.019, 0.01]), work=2_000_000_000_000)
    assert (found["steps_needed"], found["work_needed"]) == (3 * sixteen.EVERY, 6 * sixteen.EVERY)
    assert (found["first_epoch_mse"], found["last_epoch_mse"], found["first_steps_mse"]) == (0.05, 0.0145, 0.07)
    never = sixteen.speed_measures(np.array([0.065]), np.array([0.07, 0.06]), work=1)
    assert never["steps_needed"] == 3 * sixteen.EVERY


def test_numbers_of_one_shape_are_apart_by_chance_and_those_of_two_shapes_by_more():
    random = np.random.default_rng(2)
    alike = random.normal(0, [1, 3], (3000, 2)) + [0, 5]
    found = sixteen.number_measures(alike)
    assert found["shapes_apart"] < found["shapes_by_chance"]
    alike[:, 1] = np.sign(alike[:, 1] - 5)
    found = sixteen.number_measures(alike)
    assert found["shapes_apart"] > 5 * found["shapes_by_chance"]


def test_numbers_are_compared_as_they_are_and_each_two_of_them_once():
    codes = np.random.default_rng(2).normal([0, 0, 100], [1, 1, 1], (3000, 3))
    found = sixteen.number_measures(codes)
    assert sorted(found["numbers_apart"])[1:] == [1, 1]  # the third number is all beyond the others
    assert (found["shapes_apart"] < 2 * found["shapes_by_chance"]).all() and len(found["shapes_apart"]) == 3


class Ones:
    """Codes whose decoded picture judges take for a one where their first number is large, with confidence if very."""

    def __init__(self, from_size: float, sure_from: float):
        self.limits = np.array([from_size, sure_from])

    def judge(self, codes: np.ndarray) -> np.ndarray:
        ones, sure = (codes[:, :1] > limit for limit in self.limits)
        share = 0.1 + 0.5 * ones + 0.39 * sure
        return np.concatenate([(1 - share) * 0.9, share, *[(1 - share) * 0.1 / 8] * 8], axis=1)


def test_sets_without_a_one_are_as_many_as_chance_has_of_them():
    limits = 2 * sixteen.SD, 2.5 * sixteen.SD
    codes, labels = clouds(0)
    coded = latent.Coded(codes, labels, codes, labels, lambda codes: codes, Ones(*limits).judge, lambda codes: codes)
    found = sixteen.sets_without_ones(coded)
    for name, deviations in (("without_ones_share", 2), ("without_sure_ones_share", 2.5)):
        assert found[name].shape == (sixteen.SETS,)
        assert found[name].mean() == pytest.approx(norm.cdf(deviations) ** sixteen.SHOWN, abs=0.05)
