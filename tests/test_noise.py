"""Noise, and who gets which."""

import numpy as np
import pytest

from autoencoders import denoising
from autoencoders.noise import gaussian
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


def test_noise_is_not_clipped_and_leaves_its_input_alone():
    picture = emoji().test
    kept = picture.copy()
    noisy = gaussian(picture, 0.3, seed=1)
    assert noisy.max() > 1.2 and noisy.dtype == np.float32
    assert (picture == kept).all()


def test_training_and_held_out_pictures_get_different_noise_and_each_method_the_same():
    images = emoji(32, train=12, test=12)
    train, test = (denoising.noisy_train(images) - images.train, denoising.noisy_test(images) - images.test)
    assert abs(np.corrcoef(train.ravel(), test.ravel())[0, 1]) < 0.05
    assert (denoising.noisy_test(images) == denoising.noisy_test(images)).all()


def test_a_denoiser_is_shown_noisy_held_out_pictures_and_judged_by_the_clean_ones():
    images, shown = emoji(32, train=12, test=12), []
    perfect = denoising.cleaned(
        images, lambda noisy: shown.append(noisy) or (images.test if len(shown) == 1 else images.train[::4])
    )
    assert (shown[0] == denoising.noisy_test(images)).all()
    assert perfect.measures["test_mse"] == pytest.approx(0)
    assert denoising.cleaned(images, lambda noisy: noisy).measures["test_mse"].min() > 0.02


def test_the_background_error_looks_only_where_nothing_is_drawn():
    images = emoji(32, train=6, test=6)
    drawn = images.test_alpha[..., None] > 0
    assert denoising.background_mse(images, np.where(drawn, 0, images.test)) == pytest.approx(0)
    assert denoising.background_mse(images, np.where(drawn, images.test, images.test - 0.5)) == pytest.approx(0.25)
