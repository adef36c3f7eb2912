"""Live units, the start as principal components, and the dense network with other codes."""

import numpy as np
import pytest
import tensorflow as tf
from sklearn.decomposition import PCA

from autoencoders.experiments import dense_codes
from autoencoders.experiments.dense_codes import dense_run
from autoencoders.learning import training
from autoencoders.networks.dense import dense
from autoencoders.variants import dense as source
from autoencoders.variants import dense_leaky, dense_linear, dense_linear_pca, dense_long
from samples import emoji

pytestmark = pytest.mark.filterwarnings("ignore:Even though the")  # TensorFlow, of data pipelines, which stay compiled

EMOJI = emoji(32, 64, 64)
ACTIVATIONS = ["relu", "leaky_relu", "linear"]


@pytest.fixture(autouse=True)
def one_epoch(monkeypatch):
    monkeypatch.setattr(training, "MAX_EPOCHS", 1)
    monkeypatch.setattr(dense_codes, "PCA", lambda numbers, **_: PCA(numbers))  # few pictures have the same components sooner
    tf.config.run_functions_eagerly(True)
    yield
    tf.config.run_functions_eagerly(False)


def planted(activation: str, silent: int):
    """A dense network whose first `silent` units are pushed far below zero for any picture."""
    autoencoder = dense_codes.coded(activation)
    kernel, bias = autoencoder.layers[0].get_weights()
    bias[:silent] = -1000
    autoencoder.layers[0].set_weights([0.01 * np.abs(kernel), bias + 0.1])  # all others fire for all pictures
    return autoencoder


@pytest.mark.parametrize(("activation", "live"), [("relu", 150), ("leaky_relu", 192), ("linear", 192)])
def test_a_unit_that_never_fires_is_silent_in_a_relu_alone(activation, live):
    codes = training.predict(planted(activation, silent=42).layers[0], EMOJI.test)
    assert dense_codes.live_units(codes) == live


def test_a_unit_that_fires_for_one_picture_of_many_is_live_and_one_that_is_always_the_same_is_not():
    codes = np.zeros((100, 3), np.float32)
    codes[7, 1], codes[:, 2] = 1e-6, 5.0
    assert dense_codes.live_units(codes) == 1


def test_a_code_by_relu_is_the_source_s_network_to_the_last_bit():
    training.begin(1)
    usual = dense().get_weights()
    training.begin(1)
    assert all((one == other).all() for one, other in zip(usual, dense_codes.coded("relu").get_weights(), strict=True))
    assert (source.train(EMOJI, 1).measures["test_mse"] == dense_long.train(EMOJI, 1).measures["test_mse"]).all()


def test_other_codes_are_other_networks_of_the_same_size():
    usual = source.train(EMOJI, 1)
    for other in (dense_linear, dense_leaky, dense_linear_pca):
        run = other.train(EMOJI, 1)
        assert run.params == usual.params
        assert (run.measures["test_mse"] != usual.measures["test_mse"]).all()


@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_a_start_as_pca_is_the_same_for_every_activation_with_all_units_at_or_above_zero(activation):
    autoencoder = dense_codes.coded(activation)
    dense_codes.start_as_pca(autoencoder, EMOJI.train)
    flat = EMOJI.train.reshape(len(EMOJI.train), -1)
    codes = training.predict(autoencoder.layers[0], EMOJI.train)
    scores = PCA(63).fit_transform(flat)  # 64 pictures span no more
    assert codes.min() >= -1e-4
    shifted = scores - scores.min(axis=0)
    turned = scores.max(axis=0) - scores  # a component may point either way
    apart = np.minimum(np.abs(codes[:, :63] - shifted).max(axis=0), np.abs(codes[:, :63] - turned).max(axis=0))
    assert apart[:20].max() < 1e-2


@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_a_start_as_pca_with_a_code_for_each_picture_rebuilds_training_but_for_the_margin(activation):
    autoencoder = dense_codes.coded(activation)
    dense_codes.start_as_pca(autoencoder, EMOJI.train)
    wanted = np.clip(EMOJI.train, dense_codes.MARGIN, 1 - dense_codes.MARGIN)
    assert training.predict(autoencoder, EMOJI.train) == pytest.approx(wanted, abs=5e-3)


def test_a_run_tells_errors_and_live_units_before_training_and_after_it():
    run = dense_run(EMOJI, 1, "relu", epochs=100, batch=64)
    assert list(run.arrays["watched_epochs"]) == [0, 1]
    assert run.curves["watched_test_mse"][-1] == pytest.approx(run.measures["test_mse"].mean())
    assert run.curves["watched_train_mse"][-1] == pytest.approx(run.measures["train_mse"].mean())
    assert run.measures["train_live_units"] == run.curves["watched_train_live_units"][-1:]
    assert 0 < run.measures["train_live_units"][0] <= 192
