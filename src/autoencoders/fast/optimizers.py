"""Keras's optimizers by TensorFlow's fused kernels: one pass over the weights in place of a dozen.

The kernels round `1 - rate` in single precision: 0.10000002 for 0.1.
"""

import keras
import tensorflow as tf
from keras import ops


def fused(optimizer: keras.optimizers.Optimizer) -> keras.optimizers.Optimizer:
    """An optimizer of Keras in its fused form, with the same settings, or as it is if it has none."""
    if type(optimizer) is keras.optimizers.Adam and not optimizer.amsgrad:
        return Adam.from_config(optimizer.get_config())
    if type(optimizer) is keras.optimizers.RMSprop and not optimizer.centered:
        return RMSprop.from_config(optimizer.get_config())
    return optimizer


class Adam(keras.optimizers.Adam):
    """Adam, one fused kernel for each variable."""

    def update_step(self, gradient, variable, learning_rate):
        """Update one variable and both of its moving averages."""
        place = self._get_variable_index(variable)
        steps = ops.cast(self.iterations + 1, variable.dtype)
        tf.raw_ops.ResourceApplyAdam(
            var=variable.handle,
            m=self._momentums[place].value.handle,
            v=self._velocities[place].value.handle,
            beta1_power=ops.power(self.beta_1, steps),
            beta2_power=ops.power(self.beta_2, steps),
            lr=ops.cast(learning_rate, variable.dtype),
            beta1=self.beta_1,
            beta2=self.beta_2,
            epsilon=self.epsilon,
            grad=gradient,
        )


class RMSprop(keras.optimizers.RMSprop):
    """RMSprop, one fused kernel for each variable."""

    def build(self, variables):
        """Add variables for the momentum, which the kernel requires."""
        if not self.built:
            super().build(variables)
            self._momentums = self.add_optimizer_variables(variables, "momentum")

    def update_step(self, gradient, variable, learning_rate):
        """Update one variable and its moving average."""
        place = self._get_variable_index(variable)
        tf.raw_ops.ResourceApplyRMSProp(
            var=variable.handle,
            ms=self._velocities[place].value.handle,
            mom=self._momentums[place].value.handle,
            lr=ops.cast(learning_rate, variable.dtype),
            rho=self.rho,
            momentum=self.momentum,
            epsilon=self.epsilon,
            grad=gradient,
        )
