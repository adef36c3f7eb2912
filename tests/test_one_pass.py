"""What is computed in one pass: optimizers, and losses that know their gradients, against Keras's own."""

import keras
import numpy as np
import pytest
import tensorflow as tf
from keras import Sequential
from keras.layers import Conv2D, Dense, Input

from autoencoders.fast.optimizers import Adam, RMSprop
from autoencoders.fast.pixelwise import cross_entropy, logarithm, mean_cross_entropy, mean_squares, summed_squares
from autoencoders.learning import losses, training
from rounding import rounded

RANDOM = np.random.default_rng(1)
PICTURES = RANDOM.random((6, 4, 4, 3), np.float32)
OUTPUTS = RANDOM.random((6, 4, 4, 3), np.float32)
NUMBERS = RANDOM.random((12, 5), np.float32)


def pulled(loss, given: np.ndarray, targets: np.ndarray, ending=tf.identity) -> tuple[np.ndarray, np.ndarray]:
    """A loss inside a compiled step, and where it pulls what the network puts out."""

    @tf.function
    def step(given):
        with tf.GradientTape() as tape:
            tape.watch(given)
            error = loss(tf.constant(targets), ending(given))
        return error, tape.gradient(error, given)

    return tuple(one.numpy() for one in step(tf.constant(given)))


def test_mean_squares_and_their_pull_are_keras_s():
    keras_s = keras.losses.MeanSquaredError()
    for got, wanted in zip(pulled(mean_squares, OUTPUTS, PICTURES), pulled(keras_s, OUTPUTS, PICTURES), strict=True):
        assert got == rounded(wanted, terms=PICTURES.size)


@pytest.mark.parametrize("pictures", [NUMBERS, PICTURES])  # flat ones, and square ones
def test_summed_squares_and_their_pull_are_those_of_a_sum_over_each_picture(pictures):
    def plain(targets, outputs):
        return tf.reduce_mean(losses.summed_squares(targets, outputs))

    for got, wanted in zip(pulled(summed_squares, pictures, 1 - pictures), pulled(plain, pictures, 1 - pictures), strict=True):
        assert got == rounded(wanted, terms=PICTURES.size)


def test_mean_squares_of_a_picture_with_itself_are_nothing_and_pull_nowhere():
    for one in pulled(mean_squares, PICTURES, PICTURES):
        assert (one == 0).all()


@pytest.mark.parametrize(("loss", "sigmoid"), [(mean_cross_entropy, tf.sigmoid), (cross_entropy, keras.activations.sigmoid)])
@pytest.mark.parametrize("far", [1, 40])  # where a sigmoid has long been 0 or 1
def test_cross_entropy_and_its_pull_are_keras_s_also_where_the_sigmoid_is_full(far, loss, sigmoid):
    logits = far * RANDOM.standard_normal(NUMBERS.shape, np.float32)
    sides = [pulled(form, logits, NUMBERS, sigmoid) for form in (loss, keras.losses.BinaryCrossentropy())]
    for got, wanted in zip(*sides, strict=True):
        assert got == rounded(wanted, terms=NUMBERS.size)
    assert np.abs(sides[0][1]).min() > 0


@pytest.mark.parametrize("count", [0, 5, 16, 16_000, 16_005])
def test_the_logarithm_of_a_product_is_the_sum_of_logarithms_however_many_there_are_and_however_small_it_is(count):
    numbers = 0.5 + 0.5 * RANDOM.random(count, np.float32)
    wanted = np.log(numbers.astype(np.float64)).sum()
    assert float(logarithm(tf.constant(numbers))) == rounded(wanted, terms=count)
    assert float(logarithm(tf.fill([count], 0.5))) == rounded(-count * np.log(2), terms=count)


def test_cross_entropy_of_what_no_sigmoid_put_out_is_refused():
    with pytest.raises(TypeError, match="what a sigmoid is given, and the network ends in Tanh"):
        pulled(mean_cross_entropy, NUMBERS, NUMBERS, tf.tanh)


def test_cross_entropy_of_what_no_sigmoid_put_out_is_keras_s_own():
    sides = [pulled(loss, NUMBERS / 2, NUMBERS) for loss in (cross_entropy, keras.losses.BinaryCrossentropy())]
    for got, wanted in zip(*sides, strict=True):
        assert (got == wanted).all()


def network(seed: int) -> Sequential:
    keras.utils.set_random_seed(seed)
    return Sequential([Input((4, 4, 3)), Conv2D(5, 3, padding="same", activation="relu"), Dense(3, activation="sigmoid")])


def trained(optimizer, loss) -> list[np.ndarray]:
    """The weights, the optimizer's averages and the losses of a few epochs, of batches of different sizes."""
    learner = network(1)
    learner.compile(optimizer, loss=loss)
    curves = training.fit(learner, PICTURES, PICTURES, (PICTURES, PICTURES), epochs=5, batch=4)
    return [*learner.get_weights(), *(one.numpy() for one in optimizer._velocities), *curves.values()]


@pytest.mark.parametrize("optimizer", [Adam, RMSprop])
@pytest.mark.parametrize(("loss", "name"), [(mean_squares, "mse"), (mean_cross_entropy, "binary_crossentropy")])
def test_training_in_one_pass_gives_what_keras_s_own_gives_up_to_rounding(optimizer, loss, name):
    [plain] = optimizer.__bases__
    learned, wanted = trained(optimizer(), loss), trained(plain(), name)
    start = network(1).get_weights()
    for one, other in zip(learned, wanted, strict=True):
        assert one == pytest.approx(other, rel=1e-3, abs=2e-6)
    assert all(np.abs(one - before).max() > 1e-3 for one, before in zip(learned, start, strict=False))


def test_the_first_step_of_adam_goes_as_far_as_its_rate_for_every_weight():
    weight = keras.Variable(np.array([1.0, -2.0, 3.0], np.float32))
    optimizer = Adam(0.1)
    optimizer.apply([tf.constant([5.0, -0.01, 0.0])], [weight])
    assert weight.numpy() == pytest.approx([0.9, -1.9, 3.0], abs=1e-4)
    assert int(optimizer.iterations) == 1
