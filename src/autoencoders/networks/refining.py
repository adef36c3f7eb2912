"""A linear code that starts as PCA, between two small convolutional networks that start as the identity."""

import keras
import numpy as np
import scipy.linalg
from keras import layers, ops

CODE = 192
WIDTH = 32  # channels on 16x16 cells of 2x2 pixels; 64 channels on 8x8 cells cost as much and do worse


def refining() -> tuple[keras.Model, keras.Model]:
    """Encoder and decoder; both use one matrix and a small residual network."""
    image = keras.Input((32, 32, 3))
    to_code = layers.Dense(CODE, name="to_code")
    code = to_code(layers.Flatten()(refined(fold(image))))
    code_input = keras.Input((CODE,))
    cells = layers.Reshape((16, 16, 12))(Transposed(to_code, name="from_code")(code_input))
    return keras.Model(image, code), keras.Model(code_input, unfold(refined(cells)))


def unrefined() -> tuple[keras.Model, keras.Model]:
    """The linear code alone, without the networks around it."""
    image = keras.Input((32, 32, 3))
    to_code = layers.Dense(CODE, name="to_code")
    code = to_code(layers.Flatten()(fold(image)))
    code_input = keras.Input((CODE,))
    cells = layers.Reshape((16, 16, 12))(Transposed(to_code, name="from_code")(code_input))
    return keras.Model(image, code), keras.Model(code_input, unfold(cells))


def refined(cells):
    """Add a correction by four convolutions to the cells; it starts as zero."""
    x = layers.Conv2D(WIDTH, 3, padding="same", activation="relu")(cells - 0.5)
    y = layers.Conv2D(WIDTH, 3, padding="same", activation="relu")(x)
    x = x + layers.Conv2D(WIDTH, 3, padding="same", kernel_initializer="zeros")(y)
    return cells + layers.Conv2D(12, 3, padding="same", kernel_initializer="zeros")(x)


def fold(image):
    """32x32 pixels with 3 channels to 16x16 cells with 12."""
    return layers.Reshape((16, 16, 12))(layers.Permute((1, 3, 2, 4, 5))(layers.Reshape((16, 2, 16, 2, 3))(image)))


def unfold(cells):
    """16x16 cells with 12 channels back to 32x32 pixels with 3."""
    return layers.Reshape((32, 32, 3))(layers.Permute((1, 3, 2, 4, 5))(layers.Reshape((16, 16, 2, 2, 3))(cells)))


class Transposed(layers.Layer):
    """A dense layer with the transposed matrix of another one, and with its own bias."""

    def __init__(self, dense: layers.Dense, **options):
        super().__init__(**options)
        self.dense = dense

    def build(self, shape):
        self.bias = self.add_weight(shape=(self.dense.kernel.shape[0],), initializer="zeros", name="bias")

    def call(self, codes):
        return ops.matmul(codes, ops.transpose(self.dense.kernel)) + self.bias


def start_as_pca(encoder: keras.Model, decoder: keras.Model, images: np.ndarray) -> None:
    """Set the shared matrix to the principal components of these images."""
    rows = images.reshape(-1, 16, 2, 16, 2, 3).swapaxes(2, 3).reshape(len(images), -1)  # as `fold` does
    mean = rows.mean(axis=0)
    rows -= mean
    covariance = rows.T @ rows
    _, components = scipy.linalg.eigh(covariance, subset_by_index=[len(mean) - CODE, len(mean) - 1], overwrite_a=True)
    encoder.get_layer("to_code").set_weights([components, -mean @ components])
    decoder.get_layer("from_code").bias.assign(mean)
