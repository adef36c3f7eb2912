"""From a plain autoencoder to a variational one, one trick at a time: which one makes random codes decode to digits?

All rungs use one small network with a code of two numbers, so that codes can be drawn as a map. Each is sampled in three ways:
from the standard normal distribution that the KL asks for, and from a normal and a mixture of normals fitted to its codes.
"""

from functools import partial

import numpy as np
from keras import ops

from autoencoders.experiments import generation, latent
from autoencoders.experiments.latent import AT_ONCE, Coded
from autoencoders.fast.faster import faster
from autoencoders.images import Images
from autoencoders.learning.losses import summed_squares
from autoencoders.learning.training import begin, fit, predict
from autoencoders.networks.judges import features, judge
from autoencoders.networks.sampling import dense_variational, nothing
from autoencoders.networks.variational import sd_of_log_variance, stated_kl
from autoencoders.runs import Run

SEEDS = 5
EPOCHS = 10
BATCH = 200
WIDTHS = (256, 2, 256)  # in, code, out
FIXED = 1.0  # standard deviation of the noise on the rung `noise`
NARROW = 0.19  # the same on the rung `narrow`: what the encoder of the rung `full` chose on average when it was first trained
SHOWN, SIDE, NEIGHBOURS = 10, 11, 10
EDGE = 0.02  # share of codes beyond either edge of the grid
DRAW_SEED = 51


def still(spread):
    """A standard deviation of zero: no noise."""
    return 0 * spread


def steady(spread):
    """The standard deviation FIXED for every digit, whatever the encoder outputs."""
    return FIXED + 0 * spread


def narrow(spread):
    """The standard deviation NARROW for every digit."""
    return NARROW + 0 * spread


def kl_of_mean(mean, log_variance):
    """The part of the KL that draws codes to zero; the standard deviation costs nothing."""
    return 0.5 * ops.sum(ops.square(mean), axis=-1)


RUNGS = {  # each rung's standard deviation and cost of codes
    "plain": (still, nothing),
    "noise": (steady, nothing),
    "spread": (sd_of_log_variance, nothing),
    "mean_kl": (sd_of_log_variance, kl_of_mean),
    "narrow": (narrow, kl_of_mean),
    "full": (sd_of_log_variance, stated_kl),
}


def train(mnist: Images, judges: Run, seed: int) -> Run:
    """Train each rung from the same seed, and measure its codes and its samples."""
    measures, pictures, arrays, curves = latent.pca_mse(mnist, WIDTHS[1]), {}, {}, {}
    params = 0
    for name, (sd, cost) in RUNGS.items():
        heads, decode, curves[f"{name}_loss"], params = trained_rung(mnist, sd, cost, seed)
        judging = judge(judges, seed), features(judges, seed)
        coded = latent.encode_digits(mnist, lambda digits, heads=heads: heads(digits)[0], decode, *judging)
        mixture, normals = generation.sample_mixture(coded.known, latent.SAMPLES, DRAW_SEED)
        means, second_head = heads(mnist.test)
        sizes = {"mixture_normals": np.array([normals]), "code_sd": np.asarray(sd(second_head)).mean().reshape(1)}
        rung, stored = rung_measures(mnist, coded, decode(means), mixture) | sizes, latent.stored_codes(coded)
        measures |= {f"{name}_{measure}": values for measure, values in rung.items()}
        pictures |= {f"{name}_{kind}": images for kind, images in rung_pictures(coded, mixture).items()}
        arrays |= {array if array.endswith("labels") else f"{name}_{array}": values for array, values in stored.items()}
    return Run(params, pictures, measures, curves, arrays)


def trained_rung(mnist: Images, sd, cost, seed: int) -> tuple:
    """Encoder (to both heads) and decoder as functions, losses on training digits, and the number of weights."""
    begin(seed)
    encoder, decoder, autoencoder = dense_variational(WIDTHS, sd, cost, seed)
    autoencoder.compile("adam", loss=summed_squares)
    held_out = mnist.test, mnist.test
    losses = fit(faster(autoencoder), mnist.train, mnist.train, held_out, epochs=EPOCHS, batch=BATCH)["train_loss"]
    heads, decode = (partial(predict, half, at_once=AT_ONCE) for half in (encoder, decoder))
    return heads, decode, losses, autoencoder.count_params()


def rung_measures(mnist: Images, coded: Coded, rebuilt: np.ndarray, mixture: np.ndarray) -> dict[str, np.ndarray]:
    """Measures of one rung: rebuilding, samples, segments, grid and codes."""
    grid = coded.decode(code_grid(coded.known).reshape(-1, WIDTHS[1])).reshape(SIDE, SIDE, -1)
    grid_probabilities = coded.judge(grid.reshape(-1, 28, 28, 1))
    return {
        **latent.rebuilding_measures(mnist, rebuilt, coded),
        **latent.sample_measures(mnist, coded, 1)[0],
        **latent.drawn_measures(mnist, coded, {"mixture": mixture})[0],
        **latent.segment_measures(coded),
        "grid_sure_share": (grid_probabilities.max(axis=1) > generation.SURE).mean(keepdims=True),
        "grid_jump": np.concatenate([generation.jumps(grid), generation.jumps(grid.swapaxes(0, 1))]).mean(keepdims=True),
        "purity": generation.purity(coded.known, coded.known_labels, coded.asked, coded.asked_labels, NEIGHBOURS),
        "off_normal": np.array([generation.off_normal(coded.asked)]),
    }


def rung_pictures(coded: Coded, mixture: np.ndarray) -> dict[str, np.ndarray]:
    """Pictures of one rung: ten rebuilt digits, ten samples of each kind, and the grid."""
    chosen = latent.first_of_each_digit(coded.asked_labels)
    pictures = {"rebuilt": coded.decode(coded.asked[chosen]), **latent.sample_pictures(coded, 1, SHOWN)}
    pictures["mixture"] = coded.decode(mixture[:SHOWN])
    return pictures | {"grid": coded.decode(code_grid(coded.known).reshape(-1, WIDTHS[1]))}


def code_grid(codes: np.ndarray) -> np.ndarray:
    """A regular grid over nearly all codes; the first number grows to the right, the second upwards."""
    low, high = np.quantile(codes, (EDGE, 1 - EDGE), axis=0).astype(np.float32)
    across, down = (np.linspace(low[axis], high[axis], SIDE, dtype=np.float32) for axis in range(2))
    return np.stack(np.meshgrid(across, down[::-1]), axis=-1)  # (SIDE, SIDE, 2)
