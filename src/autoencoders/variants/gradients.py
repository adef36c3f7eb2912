"""Gradients through random draws: which ways to draw have one in TensorFlow, and the variance of its estimators.

First for a single number, whose derivative is known; then for codes of a variational network, early in its training.
"""

import numpy as np
import tensorflow as tf

from autoencoders.experiments.digits import train_variational
from autoencoders.experiments.gradients import MEAN, SD, lone_estimates, variances
from autoencoders.images import Images
from autoencoders.learning.training import predict
from autoencoders.networks.variational import sd_of_log_variance
from autoencoders.runs import Run

SEEDS = 5
EPOCHS = 5  # gradients matter during training, not at its end
DRAWS, TOGETHER = 100_000, 100  # of the single number, and draws that are averaged for each plotted estimate
DIGITS, AROUND = 500, 200  # held-out digits whose codes are measured, and draws for each


def train(mnist: Images, seed: int) -> Run:
    """Train as `vae` does, but briefly; then measure the estimators' variance at codes of held-out digits."""
    encoder, decoder, params, curves = train_variational(mnist, sd_of_log_variance, seed, EPOCHS)
    random = np.random.default_rng(seed)
    number = lone_estimates(DRAWS, random)
    variance = estimate_variances(encoder, decoder, mnist.test[:DIGITS], random)
    measures = gradient_passes() | {f"lone_{way}": estimates.mean(keepdims=True) for way, estimates in number.items()}
    measures |= {f"lone_{way}_variance": estimates.var(ddof=1, keepdims=True) for way, estimates in number.items()}
    measures |= {f"{way}_variance": values for way, values in variance.items()}
    measures |= {f"{way}_times": (variance[way].mean() / variance["factored"].mean())[None] for way in ("scored", "compared")}
    arrays = {f"lone_{way}": estimates.reshape(-1, TOGETHER).mean(axis=1) for way, estimates in number.items()}
    return Run(params, measures=measures, curves=curves, arrays=arrays)


def gradient_passes() -> dict[str, np.ndarray]:
    """For each way to draw a number: 1 if TensorFlow has a gradient by its mean, 0 if it has none."""
    ways = {
        "factored": lambda mean: mean + SD * tf.random.normal(()),
        "library": lambda mean: tf.random.normal((), mean, SD),
        "outside": lambda mean: tf.numpy_function(np.random.default_rng(1).normal, [mean, np.float32(SD)], tf.float64),
        "choice": lambda mean: tf.random.categorical([[mean, 0.0]], 1),
    }
    return {f"{way}_passes": np.array([slope(draw) is not None], np.float32) for way, draw in ways.items()}


def slope(draw) -> tf.Tensor | None:
    """TensorFlow's gradient of a drawn number by its mean, or None."""
    mean = tf.constant(MEAN)
    with tf.GradientTape() as tape:
        tape.watch(mean)
        drawn = tf.cast(draw(mean), tf.float32)
    return tape.gradient(drawn, mean)


def estimate_variances(encoder, decoder, digits: np.ndarray, random: np.random.Generator) -> dict[str, np.ndarray]:
    """The variance of each estimator of the rebuilding error's gradient by a code's means, for each digit."""
    means, log_variances = predict(encoder, digits)
    sds = np.exp(0.5 * log_variances)

    @tf.function
    def cost_and_slope(codes):
        with tf.GradientTape() as tape:
            tape.watch(codes)
            costs = tf.reduce_sum(tf.square(decoder(codes) - digits), axis=(1, 2, 3))
        return costs, tape.gradient(costs, codes)

    noise = random.standard_normal((AROUND, *means.shape), np.float32)
    pairs = [cost_and_slope(tf.constant(means + sds * sample)) for sample in noise]
    costs, slopes = (np.stack([np.asarray(sample[side], np.float64) for sample in pairs]) for side in (0, 1))
    return variances(costs, slopes, noise, sds)
