"""Train a variational autoencoder of digits with two code numbers, and measure its codes and its loss."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
from keras import Model

from autoencoders.experiments.latent import first_of_each_digit, halved
from autoencoders.fast.faster import faster
from autoencoders.images import Images
from autoencoders.learning.keeping import SCALES, restore, seen_by, variables
from autoencoders.learning.losses import summed_squares
from autoencoders.learning.training import begin, fit, predict
from autoencoders.metrics.measures import mse
from autoencoders.networks.variational import variational
from autoencoders.runs import Run

BATCH = 128
REACH, STEPS = 3.0, 21  # the decoded grid spans -3 ... 3, where nearly all of a standard normal lies
SAMPLE_SEED = 7
IN_BYTES_FROM = 100_000  # weights of one matrix: two of 401,408 in half precision would be too large a file


def train_variational(mnist: Images, sd: Callable, seed: int, epochs: int) -> tuple:
    """Train as the source does; returns encoder, decoder, number of weights and loss curves."""
    begin(seed)
    encoder, decoder, autoencoder = variational(sd, seed)
    autoencoder.compile("rmsprop", loss=summed_squares)
    curves = fit(faster(autoencoder), mnist.train, mnist.train, (mnist.test, mnist.test), epochs=epochs, batch=BATCH)
    return encoder, decoder, autoencoder.count_params(), curves


def variational_run(mnist: Images, encoder, decoder, sd: Callable, params: int, curves: dict[str, np.ndarray]) -> Run:
    """Measure both parts of the loss on each held-out digit, encode these, and decode a grid of codes."""
    means, second_head = predict(encoder, mnist.test, 512)
    sds = np.asarray(sd(second_head))
    rebuilt = predict(decoder, means)
    parts = loss_parts(mnist.test, decoder, means, sds, second_head)
    error, stated, kl = (values.mean(dtype=np.float64) for values in parts.values())
    sums = {"test_stated_loss": error + stated, "test_loss": error + kl, "code_sd": sds.mean(dtype=np.float64)}
    measures = {name: np.array([value]) for name, value in sums.items()}
    measures |= {name: halved(values) for name, values in (parts | {"test_mse": mse(mnist.test, rebuilt)}).items()}
    chosen = first_of_each_digit(mnist.test_labels)
    pictures = {"test": rebuilt[chosen], "test_originals": mnist.test[chosen], "grid": decoded_grid(decoder)}
    arrays = {"codes": means.astype(np.float16), "sds": sds.astype(np.float16), "labels": mnist.test_labels.astype(np.uint8)}
    arrays["reach"] = np.array(REACH)  # of the grid
    return Run(params, pictures, measures, curves, arrays)


def loss_parts(digits: np.ndarray, decoder, means: np.ndarray, sds: np.ndarray, second_head: np.ndarray) -> dict:
    """For each digit the error of rebuilding it from a drawn code, the KL that the loss states, and the sampler's true one."""
    samples = means + sds * np.random.default_rng(SAMPLE_SEED).standard_normal(means.shape, dtype=np.float32)
    return {
        "test_rebuilding": np.square(predict(decoder, samples) - digits).sum(axis=(1, 2, 3)),
        "test_stated_kl": 0.5 * (means**2 + np.exp(second_head) - 1 - second_head).sum(axis=1),
        "test_kl": 0.5 * (means**2 + sds**2 - 1 - 2 * np.log(sds)).sum(axis=1),
    }


def decoded_grid(decoder) -> np.ndarray:
    """Decoded pictures of a grid of codes, row by row from the top left; the first number grows to the right, the second up."""
    across = np.linspace(-REACH, REACH, STEPS, dtype=np.float32)
    codes = np.stack(np.meshgrid(across, across[::-1]), axis=-1).reshape(-1, 2)  # (STEPS * STEPS, 2)
    return predict(decoder, codes)


def with_weights(run: Run, encoder: Model, decoder: Model, digits: np.ndarray) -> Run:
    """The run with the weights of both networks, and with what these make of some digits: mean codes, and pictures of them.

    Bytes are coarse: the networks go on with the weights that are kept, so that they are those that anyone loads.
    """
    weights = kept_in_bytes(encoder, decoder)
    restore(weights, encoder, decoder)
    pictures, arrays = seen_by(Model(encoder.input, decoder(encoder.outputs[0])), digits)
    arrays["parity_means"] = predict(encoder, pictures["parity"])[0]
    return replace(run, pictures=run.pictures | pictures, arrays=run.arrays | arrays, weights=weights)


def kept_in_bytes(*networks: Model) -> dict[str, np.ndarray]:
    """All weights of these networks as `learning.keeping.restore` takes them, matrices of IN_BYTES_FROM and more as bytes."""
    weights: dict[str, np.ndarray] = {}
    for number, variable in enumerate(variables(*networks)):
        name, values = f"{number:02} {variable.name}", np.asarray(variable)
        weights |= in_bytes(name, values) if values.size >= IN_BYTES_FROM else {name: values.astype(np.float16)}
    return weights


def in_bytes(name: str, values: np.ndarray) -> dict[str, np.ndarray]:
    """A matrix in bytes, in which each column's largest number is 127, and the columns' scales."""
    scales = np.abs(values).max(axis=0) / 127
    return {name: np.rint(values / np.where(scales, scales, 1)).astype(np.int8), name + SCALES: scales.astype(np.float32)}
