"""Keras's optimizers in one pass over the weights, where its own make a dozen: worth it where a network is mostly weights.

The rules are Keras's, the kernels TensorFlow's. These round `1 - rate` to what single precision has, 0.10000002 for 0.1.
"""

import keras
import tensorflow as tf
from keras import ops


class Adam(keras.optimizers.Adam):
    """Steps along the mean of the last gradients, of equal size for every weight."""

    def update_step(self, gradient, variable, learning_rate):
        """Move one variable, and both of its moving averages with it."""
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
    """Steps along the gradient, of equal size for every weight."""

    def build(self, variables):
        """Make room for a momentum as well, which the kernel asks for, and which stays the last step."""
        if not self.built:
            super().build(variables)
            self._momentums = self.add_optimizer_variables(variables, "momentum")

    def update_step(self, gradient, variable, learning_rate):
        """Move one variable, and its moving average with it."""
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
