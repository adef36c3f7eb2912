"""The networks and the tools of the digits' experiments: codes, noise, cross-entropy and the judge."""

from itertools import combinations

import numpy as np
import pytest
import tensorflow as tf
from keras import Sequential
from keras.layers import Conv2D, Input, MaxPooling2D, UpSampling2D

from autoencoders.experiments import code_noise, digit_noise
from autoencoders.metrics import entropy
from autoencoders.networks import judges
from autoencoders.networks.digits_conv import digits_conv
from autoencoders.runs import Run
from autoencoders.variants.digits_median import best_filter
from rounding import rounded
from samples import digits

GREY = np.random.default_rng(1).random((4, 28, 28, 1), dtype=np.float32)
BLACK, WHITE = np.zeros((40, 28, 28, 1), np.float32), np.ones((40, 28, 28, 1), np.float32)


def as_in_the_source() -> Sequential:
    """The lecture's layers, one by one."""
    same = {"padding": "same", "activation": "relu"}
    coding = [Conv2D(16, 3, **same), Conv2D(8, 3, **same), Conv2D(8, 3, **same)]
    pools = [MaxPooling2D(2, padding="same") for _ in coding]
    decoding = [Conv2D(8, 3, **same), UpSampling2D(2), Conv2D(8, 3, **same), UpSampling2D(2), Conv2D(16, 3, activation="relu")]
    last = [UpSampling2D(2), Conv2D(1, 3, padding="same", activation="sigmoid")]
    return Sequential(
        [Input((28, 28, 1)), *(layer for pair in zip(coding, pools, strict=True) for layer in pair), *decoding, *last]
    )


def test_the_digit_autoencoder_has_the_source_s_weights_and_a_code_of_128():
    autoencoder = digits_conv()
    encoder, decoder = autoencoder.layers
    assert autoencoder.count_params() == as_in_the_source().count_params() == 4_385
    assert encoder.output_shape == decoder.input_shape == (None, 4, 4, 8)


def test_the_digit_autoencoder_gives_the_same_pictures_and_gradients_as_the_source_s_layers_one_by_one():
    fast, plain = digits_conv(), as_in_the_source()
    plain.set_weights(fast.get_weights())
    for got, wanted in zip(learning(fast), learning(plain), strict=True):
        assert np.asarray(got) == rounded(wanted, terms=GREY.size)


def learning(network: Sequential) -> list:
    """What a network makes of pictures, and where each of its weights would go to copy them better."""
    with tf.GradientTape() as tape:
        outputs = network(GREY)
        error = tf.reduce_mean(tf.square(outputs - GREY))
    return [outputs, *tape.gradient(error, network.trainable_variables)]


def test_cross_entropy_is_what_keras_calls_by_that_name():
    outputs = np.random.default_rng(2).random(GREY.shape, dtype=np.float32)
    wanted = tf.keras.losses.binary_crossentropy(GREY.reshape(4, -1), outputs.reshape(4, -1))
    assert entropy.cross_entropy(GREY, outputs) == rounded(wanted, terms=GREY[0].size)


def test_nothing_goes_below_the_floor_which_only_grey_pixels_have():
    assert entropy.cross_entropy(np.full_like(GREY, 0.5), np.full_like(GREY, 0.5)) == pytest.approx(np.log(2))
    assert entropy.cross_entropy(WHITE, WHITE) == pytest.approx(0, abs=1e-6)
    told = entropy.bce_measures(GREY, np.clip(GREY + 0.1, 0, 1))
    assert told["floor_bce"][0] < told["test_bce"][0]


def test_the_source_s_noise_lifts_black_by_a_half_and_saturates_white():
    black, white = digit_noise.source_noise(BLACK, 1), digit_noise.source_noise(WHITE, 1)
    assert black.mean() == pytest.approx(0.5, abs=0.01) and black.std() == pytest.approx(0.36, abs=0.01)
    assert (white == 1).mean() == pytest.approx(0.84, abs=0.01)


def test_our_noise_brightens_nothing():
    noise = digit_noise.zero_mean(BLACK, 1)
    assert noise.mean() == pytest.approx(0, abs=0.01) and noise.std() == pytest.approx(0.5, abs=0.01)


def test_a_denoiser_is_asked_about_its_own_pictures_and_about_foreign_ones():
    own, other = digits(40, 20), digits(40, 20)
    other.test[:] = 1 - other.test
    perfect = iter([own.test, other.test])
    run = digit_noise.small_denoising_run(own, other, digit_noise.zero_mean, lambda noisy: next(perfect))
    assert not run.measures["test_mse"].any() and not run.measures["foreign_mse"].any()
    assert (run.measures["test_noisy_mse"] > 0.05).all()
    assert (run.pictures["foreign_originals"] == other.test[: digit_noise.SHOWN]).all()


def test_a_median_filter_s_contrast_is_set_on_what_it_is_given():
    wanted = np.clip(np.kron(np.eye(4), np.ones((7, 7))), 0, 1).reshape(1, 28, 28, 1)
    _, gain, offset = best_filter((0.25 + 0.5 * wanted).astype(np.float32), wanted)
    assert (gain, offset) == (pytest.approx(2, abs=0.2), pytest.approx(-0.5, abs=0.1))


def test_noise_in_a_code_is_counted_in_each_number_s_own_spread():
    codes = np.zeros((4_000, 2, 2, 1), np.float32)
    sds = np.array([[0, 1], [2, 5]], np.float32)[..., None]
    noisy = code_noise.with_noise(codes, sds)
    assert (noisy["noise_0"] == codes).all()
    assert noisy["noise_2"].std(axis=0) == pytest.approx(2 * sds, rel=0.05)
    assert noisy["source_noise_0_1"].std(axis=0) == pytest.approx(np.full_like(sds, 0.1), rel=0.05)


def test_shuffled_codes_take_each_number_from_where_it_was():
    codes = np.arange(4, dtype=np.float32).reshape(1, 2, 2, 1) + np.zeros((50, 1, 1, 1), np.float32)
    codes[1::2] += 10
    invented = code_noise.random_codes(codes, 300)
    assert set(np.unique(invented["shuffled"][:, 0, 1])) == {1, 11}
    assert 0.3 < (invented["shuffled"][:, 0, 0] == invented["shuffled"][:, 1, 1] - 3).mean() < 0.7  # each by itself
    assert invented["pure_noise"].min() >= 0 and invented["pure_noise"].max() < 1


def test_a_digit_is_kept_if_the_judge_reads_it_as_before():
    likely = np.eye(10)[[3, 3, 7, 1]] * 0.9 + 0.01
    measures, pictures, arrays = code_noise.classified(
        lambda codes: codes, lambda pictures: likely, {"one": GREY}, np.array([3, 4, 7, 1]), np.array([0, 2])
    )
    assert measures["one_kept_share"].tolist() == [1, 0, 1, 1]
    assert measures["one_sure_share"].tolist() == [0, 0, 0, 0]  # 0.91 is not sure
    assert (pictures["one"] == GREY[[0, 2]]).all() and arrays["one_read"].tolist() == [3, 7]


def test_a_judge_is_rebuilt_from_its_run_and_is_the_mean_of_its_two_networks():
    pair = judges.pair_of_networks()
    likely = judges.judge(Run(arrays=judges.stored(1, pair)), seed=1)(GREY)
    assert likely == pytest.approx(sum(np.asarray(network(GREY)) for network in pair) / 2, abs=0.002)  # halves of precision
    assert likely.shape == (4, 10) and likely.sum(axis=1) == pytest.approx(np.ones(4))
    assert [network.count_params() for network in pair] == [26_838, 50_890]


def test_what_a_judge_sees_is_what_its_convolutional_network_names_digits_by():
    pair = judges.pair_of_networks()
    run = Run(arrays=judges.stored(1, pair))
    conv = judges.trained_pair(run, seed=1)[0]
    seen = judges.features(run, seed=1)(GREY)
    logits = seen @ conv.layers[-1].get_weights()[0] + conv.layers[-1].get_weights()[1]
    likely = np.exp(logits) / np.exp(logits).sum(axis=1, keepdims=True)
    assert likely == pytest.approx(np.asarray(conv(GREY)), abs=1e-5)


def test_each_seed_has_a_judge_of_its_own():
    trained = Run(arrays={})
    for number in range(1, judges.JUDGES + 1):
        trained.arrays.update(judges.stored(number, judges.pair_of_networks()))
    likely = [judges.judge(trained, seed)(GREY) for seed in range(1, judges.JUDGES + 2)]
    assert all(np.abs(one - another).max() > 0.01 for one, another in combinations(likely[:-1], 2))
    assert (likely[-1] == likely[0]).all()
