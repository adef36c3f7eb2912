"""Pictures made small and large again, with known answers."""

import numpy as np
import pytest

from autoencoders.experiments import upscaling
from autoencoders.images import Images
from autoencoders.metrics.pictures import BITS, picture_measures, shortened
from autoencoders.networks.digits_conv import digits_upscaler, photo_upscaler
from autoencoders.networks.sharpening import sharpening
from rounding import rounded
from samples import digits, emoji

NAMES = list(upscaling.FILTERS)
HALF_A_STEP = 2.0**-BITS  # of a number that is shortened, relative
NOISE = np.random.default_rng(1).random((3, 8, 8, 3), dtype=np.float32)


def test_a_small_pixel_is_the_mean_of_the_large_ones_under_it():
    picture = np.arange(16, dtype=np.float32).reshape(1, 4, 4, 1)
    assert upscaling.shrunk(picture, 2)[0, ..., 0].tolist() == [[2.5, 4.5], [10.5, 12.5]]
    assert upscaling.shrunk(picture, 4).ravel().tolist() == [7.5]


@pytest.mark.parametrize("by", NAMES)
@pytest.mark.parametrize("factor", [2, 4])
def test_an_even_picture_stays_as_it_is(by, factor):
    even = np.full((2, 8, 8, 3), 0.25, np.float32)
    assert upscaling.enlarged(even, factor, by) == rounded(np.full((2, 8 * factor, 8 * factor, 3), 0.25), terms=16)


def test_nearest_repeats_each_pixel_of_each_channel():
    large = upscaling.enlarged(NOISE, 2, "nearest")
    assert (large == NOISE.repeat(2, axis=1).repeat(2, axis=2)).all()


def test_bilinear_mixes_three_quarters_of_the_nearer_with_a_quarter_of_the_farther():
    edge = np.zeros((1, 2, 2, 1), np.float32)
    edge[:, :, 1] = 1
    assert upscaling.enlarged(edge, 2, "bilinear")[0, 0, :, 0] == pytest.approx([0, 0.25, 0.75, 1])


def test_bicubic_does_not_leave_the_range_of_pictures():
    edge = np.zeros((1, 8, 8, 1), np.float32)
    edge[:, :, 4:] = 1
    large = upscaling.enlarged(edge, 2, "bicubic")
    assert large.min() == 0 and large.max() == 1


@pytest.mark.parametrize("factor", [2, 4])
def test_a_sharpening_network_starts_as_bicubic_enlarging(factor):
    outputs = np.clip(sharpening(8, 3, factor)(NOISE), 0, 1)
    assert outputs == pytest.approx(upscaling.enlarged(NOISE, factor, "bicubic"), abs=1e-3)


def test_a_network_s_run_holds_the_filters_on_the_same_pictures():
    images = digits()
    run = upscaling.upscaling_run(images, 2, images.test, params=7)
    assert run.params == 7
    assert not run.measures["test_mse"].any() and run.measures["test_ssim"] == pytest.approx(np.ones(6))
    for name in NAMES:
        large = upscaling.enlarged(upscaling.shrunk(images.test, 2), 2, name)
        errors = np.square(large - images.test).mean(axis=(1, 2, 3))
        assert run.measures[f"{name}_mse"] == pytest.approx(errors, rel=HALF_A_STEP)
    assert run.pictures["test_small"].shape[1:] == (14, 14, 1)


def test_what_a_network_puts_beyond_white_is_clipped_before_it_is_measured():
    white = np.ones((5, 8, 8, 3), np.float32)
    images = Images(white, white, np.arange(5), np.arange(5))
    assert upscaling.upscaling_run(images, 2, 3 * white).measures["test_mse"].tolist() == [0] * 5


def test_each_picture_has_an_error_of_its_own_and_every_fifth_an_ssim():
    pictures = emoji().test
    off = pictures.copy()
    off[-1] = 1 - off[-1]
    found = picture_measures(pictures, off, "test")
    assert not found["test_mse"][:-1].any()
    assert found["test_mse"][-1] == pytest.approx(np.square(pictures[-1] - off[-1]).mean(), rel=HALF_A_STEP)
    assert len(found["test_ssim"]) == -(-len(pictures) // 5)


def test_shortened_numbers_keep_eleven_bits_whatever_their_size_and_their_mean():
    values = NOISE.ravel() ** 9
    short = shortened(values)
    assert short == pytest.approx(values, rel=HALF_A_STEP)
    assert len(np.unique(np.frexp(short)[0])) <= 2**10 + 1
    assert short.mean() == pytest.approx(values.mean(), rel=1e-4)
    assert shortened(np.array([0.0, 0.25, 1.0])).tolist() == [0, 0.25, 1]


def test_the_source_s_enlarging_network_has_a_code_smaller_than_its_input():
    network = digits_upscaler()
    encoder, decoder = network.layers
    assert network.count_params() == 3_801
    assert np.prod(encoder.output_shape[1:]) == 128 < np.prod(encoder.input_shape[1:])
    assert decoder.output_shape == (None, 28, 28, 1)


def test_photographs_pass_through_a_code_of_as_large_a_share_as_digits_do():
    digits, photographs = (network().layers for network in (digits_upscaler, photo_upscaler))
    shares = [np.prod(encoder.output_shape[1:]) / np.prod(encoder.input_shape[1:]) for encoder, _ in (digits, photographs)]
    assert shares[0] == pytest.approx(shares[1], abs=0.02) and shares[1] == pytest.approx(2 / 3)
    assert photographs[1].output_shape == (None, 32, 32, 3)
    widths = [
        [layer.filters for half in halves for layer in half.layers if hasattr(layer, "filters")]
        for halves in (digits, photographs)
    ]
    assert [4 * width for width in widths[0][:-1]] == widths[1][:-1] and widths[1][-1] == 3
