"""The digits' networks have their sources' sizes, and what is computed faster is what it was."""

import numpy as np
import pytest

from autoencoders.networks.conditional import conditional
from autoencoders.networks.sampling import dense_variational, nothing
from autoencoders.networks.simple import simple
from autoencoders.networks.sixteen import multiplications, sixteen_conv, sixteen_dense, start_at_mean
from autoencoders.networks.variational import sd_of_log_variance, stated_kl
from autoencoders.variants import cvae, ladder, linear, simple_dense, vae_thirty
from rounding import rounded
from samples import digits


@pytest.mark.parametrize(("network", "halves"), [(sixteen_dense, (200_266, 257_104)), (sixteen_conv, (62_278, 296_985))])
def test_a_network_of_sixteen_numbers_has_its_source_s_weights(network, halves):
    autoencoder = network()
    assert tuple(half.count_params() for half in autoencoder.layers) == halves
    assert autoencoder.layers[0].output_shape == (None, 16)
    assert autoencoder.output_shape == (None, 28, 28, 1)


def test_a_network_started_at_the_mean_draws_about_the_mean_digit_whatever_the_code():
    pictures = digits(200, 0).train
    dense, conv = sixteen_dense(), sixteen_conv()
    for network in (dense, conv):
        start_at_mean(network, pictures)
    assert np.asarray(dense.layers[1](np.zeros((1, 16))))[0] == pytest.approx(pictures.mean(axis=0), abs=0.002)
    assert np.asarray(conv.layers[1](np.zeros((1, 16)))).mean() == pytest.approx(pictures.mean(), abs=0.002)


def test_the_variational_networks_have_their_sources_weights():
    thirty = dense_variational(vae_thirty.WIDTHS, sd_of_log_variance, stated_kl, seed=1)
    told = conditional(sd_of_log_variance, stated_kl, seed=1)
    assert [half.count_params() for half in thirty] == [211_310, 261_584, 472_894]
    assert [half.count_params() for half in told] == [410_518, 208_473, 618_991]


def test_the_flat_networks_have_their_sources_weights():
    assert simple(simple_dense.CODES).count_params() == 50_992
    assert linear.linear(2).count_params() == 3_922


def test_products_are_those_of_the_layers_as_they_are_written():
    assert multiplications(sixteen_dense()) == 784 * 250 + 250 * 16 + 16 * 320 + 320 * 784
    assert multiplications(sixteen_conv()) == pytest.approx(5 * multiplications(sixteen_dense()), rel=0.01)


def test_codes_that_cost_nothing_add_nothing_and_a_code_without_noise_is_its_mean():
    encoder, decoder, autoencoder = dense_variational((8, 2, 8), ladder.still, nothing, seed=1)
    pictures = np.random.default_rng(1).random((3, 28, 28, 1), dtype=np.float32)
    assert np.asarray(autoencoder(pictures)) == rounded(decoder(encoder(pictures)[0]), terms=pictures[0].size)
    assert float(sum(autoencoder.losses)) == 0


def test_the_rungs_noise_and_costs_are_what_they_are_called():
    assert float(ladder.still(np.float32(3))) == 0
    assert float(ladder.steady(np.float32(3))) == ladder.FIXED
    assert float(ladder.narrow(np.float32(3))) == pytest.approx(ladder.NARROW)
    mean, log_variance = np.array([[3.0, 4.0]], np.float32), np.array([[-5.0, 2.0]], np.float32)
    assert float(ladder.kl_of_mean(mean, log_variance)[0]) == 12.5
    assert float(ladder.kl_of_mean(mean, 0 * log_variance)[0]) == float(stated_kl(mean, 0 * log_variance)[0])


def test_the_lattice_spans_the_codes_and_falls_downwards_in_its_second_number():
    codes = np.random.default_rng(1).uniform(-1, 1, (5000, 2)).astype(np.float32) * [1, 10]
    found = ladder.code_grid(codes)
    assert found.shape == (ladder.SIDE, ladder.SIDE, 2)
    assert found[0, 0] == pytest.approx([-0.96, 9.6], abs=0.2) and found[-1, -1] == pytest.approx([0.96, -9.6], abs=0.2)


def test_the_cross_entropy_of_a_picture_with_itself_is_its_entropy():
    pixels = np.array([0.0, 1.0, 0.5])
    assert simple_dense.pixel_bce(pixels, pixels) == pytest.approx([0, 0, np.log(2)], abs=1e-5)
    assert (simple_dense.pixel_bce(pixels, np.array([0.2, 0.7, 0.9])) > simple_dense.pixel_bce(pixels, pixels)).all()


def test_planes_at_a_right_angle_are_ninety_degrees_apart_and_a_turned_basis_is_none():
    axes = np.eye(784, dtype=np.float32)[:2]
    network = linear.linear(2)
    for columns, wanted in ((np.array([[1, 1], [1, -2]]) @ axes, 0), (np.eye(784)[2:4], 90)):
        network.layers[-1].kernel.assign(columns)
        assert linear.angle(network, axes) == pytest.approx(wanted, abs=0.01)


def test_a_walk_takes_no_step_longer_than_its_stride():
    places = vae_thirty.walk(30).reshape(vae_thirty.FRAMES, vae_thirty.WALKERS, 30)
    assert np.abs(np.diff(places, axis=0)).max() <= vae_thirty.STRIDE + 1e-5


def test_a_request_is_a_one_at_its_digit_s_place():
    assert (cvae.requests(np.array([3, 0])) == np.eye(10)[[3, 0]]).all()
