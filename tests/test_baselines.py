"""What needs no network, with known answers."""

from dataclasses import replace

import numpy as np
import pytest

from autoencoders.experiments import filters, resampling
from autoencoders.experiments.denoising import SCORED, noisy_train_part
from autoencoders.images import Images
from autoencoders.metrics.measures import mse
from autoencoders.variants import denoise_gaussian, denoise_median, denoise_nlm, mean_image, nearest, pca, resize, resize_source
from samples import emoji

EMOJI = emoji()
SMALL = emoji(16)  # fewer pixels for PCA to think about


def test_the_mean_image_answers_every_picture_with_the_average_of_training():
    run = mean_image.train(EMOJI)
    assert run.pictures["test"] == pytest.approx(np.broadcast_to(EMOJI.train.mean(axis=0), run.pictures["test"].shape))
    assert run.measures["train_mse"].mean() == pytest.approx(EMOJI.train.var(axis=0).mean(), rel=1e-5)


def test_resizing_keeps_constant_pictures():
    constant = np.full((2, 32, 32, 3), [0.2, 0.6, 1.0], np.float32)
    assert resampling.down_and_up(constant, resize.SIZE) == pytest.approx(constant, abs=1 / 255)


def test_resizing_passes_through_as_many_numbers_as_a_code_has():
    assert resampling.resized(EMOJI.test, resize.SIZE)[0].size == pca.CODES
    assert resampling.down_and_up(EMOJI.test, resize.SIZE).shape == EMOJI.test.shape


def test_resizing_keeps_what_fits_into_eight_by_eight_pixels_and_loses_what_is_finer():
    coarse = resampling.resized(np.random.default_rng(1).random((4, 8, 8, 3), np.float32), 32)
    fine = np.indices((32, 32)).sum(axis=0)[None, ..., None].repeat(3, axis=-1) % 2  # a checkerboard of single pixels
    lost = [np.square(resampling.down_and_up(one, resize.SIZE) - one).mean() / one.var() for one in (coarse, fine)]
    assert lost[0] < 0.1
    assert lost[1] == pytest.approx(1, abs=0.01)


def half(low: float, high: float) -> Images:
    """The sample emoji's places and names with pictures of two flat halves."""
    picture = np.full((len(EMOJI.train), 32, 32, 3), high, np.float32)
    picture[:, 16:] = low
    return Images(picture, picture[: len(EMOJI.test)], EMOJI.train_labels, EMOJI.test_labels)


def test_the_source_s_resizing_is_the_fair_one_where_contrast_is_full():
    fair, source = (variant.train(half(0, 1)) for variant in (resize, resize_source))
    assert (fair.pictures["test"] == source.pictures["test"]).all()


def test_the_source_s_resizing_pays_for_stretching_where_contrast_is_not_full():
    fair, source = (variant.train(half(0.5, 1)).measures["test_mse"].mean() for variant in (resize, resize_source))
    assert source == pytest.approx(fair + 0.125, abs=0.02)  # half the picture goes from grey to black: 0.25 / 2


def test_memory_returns_training_pictures_exactly():
    run = nearest.train(EMOJI)
    assert (run.measures["train_mse"] == 0).all()
    known = {picture.tobytes() for picture in EMOJI.train}
    assert all(picture.tobytes() in known for picture in run.pictures["test"])


def test_memory_returns_the_closest_picture():
    run = nearest.train(EMOJI)
    distances = np.square(EMOJI.test[:, None] - EMOJI.train[None]).mean(axis=(2, 3, 4))
    assert run.measures["test_mse"] == pytest.approx(distances.min(axis=1), abs=1e-6)


def test_no_linear_map_with_as_many_codes_has_a_smaller_training_error_than_pca(monkeypatch):
    monkeypatch.setattr(pca, "CODES", 4)
    faint = replace(SMALL, train=0.3 + 0.4 * SMALL.train)  # nowhere near 0 or 1, where outputs are clipped
    best = pca.train(faint).measures["train_mse"].mean()
    flat = faint.train.reshape(len(faint.train), -1).astype(np.float64)
    codes = (flat - flat.mean(axis=0)) @ np.random.default_rng(1).standard_normal((flat.shape[1], 4))
    errors = []
    for _ in range(30):  # the best decoder for these codes, then the best codes for this decoder
        decoder, *_ = np.linalg.lstsq(np.column_stack([codes, np.ones(len(flat))]), flat, rcond=None)
        errors.append(np.square(np.column_stack([codes, np.ones(len(flat))]) @ decoder - flat).mean())
        codes = np.linalg.lstsq(decoder[:4].T, (flat - decoder[4]).T, rcond=None)[0].T
    assert errors[0] > 1.1 * best
    assert min(errors) >= best * (1 - 1e-4)  # single precision
    assert min(errors) == pytest.approx(best, rel=0.01)


def test_pca_with_a_code_for_every_picture_rebuilds_training_perfectly():
    run = pca.train(SMALL)
    assert run.measures["train_mse"].max() < 1e-8
    assert run.measures["test_mse"].mean() > 1e-5


def test_a_filter_s_strength_is_the_one_with_the_least_error_on_training_pictures():
    images, noisy_ones = emoji(32, train=8, test=6), []

    def toward_white(noisy, strength):
        noisy_ones.append(len(noisy))
        return noisy * (1 - strength) + strength

    run = filters.tuned_filter_run(images, toward_white, [0.0, 0.8, 1.0])
    assert np.argmin(run.arrays["errors"]) == 1
    assert noisy_ones == [8, 8, 8, 6, 2]  # three trials on training pictures, then both sides with the best
    best = np.clip(toward_white(noisy_train_part(images, SCORED), 0.8), 0, 1)
    assert run.measures["train_mse"] == pytest.approx(mse(images.train[SCORED], best))


@pytest.mark.parametrize(
    "clean",
    [
        lambda noisy: denoise_median.middle(noisy, 5),
        lambda noisy: denoise_gaussian.blur(noisy, 1.4),
        lambda noisy: denoise_nlm.non_local_means(noisy, 1.0),
    ],
    ids=["median", "gaussian", "non-local means"],
)
def test_a_filter_leaves_flat_colour_alone_and_removes_most_of_the_noise_on_it(clean):
    flat = np.full((2, 32, 32, 3), [0.2, 0.5, 0.8], np.float32)
    noise = 0.3 * np.random.default_rng(1).standard_normal(flat.shape, np.float32)
    assert clean(flat) == pytest.approx(flat, abs=1e-4)
    assert np.square(clean(flat + noise) - flat).mean() < 0.2 * np.square(noise).mean()
