"""`conv_best` watched and without its parts: what is exchanged, what stays, and what is seen on the way."""

import keras
import numpy as np
import pytest
import tensorflow as tf

from autoencoders.experiments.searching import searched
from autoencoders.learning import training
from autoencoders.networks.refining import refining, start_as_pca, unrefined
from autoencoders.variants import best_searched, best_with_adam, best_without_augmentation, conv_best
from samples import emoji

pytestmark = pytest.mark.filterwarnings("ignore:Even though the")  # TensorFlow, of data pipelines, which stay compiled

EMOJI = emoji(32, 64, 64)


@pytest.fixture
def briefly(monkeypatch):
    monkeypatch.setattr(training, "MAX_EPOCHS", 2)
    monkeypatch.setattr(conv_best, "start_as_pca", lambda *_: None)  # takes seconds
    tf.config.run_functions_eagerly(True)
    yield
    tf.config.run_functions_eagerly(False)


def test_looking_on_changes_nothing_and_sees_the_end(briefly, monkeypatch):
    seen = conv_best.train(EMOJI, 1)
    monkeypatch.setattr(conv_best, "look", lambda *_: None)
    alone = conv_best.train(EMOJI, 1)
    for side in ("train", "test"):
        assert (seen.measures[f"{side}_mse"] == alone.measures[f"{side}_mse"]).all()
        assert (seen.pictures[f"{side}_2"] == alone.pictures[side]).all()
    assert (seen.measures["test_2_mse"] == alone.measures["test_mse"]).all()
    errors = [seen.measures[f"test_{epoch}_mse"].mean() for epoch in (0, 1, 2)]
    assert len(set(errors)) == 3
    assert not (seen.pictures["test_0"] == seen.pictures["test_2"]).all()


def test_each_look_comes_before_the_next_epoch_s_pairs():
    told = []
    pairs = conv_best.watched(lambda: told.append("pairs"), lambda epoch: told.append(epoch))
    for _ in range(6):
        pairs()
    assert told == [0, "pairs", 1, "pairs", 2, "pairs", "pairs", "pairs", 5, "pairs"]


def test_the_last_look_is_at_the_end():
    assert conv_best.WATCHED[-1] == conv_best.EPOCHS


@pytest.fixture(scope="module")
def at_pca() -> tuple[tuple, tuple]:
    """The linear code alone, and the whole network, before training: both of the same components."""
    alone, whole = unrefined(), refining()
    start_as_pca(*alone, EMOJI.train)
    for name, bare, half in zip(("to_code", "from_code"), alone, whole, strict=True):
        half.get_layer(name).set_weights(bare.get_layer(name).get_weights())
    return alone, whole


def test_with_and_without_convolutions_64_pictures_are_rebuilt_before_training_by_192_components(at_pca):
    for encoder, decoder in at_pca:
        rebuilt = training.predict(decoder, training.predict(encoder, EMOJI.train))
        assert rebuilt == pytest.approx(EMOJI.train, abs=1e-3)


def test_searched_codes_rebuild_better_what_the_encoder_left_undone(at_pca):
    _, (encoder, decoder) = at_pca
    codes = training.predict(encoder, EMOJI.test)
    better = searched(codes, EMOJI.test, best_searched.through(decoder))
    at_once, later = (np.clip(training.predict(decoder, some), 0, 1) for some in (codes, better))
    assert np.square(later - EMOJI.test).mean() < 0.99 * np.square(at_once - EMOJI.test).mean()


def test_without_convolutions_there_is_one_matrix_and_two_biases():
    encoder, decoder = unrefined()
    assert keras.Model(encoder.input, decoder(encoder.output)).count_params() == 3072 * 192 + 192 + 3072


def test_without_augmentation_pictures_stay_as_they_are_and_nothing_is_drawn():
    random = np.random.default_rng(1)
    before = random.bit_generator.state
    assert (best_without_augmentation.as_they_are(EMOJI.train, random) == EMOJI.train).all()
    assert random.bit_generator.state == before


def test_adam_warms_up_to_its_rate_and_ends_at_zero():
    optimizer = best_with_adam.adam(100)
    rates = [float(optimizer._learning_rate(step)) for step in (0, 4, 100)]
    assert isinstance(optimizer, keras.optimizers.AdamW)
    assert rates == pytest.approx([0, best_with_adam.RATE, 0], abs=1e-9)


def test_a_search_for_codes_changes_nothing_in_training_and_not_the_outputs_by_zero_steps(briefly, monkeypatch):
    monkeypatch.setattr(best_searched, "searched", lambda codes, images, pull: codes)
    alone, unsearched = conv_best.train(EMOJI, 1), best_searched.train(EMOJI, 1)
    assert unsearched.params == alone.params
    assert (unsearched.curves["train_loss"] == alone.curves["train_loss"]).all()
    assert unsearched.measures["test_mse"] == pytest.approx(alone.measures["test_mse"], rel=1e-4)
