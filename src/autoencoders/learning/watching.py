"""Record how a network changes during training."""

from collections.abc import Callable, Iterable

import keras
import numpy as np


class Watch(keras.callbacks.Callback):
    """Call `look(network)` before training (epoch 0) and after the given epochs; results are in `seen`, by epoch."""

    def __init__(self, look: Callable[[keras.Model], np.ndarray], epochs: Iterable[int]):
        super().__init__()
        self.look, self.epochs = look, set(epochs)
        self.seen: dict[int, np.ndarray] = {}

    def on_train_begin(self, logs=None):
        self.seen[0] = self.look(self.model)

    def on_epoch_end(self, epoch, logs=None):
        if epoch + 1 in self.epochs:
            self.seen[epoch + 1] = self.look(self.model)
