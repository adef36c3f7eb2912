"""Codes that are searched: what has no better code stays, and clipping is made use of."""

import keras
import numpy as np
import pytest
from keras.layers import Dense, Input, Reshape

from autoencoders.experiments.searching import LEAK, output_pull, searched
from autoencoders.variants import pca, pca_searched
from autoencoders.variants.best_searched import through
from samples import emoji

EMOJI = emoji(16)
AXES = np.linalg.qr(np.random.default_rng(1).standard_normal((12, 3)))[0].T.astype(np.float32)  # of a plane


def pull(codes, images):
    return output_pull(0.5 + codes @ AXES, images) @ AXES.T


def test_a_code_that_is_the_best_already_stays():
    images = 0.5 + 0.05 * np.random.default_rng(2).standard_normal((20, 12)).astype(np.float32)  # nothing to be clipped
    best = (images - 0.5) @ AXES.T
    assert searched(best, images, pull) == pytest.approx(best, abs=1e-6)


def test_any_code_comes_to_the_best_in_many_steps():
    images = 0.5 + 0.05 * np.random.default_rng(2).standard_normal((20, 12)).astype(np.float32)
    found = searched(np.zeros((20, 3), np.float32), images, pull, steps=60)
    assert found == pytest.approx((images - 0.5) @ AXES.T, abs=1e-5)


def test_beyond_white_an_output_pulls_no_more_than_the_leak():
    outputs = np.array([[0.4, 1.2, -0.3]], np.float32)
    images = np.array([[0.5, 1.0, 0.0]], np.float32)
    wanted = [[-0.1 * (1 + LEAK), 0.2 * LEAK, -0.3 * LEAK]]
    assert output_pull(outputs, images) == pytest.approx(np.array(wanted), abs=1e-6)


def test_a_decoder_of_keras_pulls_as_its_matrix_does():
    decoder = keras.Sequential([Input((3,)), Dense(12), Reshape((2, 2, 3))])
    decoder.layers[0].set_weights([AXES, np.full(12, 0.5, np.float32)])
    codes, images = np.random.default_rng(3).random((2, 5, 12)).astype(np.float32)
    got = through(decoder)(codes[:, :3], images.reshape(5, 2, 2, 3))
    assert got == pytest.approx(pull(codes[:, :3], images), abs=1e-5)


def test_pca_with_searched_codes_is_better_where_outputs_are_clipped(monkeypatch):
    for variant in (pca, pca_searched):
        monkeypatch.setattr(variant, "CODES", 8)
    usual, other = pca.train(EMOJI), pca_searched.train(EMOJI)
    assert other.params == usual.params
    for score in ("train_mse", "test_mse"):
        assert other.measures[score].mean() < usual.measures[score].mean()
