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


class StepLosses(keras.callbacks.Callback):
    """Record the training loss of each `every` steps; a shorter training counts as a single stretch of steps.

    Keras reports the mean since an epoch began, and only after several steps at once, which are taken as equal.
    """

    def __init__(self, every: int):
        super().__init__()
        self.every = every
        self.steps, self.sums = [0], [0.0]  # steps that are over, and the sum of their losses
        self.before = 0, 0.0  # the same when the epoch began

    def on_epoch_begin(self, epoch, logs=None):
        self.before = self.steps[-1], self.sums[-1]

    def on_train_batch_end(self, batch, logs=None):
        steps, total = self.before
        over = int(self.model.optimizer.iterations)
        self.steps.append(over)
        self.sums.append(total + (over - steps) * float(logs["loss"]))

    def losses(self) -> np.ndarray:
        """The mean loss of each stretch of steps, in the order of training."""
        every = min(self.every, self.steps[-1])
        ends = np.arange(0, self.steps[-1] + 1, every)
        return np.diff(np.interp(ends, self.steps, self.sums)) / every
