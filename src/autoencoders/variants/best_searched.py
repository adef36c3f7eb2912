"""`conv_best`, its codes improved by a few steps down each picture's own error: how much does the encoder leave undone?

Its rival is `pca_searched`, whose codes are searched in the same way.
"""

import numpy as np
import tensorflow as tf
from keras import Model

from autoencoders.experiments.rebuilding import emoji_run
from autoencoders.experiments.searching import Pull, output_pull, searched
from autoencoders.images import Images, slices
from autoencoders.learning.training import predict
from autoencoders.runs import Run
from autoencoders.variants.conv_best import begun, trained

SEEDS = 3


def train(emoji: Images, seed: int) -> Run:
    """Train as in `conv_best`, and search codes from those that the encoder gives."""
    encoder, decoder, random = begun(emoji, seed)
    autoencoder = Model(encoder.input, decoder(encoder.output))
    curves = trained(autoencoder, emoji, random)

    def rebuild(images: np.ndarray) -> np.ndarray:
        parts = [images[part] for part in slices(len(images))]
        codes = [searched(predict(encoder, part), part, through(decoder)) for part in parts]
        return predict(decoder, np.concatenate(codes))

    return emoji_run(emoji, rebuild, autoencoder.count_params(), curves)


def through(decoder: Model) -> Pull:
    """Which way the error of some codes grows, by one pass through the decoder and back."""

    def pull(codes: np.ndarray, images: np.ndarray) -> np.ndarray:
        given = tf.constant(codes)
        with tf.GradientTape() as tape:
            tape.watch(given)
            outputs = decoder(given)
        return tape.gradient(outputs, given, output_gradients=tf.constant(output_pull(outputs.numpy(), images))).numpy()

    return pull
