"""Train a variational autoencoder of digits with two code numbers, and measure its codes and its loss."""

from collections.abc import Callable

import numpy as np

from autoencoders.fast.optimizers import RMSprop
from autoencoders.fast.pixelwise import summed_squares
from autoencoders.images import Images
from autoencoders.learning.training import begin, fit, predict
from autoencoders.metrics.measures import compare
from autoencoders.networks.variational import variational
from autoencoders.runs import Run

BATCH = 128
REACH, STEPS = 3.0, 21  # the decoded grid spans -3 ... 3, where nearly all of a standard normal lies
SHOWN = 10  # one picture of each digit
SAMPLE_SEED = 7


def train_variational(mnist: Images, sd: Callable, seed: int, epochs: int) -> tuple:
    """Train as the source does; returns encoder, decoder, number of weights and loss curves."""
    begin(seed)
    encoder, decoder, autoencoder = variational(sd, seed)
    autoencoder.compile(RMSprop(), loss=summed_squares)
    train, held_out = (side.reshape(len(side), -1) for side in (mnist.train, mnist.test))
    curves = fit(autoencoder, train, train, (held_out, held_out), epochs=epochs, batch=BATCH)
    return encoder, decoder, autoencoder.count_params(), curves


def variational_run(mnist: Images, encoder, decoder, sd: Callable, params: int, curves: dict[str, np.ndarray]) -> Run:
    """Measure both parts of the loss on held-out digits, encode these, and decode a grid of codes."""
    flat = mnist.test.reshape(len(mnist.test), -1)
    means, second_head = predict(encoder, flat, 512)
    sds = np.asarray(sd(second_head))
    rebuilt = predict(decoder, means).reshape(mnist.test.shape)
    samples = means + sds * np.random.default_rng(SAMPLE_SEED).standard_normal(means.shape, dtype=np.float32)
    errors = np.square(predict(decoder, samples) - flat).sum(axis=1)
    stated = 0.5 * (means**2 + np.exp(second_head) - 1 - second_head).sum(axis=1)
    kl = 0.5 * (means**2 + sds**2 - 1 - 2 * np.log(sds)).sum(axis=1)
    parts = {"test_rebuilding": errors, "test_stated_kl": stated, "test_kl": kl}
    parts |= {"test_stated_loss": errors + stated, "test_loss": errors + kl, "code_sd": sds.mean(axis=1)}
    measures = {name: values.mean(keepdims=True) for name, values in parts.items()}  # of 10,000 digits: too many to store
    chosen = np.array([np.flatnonzero(mnist.test_labels == digit)[0] for digit in range(SHOWN)])
    pictures = {"test": rebuilt[chosen], "test_originals": mnist.test[chosen], "grid": decoded_grid(decoder)}
    arrays = {"codes": means.astype(np.float16), "sds": sds.astype(np.float16), "labels": mnist.test_labels.astype(np.uint8)}
    arrays["reach"] = np.array(REACH)  # of the grid
    return Run(params, pictures, measures | compare(mnist.test, rebuilt, "test", thorough=False), curves, arrays)


def decoded_grid(decoder) -> np.ndarray:
    """Decoded pictures of a grid of codes, row by row from the top left; the first number grows to the right, the second up."""
    across = np.linspace(-REACH, REACH, STEPS, dtype=np.float32)
    codes = np.stack(np.meshgrid(across, across[::-1]), axis=-1).reshape(-1, 2)  # (STEPS * STEPS, 2)
    return predict(decoder, codes).reshape(-1, 28, 28, 1)
