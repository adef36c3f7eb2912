"""Gradients through draws: two estimates of one slope, with known means and variances; and what TensorFlow lets through."""

import keras
import numpy as np
import pytest
from numpy.polynomial.hermite_e import hermegauss

from autoencoders.claims import codes
from autoencoders.experiments.gradients import EXACT, GOAL, MEAN, SD, lone_estimates, score_function, variances, with_baseline
from autoencoders.runs import Run
from autoencoders.variants.gradients import estimate_variances, gradient_passes

NOISE, WEIGHTS = hermegauss(20)  # exact for the polynomials here


def expected(values: np.ndarray) -> float:
    """The mean of a function of standard normal noise, exactly."""
    return float(values @ WEIGHTS / WEIGHTS.sum())


def estimates() -> dict[str, np.ndarray]:
    off = MEAN + SD * NOISE - GOAL
    return {"factored": 2 * off, "scored": score_function(off**2, NOISE, SD)}


@pytest.mark.parametrize(("way", "variance"), [("factored", 4), ("scored", 87)])
def test_both_estimates_have_the_true_slope_for_a_mean_and_a_known_variance(way: str, variance: float) -> None:
    estimate = estimates()[way]
    assert expected(estimate) == pytest.approx(EXACT)
    assert expected((estimate - EXACT) ** 2) == pytest.approx(variance)


def test_draws_of_a_lone_number_come_to_the_same() -> None:
    found = lone_estimates(200_000, np.random.default_rng(1))
    assert found["factored"].mean() == pytest.approx(EXACT, abs=0.03)
    assert found["scored"].mean() == pytest.approx(EXACT, abs=0.15)
    assert found["scored"].var() / found["factored"].var() == pytest.approx(87 / 4, rel=0.05)


def test_each_cost_is_compared_with_the_mean_of_all_others() -> None:
    costs = np.array([[1.0], [2.0], [6.0]])
    assert with_baseline(costs)[:, 0] == pytest.approx([1 - 4, 2 - 3.5, 6 - 1.5])


def test_a_cost_that_never_changes_tells_of_no_slope_once_it_is_compared() -> None:
    noise = np.random.default_rng(1).standard_normal((50, 4, 2))
    found = variances(np.full((50, 4), 7.0), np.zeros_like(noise), noise, np.ones((4, 2)))
    assert found["factored"] == pytest.approx(0)
    assert found["compared"] == pytest.approx(0)
    assert (found["scored"] > 7**2).all()


def test_tensorflow_has_a_slope_through_what_is_scaled_and_none_through_a_choice_or_another_library() -> None:
    assert {way: bool(value[0]) for way, value in gradient_passes().items()} == {
        "factored_passes": True,
        "library_passes": True,
        "outside_passes": False,
        "choice_passes": False,
    }


def test_through_a_linear_decoder_the_slope_varies_as_algebra_says() -> None:
    keras.utils.set_random_seed(1)
    random = np.random.default_rng(1)
    image = keras.Input((1, 3, 1))
    flat = keras.layers.Flatten()(image)
    encoder = keras.Model(image, [keras.layers.Dense(2)(flat), keras.layers.Dense(2)(flat)])
    decoder = keras.Sequential([keras.Input((2,)), keras.layers.Dense(3), keras.layers.Reshape((1, 3, 1))])
    digits = random.random((4, 1, 3, 1), np.float32)
    sds = np.exp(0.5 * np.asarray(encoder(digits)[1], np.float64))
    kernel = decoder.layers[0].get_weights()[0]
    moved = 2 * kernel @ kernel.T  # how the slope moves with the code
    wanted = (sds**2 @ moved**2).sum(axis=1)
    assert estimate_variances(encoder, decoder, digits, random)["factored"] == pytest.approx(wanted, rel=0.35)


@pytest.mark.parametrize(
    ("passes", "because"),
    [
        ((1, 0, 0), "passes TensorFlow's normal; stopped by NumPy's normal, a choice"),
        ((1, 1, 1), "passes TensorFlow's normal, NumPy's normal, a choice; stopped by none"),
    ],
)
def test_c40_names_the_ways_to_sample_that_a_gradient_passes_and_those_that_stop_it(passes: tuple, because: str) -> None:
    measures = {f"{way}_passes": np.full((3, 1), one) for way, one in zip(codes.WAYS, passes, strict=True)}
    verdict = codes.c40(Run(measures=measures))
    assert (verdict.because, verdict.parts[0].value) == (because, pytest.approx(np.mean(passes)))
