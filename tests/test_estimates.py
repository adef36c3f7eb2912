"""Intervals: they hold the truth as often as they say, with three seeds as with five, and count families and pairs."""

import numpy as np
import pytest

from autoencoders.estimates import Estimate, decibels, estimate, item, measured, per_seed
from autoencoders.runs import Run

TRIALS = 1500
BY_CHANCE = 3 * np.sqrt(0.95 * 0.05 / TRIALS)  # three standard errors of a coverage


def run(values, families=None) -> Run:
    return Run(measures={"test_mse": np.asarray(values, float)}, arrays={} if families is None else {"test_families": families})


def networks(random, seeds: int, pictures: float, spread: tuple[float, float], families: int = 60) -> tuple[Run, Run]:
    """Two networks on the same pictures, in families of one to five; true means are 1 and 1.2."""
    group = np.repeat(np.arange(families), random.integers(1, 6, families))
    hard = random.normal(0, pictures, families)[group] + random.normal(0, pictures / 2, len(group))  # for both networks
    runs = []
    for mean, chance in zip((1.0, 1.2), spread, strict=True):
        own = random.normal(0, pictures / 3, families)[group]
        rest = random.normal(0, 0.05, (seeds, len(group)))
        runs.append(run(mean + mean * hard + own + random.normal(0, chance, (seeds, 1)) + rest, group))
    return tuple(runs)


def coverage(seeds: int, pictures: float, spread: tuple[float, float], asked, truth: float) -> float:
    """The share of trials in which the interval of `asked(first, second)` holds the truth."""
    random = np.random.default_rng(7)
    intervals = [asked(*networks(random, seeds, pictures, spread)).interval() for _ in range(TRIALS)]
    return np.mean([low <= truth <= high for low, high in intervals])


def difference(first: Run, second: Run) -> Estimate:
    return measured(second, "test_mse") - measured(first, "test_mse")


def ratio(first: Run, second: Run) -> Estimate:
    return measured(second, "test_mse") / measured(first, "test_mse")


@pytest.mark.parametrize("seeds", [3, 5])
@pytest.mark.parametrize("pictures", [0.02, 0.3], ids=["seeds weigh more", "pictures weigh more"])
@pytest.mark.parametrize("spread", [(0.03, 0.03), (0.06, 0.005)], ids=["alike", "one seed's spread is larger"])
@pytest.mark.parametrize(("asked", "truth"), [(difference, 0.2), (ratio, 1.2)])
def test_intervals_hold_the_truth_at_least_93_times_of_100(seeds, pictures, spread, asked, truth):
    assert coverage(seeds, pictures, spread, asked, truth) > 0.93 - BY_CHANCE


@pytest.mark.parametrize("seeds", [3, 5])
def test_a_ratio_to_seeds_that_scatter_by_half_is_no_more_often_beyond_the_truth(seeds):
    random, beyond = np.random.default_rng(5), []
    for _ in range(TRIALS):
        own, rival = seeds_apart(random.normal(0.4, 0.02, seeds)), seeds_apart(random.normal(1, 0.5, seeds))
        low, high = (own / rival).interval()
        beyond.append((low > 0.4, high < 0.4))
    assert np.mean(beyond, axis=0) == pytest.approx([0.025, 0.025], abs=0.015)


def test_a_ratio_s_interval_holds_the_bounds_that_chance_does_not_exclude():
    ratio = seeds_apart(np.array([2.0, 2.2, 2.1])) / seeds_apart(np.array([1.0, 1.2, 0.9, 1.1]))
    for end in ratio.interval():
        assert ratio.chance(end) == pytest.approx(0.05, abs=0.02)


def test_a_ratio_to_what_may_be_zero_may_be_anything():
    low, high = (seeds_apart(np.array([1.0, 1.1, 0.9])) / seeds_apart(np.array([-1.0, 0.5, 2.0]))).interval()
    assert low < -1000 and high > 1000


def test_an_interval_that_took_pictures_of_a_family_for_strangers_would_hold_it_less_often():
    random, hits = np.random.default_rng(3), []
    for _ in range(TRIALS):
        first, second = networks(random, 5, 0.3, (0.001, 0.001))
        low, high = difference(run(first.measures["test_mse"]), run(second.measures["test_mse"])).interval()
        hits.append(low <= 0.2 <= high)
    assert np.mean(hits) < 0.9


def test_intervals_of_paired_pictures_are_narrower_than_those_of_different_pictures():
    first, second = networks(np.random.default_rng(0), 5, 0.3, (0.01, 0.01))
    other = Run(measures=second.measures, arrays={"test_families": second.arrays["test_families"][::-1].copy()})
    paired, apart = (np.diff((measured(first, "test_mse") - measured(one, "test_mse")).interval()) for one in (second, other))
    assert paired < apart / 2


def test_more_seeds_settle_a_small_effect():
    random, decided = np.random.default_rng(0), []
    for seeds in (3, 5, 100):
        low, _ = seeds_apart(random.normal(0.02, 0.05, seeds)).interval()
        decided.append(low > 0)
    assert decided == [False, False, True]


def seeds_apart(values: np.ndarray) -> Estimate:
    return estimate(values[:, None], run([[0.0]]))


def test_one_number_a_seed_gives_student_s_interval():
    low, high = seeds_apart(np.array([1.0, 2.0, 3.0])).interval()
    assert (low, high) == pytest.approx((2 - 2.4841, 2 + 2.4841), abs=1e-3)  # 4.3027 / sqrt(3)


def test_nothing_random_gives_a_point():
    certain = measured(run([[1.0]]), "test_mse")
    assert certain.interval() == (1, 1) and certain.chance(0.5) == 0 and certain.chance(1) == 1


def test_seeds_of_one_run_are_paired_and_those_of_two_are_not():
    values = np.array([1.0, 2.0, 3.0])[:, None]
    both = Run(measures={"a": values, "b": values + 0.5})
    assert np.diff((measured(both, "b") - measured(both, "a")).interval()) == pytest.approx(0, abs=1e-9)
    strangers = Run(measures={"a": values}), Run(measures={"b": values + 0.5})
    assert np.diff((measured(strangers[1], "b") - measured(strangers[0], "a")).interval()) > 1


def test_a_family_of_many_pictures_counts_as_one_draw():
    values, families = np.array([[1.0, 1.0, 1.0, 1.0, 3.0]]), np.array([0, 0, 0, 0, 1])
    assert measured(run(values, families), "test_mse").count("pictures") == 2
    assert measured(run(values), "test_mse").count("pictures") == 5


def test_sums_products_and_ratios_move_as_their_parts_do():
    random = np.random.default_rng(0)
    values = 2 + random.normal(0, 0.01, (400, 1)), 5 + random.normal(0, 0.01, (400, 1))
    both = Run(measures={"a": values[0], "b": values[1]})
    a, b = measured(both, "a"), measured(both, "b")
    first, second = values
    pairs = (a + b, first + second), (2 - a, 2 - first), (a * b, first * second), (b / a, second / first)
    for asked, truth in pairs:
        assert asked.value == pytest.approx(truth.mean(), rel=1e-4)
        assert asked.spread()[0] == pytest.approx(truth.std(ddof=1) / 20, rel=1e-2)


def test_decibels_are_averaged_picture_by_picture_and_an_item_alone():
    assert decibels(run([[0.1, 0.001]]), "test_mse").value == pytest.approx(20)
    assert item(run([[1.0, 2.0], [3.0, 4.0]]), "test_mse", 1).value == 3


def test_a_value_that_is_no_number_and_a_measure_that_is_missing_are_refused_in_a_sentence():
    with pytest.raises(ValueError, match="not a finite number"):
        measured(run([[np.nan]]), "test_mse")
    with pytest.raises(ValueError, match="no measure is called test_msee: there are test_mse"):
        per_seed(run([[1.0]]), "test_msee")
