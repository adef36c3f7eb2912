"""Fit a Keras network so that the same seed always gives the same numbers."""

import random
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import keras
import numpy as np
import tensorflow as tf

tf.config.threading.set_intra_op_parallelism_threads(1)  # sums change with the number of threads
tf.config.threading.set_inter_op_parallelism_threads(1)
tf.get_logger().setLevel("ERROR")  # it warns of retracing, which every further seed causes

NAME = ""  # the beginning of progress lines; set by the command that trains
MAX_EPOCHS: int | None = None  # set for a quick build
HELD_OUT_LOOKS = 25  # points of a held-out curve: a tenth more time if every epoch were evaluated
REPORT_EVERY = 15  # seconds
STEPS_AT_ONCE = 8  # steps for each call from Keras: a tenth faster where a step takes 10 ms


class Progress(keras.callbacks.Callback):
    """Print epoch, loss and remaining time every REPORT_EVERY seconds."""

    def __init__(self, epochs: int):
        super().__init__()
        self.epochs, self.done = epochs, 0
        self.began = self.told = time.monotonic()

    def on_epoch_end(self, epoch, logs=None):
        self.done += 1
        now = time.monotonic()
        if now - self.told > REPORT_EVERY or self.done == self.epochs:
            self.told = now
            left = (now - self.began) / self.done * (self.epochs - self.done)
            place = f"{NAME}: epoch {self.done}/{self.epochs}"
            print(f"{place}, loss {logs['loss']:.4f}, {left:.0f} s left", file=sys.stderr, flush=True)


def begin(seed: int) -> None:
    """Seed everything random: initial weights, the order of batches and random layers."""
    print(f"{NAME}: seed {seed}", file=sys.stderr, flush=True)
    keras.utils.clear_session()
    keras.utils.set_random_seed(seed)
    if tf.config.list_physical_devices("GPU"):
        tf.config.experimental.enable_op_determinism()


def fit(network, inputs, targets, held_out, *, epochs: int, batch: int, callbacks: tuple = ()) -> dict[str, np.ndarray]:
    """Keras's `fit` of a compiled network on these pairs, but for three things; returns loss curves, see `curves`.

    `batches` cuts and shuffles the pairs, where Keras would copy all of them and repeat one order; held-out pairs are evaluated
    after every 25th part of the epochs; and Keras makes STEPS_AT_ONCE steps before it looks again.
    """
    epochs = min(epochs, MAX_EPOCHS or epochs)
    every = max(1, epochs // HELD_OUT_LOOKS)
    network.steps_per_execution = STEPS_AT_ONCE
    with batches(inputs, targets, batch, shuffled=True) as pairs, batches(*held_out, batch) as others:
        history = network.fit(
            pairs,
            validation_data=others,
            validation_freq=every,
            shuffle=False,  # the batches are already shuffled
            epochs=epochs,
            callbacks=[Progress(epochs), *callbacks],
            verbose=0,
        ).history
    return curves(history["loss"], history["val_loss"], every)


def fit_new_pairs(network, pairs: Callable[[], tuple], held_out, *, epochs: int, batch: int) -> dict[str, np.ndarray]:
    """What `fit` does, on the new pairs that `pairs()` gives for each epoch, for which Keras's `fit` has no place."""
    epochs = min(epochs, MAX_EPOCHS or epochs)
    every = max(1, epochs // HELD_OUT_LOOKS)
    network.steps_per_execution = STEPS_AT_ONCE
    progress, train_loss, test_loss = Progress(epochs), [], []
    for epoch in range(1, epochs + 1):
        with batches(*pairs(), batch, shuffled=True) as batched:
            train_loss += network.fit(batched, shuffle=False, callbacks=[progress], verbose=0).history["loss"]
        if epoch % every == 0:
            with batches(*held_out, batch) as others:
                test_loss.append(network.evaluate(others, verbose=0))
    return curves(train_loss, test_loss, every)


@contextmanager
def batches(inputs, targets, size: int, shuffled: bool = False) -> Iterator[tf.data.Dataset]:
    """A data set of batches, which are cut from the arrays when they are needed, shuffled anew in each epoch.

    Keras itself would copy all arrays twice, and with a seed it would use the same order in every epoch.
    """
    parts = keras.tree.flatten((inputs, targets))
    arrays = list({id(item): item for item in parts}.values())  # an autoencoder's targets are its inputs: cut them once
    places = [next(place for place, array in enumerate(arrays) if array is item) for item in parts]
    shuffling = np.random.default_rng(random.getrandbits(32)) if shuffled else None  # `begin` also seeds Python's generator
    order = np.arange(len(arrays[0]))

    def cut(number: np.ndarray) -> list[np.ndarray]:
        if shuffling and number == 0:
            shuffling.shuffle(order)
        chosen = order[number * size : (number + 1) * size]
        return [array[chosen] for array in arrays]

    def tensors(number: tf.Tensor) -> tuple:
        cuts = tf.numpy_function(cut, [number], [array.dtype for array in arrays])
        shaped = [tf.ensure_shape(item, (None, *array.shape[1:])) for item, array in zip(cuts, arrays, strict=True)]
        return keras.tree.pack_sequence_as((inputs, targets), [shaped[place] for place in places])

    options = tf.data.Options()
    options.autotune.enabled = False  # its thread would delay each epoch by a second or two
    yield tf.data.Dataset.range(-(-len(order) // size)).map(tensors).prefetch(1).with_options(options)
    arrays.clear()  # TensorFlow never releases `cut`, nor what it refers to


def curves(train_loss: list[float], test_loss: list[float], every: int) -> dict[str, np.ndarray]:
    """Loss curves: training loss after each epoch, held-out loss after every `every` epochs, and those epochs."""
    epochs = np.arange(every, len(train_loss) + 1, every)
    return {"train_loss": np.array(train_loss), "test_loss": np.array(test_loss), "test_epochs": epochs}


def predict(network, images: np.ndarray, at_once: int = 64):
    """The network's output, or a list of its outputs, computed in batches of `at_once`."""
    whole = None
    for at in range(0, len(images), at_once):
        outputs = network.predict_on_batch(images[at : at + at_once])
        if whole is None:
            whole = keras.tree.map_structure(lambda one: np.empty((len(images), *one.shape[1:]), one.dtype), outputs)
        keras.tree.map_structure(lambda all_of_it, one, at=at: np.copyto(all_of_it[at : at + len(one)], one), whole, outputs)
    return whole
