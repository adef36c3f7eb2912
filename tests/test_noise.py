"""Noise, and who gets which."""

import numpy as np
import pytest

from autoencoders.experiments import denoising
from autoencoders.experiments.noise import gaussian
from autoencoders.experiments.noise_levels import LEVELS, at_levels, code_shifts, level_name
from samples import emoji

WHITE = np.ones((50, 32, 32, 3), np.float32)


def test_noise_has_the_mean_and_the_spread_that_it_is_asked_for():
    noise = gaussian(WHITE, 0.3, seed=1) - WHITE
    assert noise.mean() == pytest.approx(0, abs=0.003)
    assert noise.std() == pytest.approx(0.3, rel=0.01)


def test_every_value_has_noise_of_its_own():
    noise = (gaussian(WHITE, 0.3, seed=1) - WHITE).reshape(-1, 3)
    assert np.corrcoef(noise.T) == pytest.approx(np.eye(3), abs=0.02)  # channels
    assert np.corrcoef(noise[:-1, 0], noise[1:, 0])[0, 1] == pytest.approx(0, abs=0.02)  # neighbours


def test_a_seed_gives_the_same_noise_again_and_another_seed_gives_other_noise():
    assert (gaussian(WHITE, 0.3, seed=1) == gaussian(WHITE, 0.3, seed=1)).all()
    assert (gaussian(WHITE, 0.3, seed=1) != gaussian(WHITE, 0.3, seed=2)).mean() > 0.99


def test_noise_neither_uses_nor_moves_numpy_s_global_state():
    np.random.seed(0)  # noqa: NPY002
    before = np.random.get_state()[1].copy()  # noqa: NPY002
    gaussian(WHITE, 0.3, seed=1)
    assert (np.random.get_state()[1] == before).all()  # noqa: NPY002


def test_a_picture_has_the_same_noise_whether_all_are_asked_for_or_some():
    many = np.random.default_rng(1).random((150, 4, 4, 3), np.float32)
    noisy = gaussian(many, 0.3, seed=1)
    assert (gaussian(many, 0.3, 1, slice(None, None, 4)) == noisy[::4]).all()
    assert (gaussian(many, 0.3, 1, np.array([3, 70, 149])) == noisy[[3, 70, 149]]).all()
    at_once = np.random.default_rng(1).standard_normal(many.shape, dtype=np.float32)
    assert (noisy == np.float32(0.3) * at_once + many).all()


def test_noise_is_not_clipped_and_leaves_its_input_alone():
    picture = emoji().test
    kept = picture.copy()
    noisy = gaussian(picture, 0.3, seed=1)
    assert noisy.max() > 1.2 and noisy.dtype == np.float32
    assert (picture == kept).all()


def test_training_and_held_out_pictures_get_different_noise_and_each_method_the_same():
    images = emoji(32, train=12, test=12)
    train, test = (denoising.noisy_train(images)[:] - images.train, denoising.noisy_test(images) - images.test)
    assert abs(np.corrcoef(train.ravel(), test.ravel())[0, 1]) < 0.05
    assert (denoising.noisy_test(images) == denoising.noisy_test(images)).all()


def test_a_denoiser_is_shown_noisy_held_out_pictures_and_judged_by_the_clean_ones():
    images, shown = emoji(32, train=12, test=12), []
    perfect = denoising.denoising_run(
        images, lambda noisy: shown.append(noisy) or (images.test if len(shown) == 1 else images.train[::4])
    )
    assert (shown[0] == denoising.noisy_test(images)).all()
    assert perfect.measures["test_mse"] == pytest.approx(0)
    assert denoising.denoising_run(images, lambda noisy: noisy).measures["test_mse"].min() > 0.02


def test_the_background_error_looks_only_where_nothing_is_drawn():
    images = emoji(32, train=6, test=6)
    drawn = images.test_alpha[..., None] > 0
    assert denoising.background_mse(images, np.where(drawn, 0, images.test)) == pytest.approx(0)
    assert denoising.background_mse(images, np.where(drawn, images.test, images.test - 0.5)) == pytest.approx(0.25)


def test_at_each_level_the_error_of_who_does_nothing_is_the_noise_as_far_as_it_fits():
    measures, pictures = at_levels(emoji(), lambda images: images)
    errors = [measures[f"{level_name(level)}_mse"].mean() for level in LEVELS]
    assert errors[0] == 0 and errors == sorted(errors)
    assert errors[1] < LEVELS[1] ** 2  # what is clipped is no error
    assert pictures["level_0_3"].shape == (3, 32, 32, 3)


def test_how_far_noise_moves_a_code_does_not_depend_on_the_code_s_unit():
    small, large = (code_shifts(emoji(), lambda images, unit=unit: unit * images) for unit in (1, 7))
    means = [small[f"{level_name(level)}_code_shift"].mean() for level in LEVELS[1:]]
    assert means == sorted(means) and means[0] > 0
    assert all(small[name] == pytest.approx(large[name], rel=1e-4) for name in small)
    forgetful = code_shifts(emoji(), lambda images: np.arange(len(images))[:, None])
    assert all((shift == 0).all() for shift in forgetful.values())
