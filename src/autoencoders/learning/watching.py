"""Look at a network while it learns, for what is shown epoch by epoch."""

from collections.abc import Callable, Iterable

import keras
import numpy as np


class Watch(keras.callbacks.Callback):
    """Keep what a look at the network gives, before the training and after chosen epochs."""

    def __init__(self, look: Callable[[keras.Model], np.ndarray], epochs: Iterable[int]):
        super().__init__()
        self.look, self.epochs = look, set(epochs)
        self.seen: dict[int, np.ndarray] = {}

    def on_train_begin(self, logs=None):
        self.seen[0] = self.look(self.model)

    def on_epoch_end(self, epoch, logs=None):
        if epoch + 1 in self.epochs:
            self.seen[epoch + 1] = self.look(self.model)
