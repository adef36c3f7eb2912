"""Losses with known answers."""

import keras
import numpy as np
import pytest
import tensorflow as tf

from autoencoders.losses import ssim_loss, summed_squares
from samples import digits, emoji

PICTURES = emoji().test


def test_identical_pictures_cost_nothing():
    assert float(ssim_loss(PICTURES, PICTURES)) == pytest.approx(0, abs=1e-6)
    assert float(tf.reduce_sum(summed_squares(PICTURES, PICTURES))) == 0


def test_the_ssim_loss_is_one_minus_tensorflow_s_own_mean():
    noisy = np.clip(PICTURES + 0.1 * np.random.default_rng(1).standard_normal(PICTURES.shape), 0, 1).astype(np.float32)
    each = tf.image.ssim(PICTURES, noisy, max_val=1.0).numpy()
    assert 0 < each.max() < 1
    assert float(ssim_loss(PICTURES, noisy)) == pytest.approx(1 - each.mean(), abs=1e-6)


def test_summed_squares_are_784_times_the_mean_of_a_flat_digit():
    flat = digits().test.reshape(-1, 784)
    summed = summed_squares(flat, flat[::-1])
    assert summed.shape == (len(flat),)
    assert summed.numpy() == pytest.approx(784 * keras.losses.mean_squared_error(flat, flat[::-1]).numpy())


def test_the_ssim_loss_hardly_looks_at_the_frame():
    noisy = tf.Variable(PICTURES + np.float32(0.1) * np.random.default_rng(2).standard_normal(PICTURES.shape, np.float32))
    with tf.GradientTape() as tape:
        loss = ssim_loss(PICTURES, noisy)
    pull = np.abs(tape.gradient(loss, noisy).numpy()).mean(axis=(0, 3))
    assert pull[0].mean() < pull[16].mean() / 100  # windows of 11x11 that stay inside the picture
