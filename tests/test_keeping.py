"""Weights that a run keeps: small, and enough to make the network again."""

import keras
import numpy as np
import pytest

from autoencoders.experiments.digits import in_bytes, with_weights
from autoencoders.learning.keeping import PARITY, POINTS, QUARTER_FROM, kept, packed, restore, restored, seen_by, unpacked
from autoencoders.networks.conv import conv
from autoencoders.networks.refining import refining
from autoencoders.networks.variational import sd_of_log_variance, variational
from autoencoders.runs import Run


def pictures() -> np.ndarray:
    return np.random.default_rng(0).random((8, 32, 32, 3), np.float32)


def test_a_network_made_again_from_its_weights_draws_the_same_pictures_to_a_shade():
    keras.utils.set_random_seed(1)
    first = conv()
    weights = kept(*first.layers)
    keras.utils.set_random_seed(2)
    again = conv()
    assert np.abs(again.predict(pictures(), verbose=0) - first.predict(pictures(), verbose=0)).max() > 1 / 255
    restore(weights, *again.layers)
    assert np.abs(again.predict(pictures(), verbose=0) - first.predict(pictures(), verbose=0)).max() < 0.5 / 255


def test_weights_that_encoder_and_decoder_share_are_kept_once():
    encoder, decoder = refining()
    shared = encoder.get_layer("to_code").kernel
    assert sum(values.shape == shared.shape for values in unpacked(kept(encoder, decoder))) == 1


def test_a_large_matrix_takes_a_byte_a_weight_and_is_off_by_half_a_step_at_most():
    values = np.random.default_rng(0).normal(size=(QUARTER_FROM // 100, 100)).astype(np.float32)
    values[:, 3] = 0  # a unit that is silent
    stored = packed("kernel", values)
    assert stored["kernel"].dtype == np.int8
    [back] = unpacked(stored)
    assert (np.abs(back - values) <= np.abs(values).max(axis=0) / 253).all()


def test_another_network_s_weights_are_refused():
    with pytest.raises(ValueError):
        restore(kept(*conv().layers), *refining())


def test_what_a_network_made_of_some_pictures_is_kept_at_some_places():
    keras.utils.set_random_seed(1)
    network = conv()
    shown, arrays = seen_by(network, pictures())
    assert (shown["parity"] * 255 == np.rint(shown["parity"] * 255)).all(), "bytes hold these pictures exactly"
    assert arrays["parity_outputs"].shape == (min(PARITY, len(pictures())), POINTS)
    outputs = network.predict(shown["parity"], verbose=0).reshape(len(pictures()), -1)
    assert arrays["parity_outputs"][3, 7] == outputs[3, arrays["parity_places"][3, 7]]


def test_a_run_of_two_numbers_keeps_weights_that_make_the_digits_it_tells_of():
    digits = np.random.default_rng(0).random((12, 28, 28, 1), np.float32)
    keras.utils.set_random_seed(1)
    run = with_weights(Run(), *variational(sd_of_log_variance, seed=1)[:2], digits)
    keras.utils.set_random_seed(2)
    encoder, decoder = restored(run.weights, variational(sd_of_log_variance, seed=1)[:2])
    means = encoder.predict(run.pictures["parity"], verbose=0)[0]
    assert means == pytest.approx(run.arrays["parity_means"], abs=1e-6)
    pictures = decoder.predict(run.arrays["parity_means"], verbose=0).reshape(12, -1)
    told = np.take_along_axis(pictures, run.arrays["parity_places"].astype(int), axis=1)
    assert told == pytest.approx(run.arrays["parity_outputs"], abs=1e-6)
    assert sum(values.nbytes for values in run.weights.values()) < 830_000


def test_a_matrix_in_bytes_is_off_by_half_a_step_at_most():
    values = np.random.default_rng(0).normal(size=(1000, 100)).astype(np.float32)
    [back] = unpacked(in_bytes("kernel", values))
    assert (np.abs(back - values) <= np.abs(values).max(axis=0) / 253).all()
