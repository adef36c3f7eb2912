"""From a plain autoencoder to a variational one, one trick at a time: which one makes random codes decode to digits?

All rungs use one small network with a code of two numbers, so that codes can be drawn as a map.
"""

from functools import partial

import numpy as np
from keras import ops

from autoencoders.experiments import coding, generation
from autoencoders.experiments.coding import AT_ONCE, Coded
from autoencoders.fast.optimizers import Adam
from autoencoders.fast.pixelwise import summed_squares
from autoencoders.images import Images
from autoencoders.learning.training import begin, fit, predict
from autoencoders.networks.classifier import probabilities
from autoencoders.networks.sampling import dense_variational, nothing
from autoencoders.networks.variational import sd_of_log_variance, stated_kl
from autoencoders.runs import Run

SEEDS = 3
EPOCHS = 10
BATCH = 200
WIDTHS = (256, 2, 256)  # in, code, out
FIXED = 1.0  # standard deviation of the noise on the rung `noise`
SHOWN, SIDE, NEIGHBOURS = 10, 11, 10
EDGE = 0.02  # share of codes beyond either edge of the grid
DRAW_SEED = 51


def still(spread):
    """A standard deviation of zero: no noise."""
    return 0 * spread


def steady(spread):
    """The standard deviation FIXED for every digit, whatever the encoder outputs."""
    return FIXED + 0 * spread


def kl_of_mean(mean, log_variance):
    """The part of the KL that draws codes to zero; the standard deviation costs nothing."""
    return 0.5 * ops.sum(ops.square(mean), axis=-1)


RUNGS = {  # each rung's standard deviation and cost of codes
    "plain": (still, nothing),
    "noise": (steady, nothing),
    "spread": (sd_of_log_variance, nothing),
    "mean_kl": (sd_of_log_variance, kl_of_mean),
    "full": (sd_of_log_variance, stated_kl),
}


def train(mnist: Images, classifier: Run, seed: int) -> Run:
    """Train each rung from the same seed, and measure its codes and its samples."""
    classify = partial(probabilities, classifier)
    measures, pictures, arrays = coding.pca_mse(mnist, WIDTHS[1]), {}, {}
    params, curves = 0, {}
    for name, (sd, cost) in RUNGS.items():
        begin(seed)
        encoder, decoder, autoencoder = dense_variational(WIDTHS, sd, cost, seed)
        autoencoder.compile(Adam(), loss=summed_squares)
        losses = fit(autoencoder, mnist.train, mnist.train, (mnist.test, mnist.test), epochs=EPOCHS, batch=BATCH)
        heads, decode = (partial(predict, half, at_once=AT_ONCE) for half in (encoder, decoder))
        coded = coding.encode_digits(mnist, lambda digits, heads=heads: heads(digits)[0], decode, classify)
        rung = rung_measures(mnist, coded, heads) | {"code_sd": np.asarray(sd(heads(mnist.test)[1])).mean().reshape(1)}
        measures |= {f"{name}_{measure}": values for measure, values in rung.items()}
        pictures |= {f"{name}_{kind}": images for kind, images in rung_pictures(mnist, coded).items()}
        arrays |= {f"{name}_{array}": values for array, values in coding.stored_codes(coded).items() if array.endswith("codes")}
        curves[f"{name}_loss"] = losses["train_loss"]
        params = autoencoder.count_params()
    arrays |= {array: values for array, values in coding.stored_codes(coded).items() if array.endswith("labels")}
    return Run(params, pictures, measures, curves, arrays)


def rung_measures(mnist: Images, coded: Coded, heads) -> dict[str, np.ndarray]:
    """Measures of one rung: rebuilding, samples, segments, grid and codes; `heads` is its encoder."""
    generated, _ = coding.sample_measures(coded, 1)
    grid = coded.decode(code_grid(coded.known).reshape(-1, WIDTHS[1])).reshape(SIDE, SIDE, -1)
    grid_probabilities = coded.judge(grid.reshape(-1, 28, 28, 1))
    return {
        **coding.rebuilding_measures(mnist, coded.decode(heads(mnist.test)[0]), coded.judge),
        **generated,
        **coding.segment_measures(coded),
        "grid_sure_share": (grid_probabilities.max(axis=1) > generation.SURE).mean(keepdims=True),
        "grid_jump": np.concatenate([generation.jumps(grid), generation.jumps(grid.swapaxes(0, 1))]).mean(keepdims=True),
        "purity": generation.purity(coded.known, coded.known_labels, coded.asked, coded.asked_labels, NEIGHBOURS),
        "off_normal": np.array([generation.off_normal(coded.asked)]),
    }


def rung_pictures(mnist: Images, coded: Coded) -> dict[str, np.ndarray]:
    """Pictures of one rung: ten rebuilt digits, ten samples of either kind, and the grid."""
    chosen = coding.first_of_each_digit(coded.asked_labels)
    pictures = {"rebuilt": coded.decode(coded.asked[chosen]), **coding.sample_pictures(coded, 1, SHOWN)}
    return pictures | {"grid": coded.decode(code_grid(coded.known).reshape(-1, WIDTHS[1]))}


def code_grid(codes: np.ndarray) -> np.ndarray:
    """A regular grid over nearly all codes; the first number grows to the right, the second upwards."""
    low, high = np.quantile(codes, (EDGE, 1 - EDGE), axis=0).astype(np.float32)
    across, down = (np.linspace(low[axis], high[axis], SIDE, dtype=np.float32) for axis in range(2))
    return np.stack(np.meshgrid(across, down[::-1]), axis=-1)  # (SIDE, SIDE, 2)
