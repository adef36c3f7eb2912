"""Keras's optimizers, for the variants that do not say `faster` yet."""

import keras

Adam, RMSprop = keras.optimizers.Adam, keras.optimizers.RMSprop
