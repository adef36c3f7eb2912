"""How networks are fed and fitted: each picture once an epoch, in an order that the seed decides, and nothing is kept after."""

import gc
import weakref

import numpy as np
import pytest
from keras import Sequential
from keras.layers import BatchNormalization, Dense, Flatten, Input
from keras.optimizers import SGD

from autoencoders.images import Pixels
from autoencoders.learning import training
from autoencoders.learning.watching import StepLosses
from autoencoders.variants import batch_norm
from rounding import rounded

NUMBERS = np.arange(20, dtype=np.float32).reshape(10, 2)


def passes(epochs: int, shuffled: bool) -> list[list]:
    """The batches of some epochs."""
    with training.batches(NUMBERS, -NUMBERS, 4, shuffled) as pairs:
        return [[(given.numpy(), wanted.numpy()) for given, wanted in pairs] for _ in range(epochs)]


def test_batches_give_every_picture_once_and_its_own_target_with_it():
    training.begin(1)
    for batches in passes(3, shuffled=True):
        given, wanted = (np.concatenate(side) for side in zip(*batches, strict=True))
        assert [len(one) for one, _ in batches] == [4, 4, 2]
        assert sorted(given[:, 0]) == sorted(NUMBERS[:, 0])
        assert (wanted == -given).all()


def test_batches_come_in_another_order_in_each_epoch_and_in_the_same_for_the_same_seed():
    def order(seed: int) -> list[list[float]]:
        training.begin(seed)
        return [[float(number) for given, _ in batches for number in given[:, 0]] for batches in passes(2, shuffled=True)]

    first, second = order(1)
    assert first != second
    assert order(1) == [first, second]
    assert order(2) != [first, second]


def test_pictures_that_are_not_shuffled_stay_in_their_order():
    [batches] = passes(1, shuffled=False)
    assert (np.concatenate([given for given, _ in batches]) == NUMBERS).all()


def test_several_inputs_are_cut_together():
    with training.batches((NUMBERS, 2 * NUMBERS), NUMBERS, 4, True) as pairs:
        for (one, two), wanted in pairs:
            assert (2 * one.numpy() == two.numpy()).all()
            assert (one.numpy() == wanted.numpy()).all()


def test_an_autoencoder_s_pictures_are_read_once_for_input_and_target():
    class Counted(Pixels):
        reads = 0

        def __getitem__(self, part):
            Counted.reads += 1
            return super().__getitem__(part)

    pictures = Counted(np.arange(20, dtype=np.uint8).reshape(10, 2))
    with training.batches(pictures, pictures, 4, False) as pairs:
        for given, wanted in pairs:
            assert (given.numpy() == wanted.numpy()).all()
    assert Counted.reads == 3


def test_what_was_trained_on_is_let_go_when_the_training_is_over():
    pictures = NUMBERS.copy()
    alive = weakref.ref(pictures)
    network = Sequential([Input((2,)), Dense(2)])
    network.compile("sgd", loss="mse")
    training.fit(network, pictures, pictures, (NUMBERS, NUMBERS), epochs=2, batch=4)
    del pictures
    gc.collect()
    assert alive() is None


def test_a_training_learns_and_tells_its_losses():
    training.begin(1)
    network = Sequential([Input((2,)), Dense(2)])
    network.compile("adam", loss="mse")
    curves = training.fit(network, NUMBERS / 20, NUMBERS / 20, (NUMBERS / 20, NUMBERS / 20), epochs=50, batch=4)
    assert curves["train_loss"][-1] < curves["train_loss"][0]
    assert list(curves["test_epochs"]) == list(range(2, 51, 2))
    assert len(curves["test_loss"]) == 25


@pytest.mark.parametrize("at_once", [3, 64])
def test_predictions_are_those_of_the_network_in_their_order(at_once):
    network = Sequential([Input((2,)), Dense(3)])
    assert training.predict(network, NUMBERS, at_once) == rounded(network(NUMBERS), terms=2)


def test_asking_by_a_batch_s_own_spread_normalises_it_and_leaves_the_network_as_it_was():
    network = Sequential([Input((4, 4, 3)), Flatten(), BatchNormalization()])
    images = np.random.default_rng(1).random((20, 4, 4, 3), dtype=np.float32)
    before = network.predict_on_batch(images)
    outputs = batch_norm.by_own_batch(network, images)
    assert outputs.mean(axis=0) == rounded(np.zeros(48), terms=len(images), size=1)
    assert outputs.std(axis=0) == pytest.approx(np.ones(48), abs=0.05)
    assert (network.predict_on_batch(images) == before).all()


@pytest.mark.parametrize(("every", "stretches"), [(4, 15), (20, 3), (1000, 1)])
def test_losses_of_a_few_steps_each_come_to_the_losses_of_the_epochs(every, stretches):
    """An epoch has twenty steps, and Keras makes eight of them at once."""
    training.begin(1)
    numbers = np.random.default_rng(1).normal(size=(40, 3)).astype(np.float32)
    network, steps = Sequential([Input((3,)), Dense(1), Dense(3)]), StepLosses(every)
    network.compile(SGD(0.1), loss="mse")
    curves = training.fit(network, numbers, numbers, (numbers, numbers), epochs=3, batch=2, callbacks=(steps,))
    losses = steps.losses()
    assert len(losses) == stretches
    by_epoch = losses.reshape(3, -1) if stretches > 1 else losses[None]
    assert by_epoch.mean(axis=1) == pytest.approx(
        curves["train_loss"] if stretches > 1 else curves["train_loss"].mean(), rel=1e-4
    )
