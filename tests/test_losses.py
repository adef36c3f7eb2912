"""Losses with known answers."""

import keras
import numpy as np
import pytest
import tensorflow as tf
from skimage.metrics import structural_similarity

from autoencoders.fast.pixelwise import summed_squares
from autoencoders.fast.similarity import STEADY_SPREADS, WINDOW, ssim_loss
from autoencoders.learning import losses
from rounding import rounded
from samples import digits, emoji

PICTURES = emoji().test


def test_identical_pictures_cost_nothing():
    assert float(ssim_loss(PICTURES, PICTURES)) == rounded(0, terms=WINDOW**2, size=1)
    assert float(summed_squares(PICTURES, tf.constant(PICTURES))) == 0


NOISY = np.clip(PICTURES + 0.1 * np.random.default_rng(1).standard_normal(PICTURES.shape), 0, 1).astype(np.float32)


def test_the_ssim_loss_is_one_minus_tensorflow_s_own_mean_as_far_as_that_is_exact():
    each = tf.image.ssim(PICTURES, NOISY, max_val=1.0).numpy()
    assert 0 < each.max() < 1
    lost = (
        1 / STEADY_SPREADS
    )  # TensorFlow takes a spread as the difference of two squares, and divides by little more than this
    assert float(ssim_loss(PICTURES, NOISY)) == rounded(1 - each.mean(), terms=WINDOW**2, size=lost)


def test_the_ssim_loss_is_one_minus_scikit_image_s_mean_over_the_windows_inside():
    settings = {"gaussian_weights": True, "sigma": 1.5, "use_sample_covariance": False, "data_range": 1, "channel_axis": -1}
    each = [
        structural_similarity(*map(np.float64, pair), full=True, **settings)[1] for pair in zip(PICTURES, NOISY, strict=True)
    ]
    assert float(ssim_loss(PICTURES, NOISY)) == rounded(1 - np.mean(each, axis=(0, 3))[5:-5, 5:-5].mean(), terms=WINDOW**2)


def test_the_ssim_loss_pulls_as_tensorflow_s_own_does():
    noisy = PICTURES + np.float32(0.1) * np.random.default_rng(2).standard_normal(PICTURES.shape, np.float32)
    pulls = []
    for loss in (ssim_loss, losses.ssim_loss):
        outputs = tf.Variable(noisy)
        with tf.GradientTape() as tape:
            error = loss(PICTURES, outputs)
        pulls.append(tape.gradient(error, outputs).numpy())
    assert pulls[0] == rounded(pulls[1], terms=WINDOW**2, size=np.abs(pulls[1]).max() / STEADY_SPREADS)


@pytest.mark.parametrize("shape", [(784,), (28, 28, 1)])
def test_summed_squares_are_784_times_the_mean_of_a_digit_flat_or_square(shape):
    pictures = digits().test.reshape(-1, *shape)
    summed = float(summed_squares(pictures, tf.constant(pictures[::-1])))
    assert summed == rounded(784 * float(keras.losses.MeanSquaredError()(pictures, pictures[::-1])), terms=784)


def test_the_ssim_loss_hardly_looks_at_the_frame():
    noisy = tf.Variable(PICTURES + np.float32(0.1) * np.random.default_rng(2).standard_normal(PICTURES.shape, np.float32))
    with tf.GradientTape() as tape:
        loss = ssim_loss(PICTURES, noisy)
    pull = np.abs(tape.gradient(loss, noisy).numpy()).mean(axis=(0, 3))
    assert pull[0].mean() < pull[16].mean() / 100  # windows of 11x11 that stay inside the picture
