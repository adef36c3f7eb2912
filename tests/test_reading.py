"""Digits read off numbers: one number that is the digit, one that is noise, and a line that needs two."""

import numpy as np
import pytest

from autoencoders.claims import inside
from autoencoders.experiments import reading
from autoencoders.experiments.reading import best_single_numbers, digit_aurocs, flat_sides, probe_measures
from autoencoders.images import Images
from autoencoders.runs import Run
from autoencoders.variants import probe_rivals, simple_dense
from autoencoders.variants.probe_rivals import onto_random
from autoencoders.variants.simple_dense import painted
from autoencoders.verdicts import HOLDS, MIXED
from planted import cases, world

LABELS = np.repeat(np.arange(4), 50)
RANDOM = np.random.default_rng(1)


def test_a_number_that_is_large_or_small_for_one_digit_alone_tells_it_from_the_rest_and_noise_does_not() -> None:
    numbers = np.stack([LABELS == 2, -1.0 * (LABELS == 1), RANDOM.standard_normal(len(LABELS))], axis=1)
    best, well = best_single_numbers(one_column_images(numbers), lambda flat: flat)
    assert best[[1, 2]].tolist() == [1, 0]
    assert well[[1, 2]] == pytest.approx(1)
    assert (well[[0, 3]] < 0.75).all()


def one_column_images(train: np.ndarray, test: np.ndarray | None = None) -> Images:
    """Pictures of one column, made of numbers."""
    sides = (np.asarray(side, np.float32)[:, :, None, None] for side in (train, train if test is None else test))
    return Images(*sides, LABELS, LABELS)


def test_the_number_and_its_direction_are_chosen_on_training_digits_alone() -> None:
    train = np.stack([LABELS == 2, RANDOM.standard_normal(len(LABELS))], axis=1)
    test = np.stack([LABELS != 2, LABELS == 2], axis=1)  # held out, the first is turned around and the second tells all
    best, well = best_single_numbers(one_column_images(train, test), lambda flat: flat)
    assert (best[2], well[2]) == (0, 0)


def test_a_number_that_never_changes_tells_nothing() -> None:
    assert digit_aurocs(np.zeros((len(LABELS), 1)), LABELS) == pytest.approx(0.5)


@pytest.fixture
def corners() -> Images:
    """Four kinds of pictures of two pixels, each near a corner of a square: no pixel alone tells any of them."""
    places = np.array([[0, 0], [0, 1], [1, 0], [1, 1]], np.float32)[LABELS]
    pictures = (places + 0.1 * RANDOM.standard_normal(places.shape)).astype(np.float32).reshape(-1, 2, 1, 1)
    return Images(pictures, pictures, LABELS, LABELS)


def test_a_line_through_two_numbers_reads_what_neither_tells_alone(corners: Images) -> None:
    found = probe_measures("both", corners, lambda flat: flat)
    assert found["test_both_accuracy"].shape == (len(LABELS),) and found["test_both_accuracy"].all()
    assert found["test_both_auroc"] == pytest.approx(1)
    assert (best_single_numbers(corners, lambda flat: flat)[1] < 0.95).all()


def test_a_classifier_learns_from_training_digits_and_is_asked_about_all_held_out_ones(corners: Images, monkeypatch) -> None:
    monkeypatch.setattr(reading, "TRAIN_CODES", 3)
    known, names, asked, labels = flat_sides(corners)
    assert (len(known), len(names), len(asked), len(labels)) == (3, 3, len(LABELS), len(LABELS))


def test_random_directions_are_the_same_for_a_seed_and_others_for_another() -> None:
    digits = RANDOM.random((3, 7), np.float32)
    one, again, other = (onto_random(7, seed)(digits) for seed in (1, 1, 2))
    assert one == pytest.approx(again)
    assert not np.allclose(one, other)


def test_the_code_is_held_against_as_many_components_and_random_directions() -> None:
    assert probe_rivals.CODES == simple_dense.CODES


def test_what_a_number_paints_is_grey_where_it_does_nothing() -> None:
    kernels = np.zeros((1, 784))
    kernels[0, :100], kernels[0, 100:200], kernels[0, 200] = 3, -1.5, 9
    assert painted(kernels)[0].ravel()[[0, 100, 200, 300]] == pytest.approx([1, 0.25, 1, 0.5])


WORLDS = {claim: worlds["holds"] for claim, worlds in cases().items() if claim in ("C44", "C45")}


def test_c44_asks_single_numbers_and_components_and_not_how_well_all_together_tell() -> None:
    runs = world(WORLDS["C44"] | {"simple_dense.test_probe_auroc": 0.6}, ("simple_dense", "probe_rivals"))
    assert inside.c44(**runs).verdict == HOLDS
    assert inside.c44(**runs).because == "digit against the rest: best number 0.813, component 0.868; all numbers 0.600"


def test_c45_is_mixed_where_only_random_directions_are_beaten() -> None:
    runs = world(WORLDS["C45"] | {"simple_dense.test_probe_accuracy": 0.894}, ("simple_dense", "probe_rivals"), 0.001)
    assert inside.c45(**runs).verdict == MIXED


def test_c45_counts_each_draw_of_directions_and_asks_all_about_the_same_digits() -> None:
    right = RANDOM.random(400) < 0.9
    rivals = Run(measures={f"test_{name}_accuracy": np.stack([right] * 3) for name in ("pca", "pixels")})
    rivals.measures["test_random_accuracy"] = RANDOM.random((3, 400)) < 0.8
    components, directions = inside.c45(Run(measures={"test_probe_accuracy": right[None]}), rivals).parts
    assert (components.low, components.value, components.high) == pytest.approx((0, 0, 0))
    assert (directions.seeds, directions.pictures) == (3, 400) and directions.low < directions.high
