"""The networks' sizes, and what the variational one is made of."""

import keras
import numpy as np
import pytest
import scipy.linalg
import tensorflow as tf
from keras import ops
from keras.layers import Dense, Input

from autoencoders.experiments import digits
from autoencoders.networks.conv import conv
from autoencoders.networks.dense import dense
from autoencoders.networks.small import small
from autoencoders.networks.variational import Sampler, sd_of_log_variance, stated_kl, variational


@pytest.mark.parametrize(("network", "weights"), [(dense, 1_182_912), (conv, 53_263)])
def test_an_emoji_network_has_the_source_s_number_of_weights_and_a_code_of_192(network, weights):
    autoencoder = network()
    encoder, decoder = autoencoder.layers
    assert autoencoder.count_params() == weights
    assert np.prod(encoder.output_shape[1:]) == 192
    assert decoder.output_shape == (None, 32, 32, 3)


@pytest.mark.parametrize("size", [32, 128])
def test_the_small_network_has_as_many_weights_at_any_size(size):
    autoencoder = small(size)
    assert autoencoder.count_params() == 1_979
    assert autoencoder.output_shape == (None, size, size, 3)


def test_the_variational_network_has_the_source_s_number_of_weights_and_two_codes():
    encoder, decoder, autoencoder = variational(sd_of_log_variance, seed=1)
    assert autoencoder.count_params() == encoder.count_params() + decoder.count_params() == 807_700
    assert [head.shape for head in encoder.outputs] == [(None, 2), (None, 2)]


def test_a_standard_normal_code_costs_no_kl():
    assert float(stated_kl(np.zeros((1, 2)), np.zeros((1, 2)))[0]) == 0


@pytest.mark.parametrize(("mean", "log_variance"), [(0.0, -2.0), (1.5, 0.0), (-1.0, 0.7)])
def test_the_kl_is_what_sampling_says_it_is(mean, log_variance):
    noise = np.random.default_rng(1).standard_normal(400_000)
    code = mean + np.exp(log_variance / 2) * noise
    sampled = np.mean(code**2 - noise**2 - log_variance) / 2  # log q - log p
    assert float(stated_kl(np.array([[mean]]), np.array([[log_variance]]))[0]) == pytest.approx(sampled, abs=0.01)


def test_the_kl_is_summed_over_the_code_s_numbers():
    assert float(stated_kl(np.array([[2.0, 1.0]]), np.zeros((1, 2)))[0]) == pytest.approx(2.5)


@pytest.mark.parametrize(("sd", "spread"), [(sd_of_log_variance, 2 * np.log(3)), (ops.exp, np.log(3))])
def test_a_sampler_spreads_codes_as_it_reads_the_second_head(sd, spread):
    heads = np.full((40_000, 1), 5, np.float32), np.full((40_000, 1), spread, np.float32)
    codes = np.asarray(Sampler(sd, seed=1)(heads))
    assert codes.mean() == pytest.approx(5, abs=0.05)
    assert codes.std() == pytest.approx(3, rel=0.02)


def test_gradients_pass_through_the_sampler():
    mean, spread = tf.Variable([[1.0]] * 20_000), tf.Variable([[0.0]] * 20_000)
    with tf.GradientTape() as tape:
        loss = tf.reduce_sum(tf.square(Sampler(sd_of_log_variance, seed=1)((mean, spread)) - 3)) / 20_000
    to_mean, to_spread = (float(tf.reduce_sum(one)) for one in tape.gradient(loss, [mean, spread]))
    assert to_mean == pytest.approx(-4, abs=0.1)  # E[(z - 3)^2] = (1 - 3)^2 + exp(s)
    assert to_spread == pytest.approx(1, abs=0.1)


def test_the_sampler_brings_the_kl_into_the_loss():
    sampler = Sampler(sd_of_log_variance, seed=1)
    sampler((np.ones((4, 2), np.float32), np.zeros((4, 2), np.float32)))
    assert [float(loss) for loss in sampler.losses] == [1.0]


def test_the_decoded_grid_lies_as_the_map_of_codes_does():
    class Painter:
        """Decodes a code to a picture whose first two pixels are the code."""

        def predict_on_batch(self, codes):
            return np.pad(codes, ((0, 0), (0, 782)))

    grid = digits.decoded_grid(Painter()).reshape(digits.STEPS, digits.STEPS, 784)
    assert grid[0, 0, :2] == pytest.approx([-digits.REACH, digits.REACH])  # left and top
    assert grid[-1, -1, :2] == pytest.approx([digits.REACH, -digits.REACH])  # right and bottom


def test_a_linear_autoencoder_finds_the_plane_of_pca():
    keras.utils.set_random_seed(1)
    random = np.random.default_rng(1)
    turned = np.linalg.qr(random.standard_normal((6, 6)))[0]
    points = (random.standard_normal((30_000, 6)) * [3, 2, 0.5, 0.4, 0.3, 0.2]) @ turned
    autoencoder = keras.Sequential([Input((6,)), Dense(2), Dense(6)])
    autoencoder.compile(keras.optimizers.Adam(0.03), loss="mse")
    autoencoder.fit(points, points, batch_size=100, verbose=0)
    learned = autoencoder.layers[-1].get_weights()[0].T  # (6, 2): the directions that the decoder can reach
    angles = np.degrees(scipy.linalg.subspace_angles(learned, turned[:2].T))
    assert angles.max() < 5
