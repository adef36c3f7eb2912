"""From a plain autoencoder to a variational one, a trick at a time: which of them makes random codes decode to digits?

One small network for all rungs, with a code of two numbers, so that each rung's codes can be drawn as a map.
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
FIXED = 1.0  # the spread of a standard normal distribution
SHOWN, SIDE, NEIGHBOURS = 10, 11, 10
EDGE = 0.02  # the share of codes that lie beyond either edge of the grid
DRAW_SEED = 51


def still(spread):
    """A code without noise."""
    return 0 * spread


def steady(spread):
    """A code with the same noise for every digit, however it may try to turn it off."""
    return FIXED + 0 * spread


def kl_of_mean(mean, log_variance):
    """The part of the KL that draws codes to the middle; the spread costs nothing."""
    return 0.5 * ops.sum(ops.square(mean), axis=-1)


RUNGS = {  # the noise of the code, and what codes cost
    "plain": (still, nothing),
    "noise": (steady, nothing),
    "spread": (sd_of_log_variance, nothing),
    "mean_kl": (sd_of_log_variance, kl_of_mean),
    "full": (sd_of_log_variance, stated_kl),
}


def train(mnist: Images, classifier: Run, seed: int) -> Run:
    """Each rung from the same seed; codes drawn from a standard normal distribution, and from one fitted to the codes."""
    classify = partial(probabilities, classifier)
    measures, pictures, arrays = coding.pca_mse(mnist, WIDTHS[1]), {}, {}
    params, curves = 0, {}
    for name, (sd, cost) in RUNGS.items():
        begin(seed)
        encoder, decoder, autoencoder = dense_variational(WIDTHS, sd, cost, seed)
        autoencoder.compile(Adam(), loss=summed_squares)
        learned = fit(autoencoder, mnist.train, mnist.train, (mnist.test, mnist.test), epochs=EPOCHS, batch=BATCH)
        heads, decode = (partial(predict, half, at_once=AT_ONCE) for half in (encoder, decoder))
        coded = coding.encode_digits(mnist, lambda digits, heads=heads: heads(digits)[0], decode, classify)
        rung = rung_measures(mnist, coded, heads) | {"code_sd": np.asarray(sd(heads(mnist.test)[1])).mean().reshape(1)}
        measures |= {f"{name}_{measure}": values for measure, values in rung.items()}
        pictures |= {f"{name}_{kind}": images for kind, images in rung_pictures(mnist, coded).items()}
        arrays |= {f"{name}_{kept}": values for kept, values in coding.stored_codes(coded).items() if kept.endswith("codes")}
        curves[f"{name}_loss"] = learned["train_loss"]
        params = autoencoder.count_params()
    arrays |= {kept: values for kept, values in coding.stored_codes(coded).items() if kept.endswith("labels")}
    return Run(params, pictures, measures, curves, arrays)


def rung_measures(mnist: Images, coded: Coded, heads) -> dict[str, np.ndarray]:
    """How one rung rebuilds, generates, changes along segments and over its grid, and how its codes lie."""
    generated, _ = coding.sample_measures(coded, 1)
    grid = coded.decode(code_grid(coded.known).reshape(-1, WIDTHS[1])).reshape(SIDE, SIDE, -1)
    drawn = coded.judge(grid.reshape(-1, 28, 28, 1))
    return {
        **coding.rebuilding_measures(mnist, coded.decode(heads(mnist.test)[0]), coded.judge),
        **generated,
        **coding.segment_measures(coded),
        "grid_sure_share": (drawn.max(axis=1) > generation.SURE).mean(keepdims=True),
        "grid_jump": np.concatenate([generation.jumps(grid), generation.jumps(grid.swapaxes(0, 1))]).mean(keepdims=True),
        "purity": generation.purity(coded.known, coded.known_labels, coded.asked, coded.asked_labels, NEIGHBOURS),
        "off_normal": np.array([generation.off_normal(coded.asked)]),
    }


def rung_pictures(mnist: Images, coded: Coded) -> dict[str, np.ndarray]:
    """Ten digits rebuilt, ten draws of either kind, and the grid."""
    chosen = coding.first_of_each_digit(coded.asked_labels)
    pictures = {"rebuilt": coded.decode(coded.asked[chosen]), **coding.sample_pictures(coded, 1, SHOWN)}
    return pictures | {"grid": coded.decode(code_grid(coded.known).reshape(-1, WIDTHS[1]))}


def code_grid(codes: np.ndarray) -> np.ndarray:
    """Evenly spaced codes where all but the outermost lie; the second falls downwards, the first rises to the right."""
    low, high = np.quantile(codes, (EDGE, 1 - EDGE), axis=0).astype(np.float32)
    across, down = (np.linspace(low[axis], high[axis], SIDE, dtype=np.float32) for axis in range(2))
    return np.stack(np.meshgrid(across, down[::-1]), axis=-1)  # (SIDE, SIDE, 2)
