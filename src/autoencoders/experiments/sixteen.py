"""Train and measure an autoencoder with a code of sixteen numbers between -1 and 1."""

from functools import partial

import numpy as np
from scipy.stats import ks_2samp, kstest

from autoencoders.experiments import generation, latent
from autoencoders.experiments.latent import AT_ONCE, Coded
from autoencoders.fast.faster import faster
from autoencoders.images import Images
from autoencoders.learning.training import begin, fit, predict
from autoencoders.learning.watching import StepLosses, Watch
from autoencoders.networks.judges import features, judge
from autoencoders.networks.sixteen import CODES, multiplications, start_at_mean
from autoencoders.runs import Run

SD = 0.33  # of the codes that the source samples, so that most lie between -1 and 1
WATCHED = (1, 2, 3, 5, 10, 20, 50)  # epochs after which pictures of the network's progress are taken
WATCHED_DIGITS = 8
EVERY = 100  # steps whose training losses are averaged
SHOWN = 36  # samples: as many as the source looked at
SETS, SET_SEED = 1000, 25  # of as many samples each
MEASURED = 500  # pictures of each kind whose distance to the nearest training digit is measured
PAIRS, STEPS = 7, 8  # interpolated pairs of digits, and pictures of each
NORMS = (0.25, 0.5, 0.75, 1, 1.25, 1.5, 2, 3, 4)  # largest absolute numbers that codes are scaled to; tanh ends at 1
GOOD = 0.02  # the error up to which steps and work are counted


def sixteen_run(mnist: Images, judges: Run, network, seed: int, epochs: int, batch: int) -> Run:
    """Train on mean squared error with Adam, take pictures of its progress, and measure its codes."""
    begin(seed)
    autoencoder = network()
    start_at_mean(autoencoder, mnist.train)
    autoencoder.compile("adam", loss="mse")
    watch = Watch(lambda seen: np.asarray(seen(mnist.test[:WATCHED_DIGITS], training=False)), WATCHED)
    steps, sides = StepLosses(EVERY), (mnist.test, mnist.test)
    curves = fit(faster(autoencoder), mnist.train, mnist.train, sides, epochs=epochs, batch=batch, callbacks=(watch, steps))
    curves["step_loss"] = steps.losses()
    encode, decode = (partial(predict, half, at_once=AT_ONCE) for half in autoencoder.layers)
    coded = latent.encode_digits(mnist, encode, decode, judge(judges, seed), features(judges, seed))
    measures, classes = code_measures(mnist, coded, decode(encode(mnist.test)))
    measures |= speed_measures(curves["train_loss"], curves["step_loss"], batch * multiplications(autoencoder))
    measures |= latent.box_errors(mnist, {"box": decode(encode(latent.damaged(mnist.test)))})
    pictures = {"test_originals": mnist.test[:WATCHED_DIGITS], "progress": np.concatenate(list(watch.seen.values()))}
    pictures |= latent.sample_pictures(coded, SD, SHOWN) | {"between": latent.interpolated(coded, PAIRS, STEPS)}
    arrays = latent.stored_codes(coded) | {"progress_epochs": np.array(list(watch.seen)), "norms": np.array(NORMS)}
    return Run(autoencoder.count_params(), pictures, measures, curves | classes | sure_by_norm(coded), arrays)


def code_measures(mnist: Images, coded: Coded, rebuilt: np.ndarray) -> tuple[dict, dict]:
    """All measures of the trained network, and the shares of each digit among its samples."""
    measures = latent.rebuilding_measures(mnist, rebuilt, coded) | latent.pca_mse(mnist, min(CODES, len(mnist.train)))
    generated, classes = latent.sample_measures(mnist, coded, SD)
    measures |= generated | latent.separation_measures(coded) | latent.segment_measures(coded)
    measures |= number_measures(coded.known) | sets_without_ones(coded)
    moved = {name: coded.decode(generation.scaled_to(coded.asked, norm)) for name, norm in (("inside", 1), ("outside", 2))}
    for name, pictures in moved.items():
        measures |= generation.judged_measures(name, coded.judge(pictures))
    pictures = {"real": mnist.test, "rebuilt": rebuilt} | moved | latent.sample_pictures(coded, SD, MEASURED)
    for name, images in pictures.items():
        distances = generation.nearest_distance(mnist.train[: latent.TRAIN_CODES], images[:MEASURED])
        measures[f"{name}_distance"] = distances.mean(keepdims=True)
    return measures, classes


def speed_measures(epochs: np.ndarray, stretches: np.ndarray, work: int) -> dict[str, np.ndarray]:
    """The error in the first and last epoch, the steps until it is GOOD, and the multiplications that these take, in 1e12.

    `epochs` and `stretches` are training errors: of each epoch, and of each EVERY steps. `work` is that of a step; seconds
    would differ between machines. If the error never gets GOOD, all stretches and one more count.
    """
    good = np.flatnonzero(stretches < GOOD)
    steps = EVERY * (1 + (good[0] if len(good) else len(stretches)))
    measures = {
        "first_epoch_mse": epochs[0],
        "last_epoch_mse": epochs[-1],
        "first_steps_mse": stretches[0],
        "steps_needed": steps,
        "work_needed": steps * work / 1e12,
    }
    return {name: np.array([value], dtype=np.float64) for name, value in measures.items()}


def number_measures(codes: np.ndarray) -> dict[str, np.ndarray]:
    """How differently a code's numbers are distributed: Kolmogorov-Smirnov distances of each two, and from a normal.

    `numbers_apart` compares them as they are, `shapes_apart` after each has been standardised. `shapes_by_chance` is the
    distance that one of twenty pairs would exceed by chance.
    """
    standard = (codes - codes.mean(axis=0)) / np.maximum(codes.std(axis=0), 1e-6)
    normal = [kstest(column, "norm", method="asymp").statistic for column in standard.T.astype(np.float64)]
    measures = {"shapes_from_normal": np.mean(normal), "shapes_by_chance": 1.358 * np.sqrt(2 / len(codes))}
    measures |= {"code_norm": np.square(codes).sum(axis=1).mean(), "largest_code_mean": np.abs(codes.mean(axis=0)).max()}
    pairs = {"numbers_apart": pairs_apart(codes), "shapes_apart": pairs_apart(standard)}
    return pairs | {name: np.array([value], dtype=np.float64) for name, value in measures.items()}


def pairs_apart(codes: np.ndarray) -> np.ndarray:
    """The Kolmogorov-Smirnov distance of each two of a code's numbers."""
    columns = codes.T.astype(np.float64)
    return np.array([ks_2samp(a, b, method="asymp").statistic for n, a in enumerate(columns) for b in columns[:n]])


def sets_without_ones(coded: Coded) -> dict[str, np.ndarray]:
    """For each of SETS of SHOWN samples: whether the judge takes none of them for a one, and none with confidence."""
    codes = generation.sample_normal(SETS * SHOWN, coded.known.shape[1], SD, SET_SEED)
    probabilities = coded.judge(coded.decode(codes)).reshape(SETS, SHOWN, -1)
    ones = probabilities.argmax(axis=2) == 1
    sure_ones = ones & (probabilities.max(axis=2) > generation.SURE)
    return {"without_ones_share": ~ones.any(axis=1), "without_sure_ones_share": ~sure_ones.any(axis=1)}


def sure_by_norm(coded: Coded) -> dict[str, np.ndarray]:
    """The share of sure pictures after scaling held-out codes to each of NORMS."""
    sure = [coded.judge(coded.decode(generation.scaled_to(coded.asked, norm))).max(axis=1) > generation.SURE for norm in NORMS]
    return {"sure_by_norm": np.mean(sure, axis=1)}
