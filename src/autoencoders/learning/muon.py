"""The Muon optimizer for convolutions: it orthogonalises each kernel's step."""

import math

import keras
from keras import ops

REST = 0.5  # of the learning rate, for all weights but convolution kernels, which AdamW updates
WARM_UP = 0.04  # share of all steps
DECAY = 1e-4  # of the weights in each step, times the learning rate


class Muon(keras.optimizers.Muon):
    """Keras's Muon, but for convolutions, which Keras leaves to Adam: each kernel is a matrix from inputs to filters."""

    def _should_use_adamw(self, variable):
        return len(variable.shape) != 4

    def zeropower_via_newtonschulz5(self, x, steps):
        matrix = ops.reshape(x, (-1, x.shape[-1]))
        return ops.reshape(super().zeropower_via_newtonschulz5(matrix, steps), x.shape)

    def lr_adjust(self, x):
        return x * self.rms_rate * max(x.shape[-1], math.prod(x.shape[:-1])) ** 0.5


def muon(learning_rate: float, steps: int) -> keras.optimizers.Optimizer:
    """Muon for kernels and AdamW for the rest; the rate warms up to `learning_rate` and decays to zero."""
    warm_up = int(WARM_UP * steps)
    rate = keras.optimizers.schedules.CosineDecay(0.0, steps - warm_up, warmup_target=learning_rate, warmup_steps=warm_up)
    return Muon(rate, adam_lr_ratio=REST, adam_beta_2=0.99, adam_weight_decay=DECAY, weight_decay=DECAY, global_clipnorm=1.0)
