"""Keras alone: all threads, whole arrays, an order of batches that each seed fixes, a look at held-out data in each epoch."""

from collections.abc import Callable

import keras
import numpy as np

MAX_EPOCHS = None


def begin(seed: int) -> None:
    """Seed everything random."""
    keras.utils.clear_session()
    keras.utils.set_random_seed(seed)


def fit(network, inputs, targets, held_out, *, epochs: int, batch: int, callbacks: tuple = ()) -> dict[str, np.ndarray]:
    """Keras's `fit`, which asks for whole arrays."""
    inputs, targets, held_out = keras.tree.map_structure(lambda kept: kept[:], (inputs, targets, held_out))
    more = {"validation_data": held_out, "callbacks": list(callbacks), "verbose": 0}
    history = network.fit(inputs, targets, epochs=epochs, batch_size=batch, **more).history
    return curves(history["loss"], history["val_loss"])


def fit_new_pairs(network, pairs: Callable[[], tuple], held_out, *, epochs: int, batch: int) -> dict[str, np.ndarray]:
    """The same with new pairs for each epoch."""
    learned = [fit(network, *pairs(), held_out, epochs=1, batch=batch) for _ in range(epochs)]
    return curves(*([float(epoch[name][0]) for epoch in learned] for name in ("train_loss", "test_loss")))


def curves(train_loss: list[float], test_loss: list[float]) -> dict[str, np.ndarray]:
    """Both losses after each epoch."""
    epochs = np.arange(1, len(train_loss) + 1)
    return {"train_loss": np.array(train_loss), "test_loss": np.array(test_loss), "test_epochs": epochs}


def predict(network, images, at_once: int = 64):
    """Keras's `predict`."""
    return network.predict(images[:], batch_size=at_once, verbose=0)
