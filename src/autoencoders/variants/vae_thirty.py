"""Variational, a code of thirty numbers: samples from a standard normal distribution mostly decode to digits.

The source's network and recipe. Only some of the thirty numbers are active; the others carry nothing.
"""

from functools import partial

import numpy as np

from autoencoders.experiments import latent
from autoencoders.experiments.latent import AT_ONCE, Coded
from autoencoders.fast.faster import faster
from autoencoders.images import Images
from autoencoders.learning.losses import summed_squares
from autoencoders.learning.training import begin, fit, predict
from autoencoders.networks.judges import features, judge
from autoencoders.networks.sampling import dense_variational
from autoencoders.networks.variational import sd_of_log_variance, stated_kl
from autoencoders.runs import Run

SEEDS = 5
EPOCHS = 50
BATCH = 250
WIDTHS = (250, 30, 320)  # in, code, out
SHOWN, PAIRS, STEPS = 30, 7, 8
WALKERS, FRAMES, STRIDE = 5, 24, 0.15  # STRIDE, as in the source: the most that a number changes between frames
WALK_SEED = 32


def train(mnist: Images, judges: Run, seed: int) -> Run:
    """Train on summed squared error plus KL."""
    return thirty_run(mnist, judges, stated_kl, seed, EPOCHS)


def thirty_run(mnist: Images, judges: Run, cost, seed: int, epochs: int) -> Run:
    """Train with this cost of codes, and measure and picture codes, samples, walks and segments."""
    begin(seed)
    encoder, decoder, autoencoder = dense_variational(WIDTHS, sd_of_log_variance, cost, seed)
    autoencoder.compile("adam", loss=summed_squares)
    held_out = mnist.test, mnist.test
    curves = fit(faster(autoencoder), mnist.train, mnist.train, held_out, epochs=epochs, batch=BATCH)
    heads, decode = (partial(predict, half, at_once=AT_ONCE) for half in (encoder, decoder))
    judging = judge(judges, seed), features(judges, seed)
    coded = latent.encode_digits(mnist, lambda digits: heads(digits)[0], decode, *judging)
    means, log_variances = heads(mnist.test)
    costs, per_unit = latent.loss_parts(mnist.test, means, log_variances, decode)
    repairs = {"box": decode(heads(latent.damaged(mnist.test))[0])}
    measures, classes = thirty_measures(mnist, coded, decode(means))
    chosen = latent.first_of_each_digit(mnist.test_labels)
    pictures = {"test_originals": mnist.test[chosen], "test": decode(means[chosen])} | latent.sample_pictures(coded, 1, SHOWN)
    pictures |= {"between": latent.interpolated(coded, PAIRS, STEPS), "walk": decode(walk(WIDTHS[1]))}
    arrays = latent.stored_codes(coded) | {"unit_kl": per_unit.astype(np.float32)}
    measures |= costs | latent.box_errors(mnist, repairs)
    return Run(autoencoder.count_params(), pictures, measures, curves | classes, arrays)


def thirty_measures(mnist: Images, coded: Coded, rebuilt: np.ndarray) -> tuple[dict, dict]:
    """Measures of rebuilt digits, samples, codes and segments, and the shares of each digit among samples."""
    drawn, classes = latent.sample_measures(mnist, coded, 1)
    mixed, more = latent.mixture_measures(mnist, coded)
    measures = latent.rebuilding_measures(mnist, rebuilt, coded) | drawn | mixed
    return measures | latent.separation_measures(coded) | latent.segment_measures(coded), classes | more


def walk(codes: int) -> np.ndarray:
    """Random walks of codes, frame by frame with all walkers in each: (FRAMES * WALKERS, codes)."""
    random = np.random.default_rng(WALK_SEED)
    steps = random.uniform(-STRIDE, STRIDE, (FRAMES - 1, WALKERS, codes))
    places = np.cumsum(np.concatenate([random.standard_normal((1, WALKERS, codes)), steps]), axis=0)
    return places.reshape(-1, codes).astype(np.float32)
