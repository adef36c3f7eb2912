"""Fit a Keras network so that the same seed gives the same numbers, whatever else the machine does."""

import sys
import time

import keras
import numpy as np
import tensorflow as tf

tf.config.threading.set_intra_op_parallelism_threads(1)  # sums change with the number of threads
tf.config.threading.set_inter_op_parallelism_threads(1)
tf.get_logger().setLevel("ERROR")  # it warns of tracing anew, which is what a second seed does

NAME = ""  # what progress lines begin with; the command sets it
MAX_EPOCHS: int | None = None  # a quick build's command sets it
HELD_OUT_LOOKS = 25  # points of a held-out curve: looking after each epoch would cost a tenth of the training
REPORT_EVERY = 15  # seconds


class Progress(keras.callbacks.Callback):
    """A line now and then for who waits: how far, how good, how long still."""

    def on_train_begin(self, logs=None):
        self.began = self.told = time.monotonic()

    def on_epoch_end(self, epoch, logs=None):
        now, done, epochs = time.monotonic(), epoch + 1, self.params["epochs"]
        if now - self.told > REPORT_EVERY or done == epochs:
            self.told = now
            left = (now - self.began) / done * (epochs - done)
            print(f"{NAME}: epoch {done}/{epochs}, loss {logs['loss']:.4f}, {left:.0f} s left", file=sys.stderr, flush=True)


def begin(seed: int) -> None:
    """Start from a seed: initial weights, the order of batches and every random layer follow from it."""
    print(f"{NAME}: seed {seed}", file=sys.stderr, flush=True)
    keras.utils.clear_session()
    keras.utils.set_random_seed(seed)
    if tf.config.list_physical_devices("GPU"):
        tf.config.experimental.enable_op_determinism()


def fit(network, inputs, targets, held_out, *, epochs: int, batch: int) -> dict[str, np.ndarray]:
    """Train a compiled network; returns its loss after each epoch, and on held-out pairs after some."""
    epochs = min(epochs, MAX_EPOCHS or epochs)
    every = max(1, epochs // HELD_OUT_LOOKS)
    history = network.fit(
        inputs,
        targets,
        validation_data=held_out,
        validation_freq=every,
        validation_batch_size=batch,
        epochs=epochs,
        batch_size=batch,
        callbacks=[Progress()],
        verbose=0,
    ).history
    return {
        "train_loss": np.array(history["loss"]),
        "test_loss": np.array(history["val_loss"]),
        "test_epochs": np.arange(every, epochs + 1, every),
    }


def predict(network, images: np.ndarray) -> np.ndarray:
    """The network's outputs, in batches that fit a small memory."""
    return network.predict(images, batch_size=64, verbose=0)
