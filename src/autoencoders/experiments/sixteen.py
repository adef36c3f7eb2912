"""Train and measure an autoencoder with a code of sixteen numbers between -1 and 1."""

from functools import partial

import numpy as np
from scipy.stats import ks_2samp, kstest

from autoencoders.experiments import coding, generation, latent
from autoencoders.experiments.coding import Coded
from autoencoders.experiments.latent import AT_ONCE
from autoencoders.fast.optimizers import Adam
from autoencoders.fast.pixelwise import mean_squares
from autoencoders.images import Images
from autoencoders.learning.training import begin, fit, predict
from autoencoders.learning.watching import Watch
from autoencoders.networks.classifier import probabilities
from autoencoders.networks.sixteen import CODES, multiplications, start_at_mean
from autoencoders.runs import Run

SD = 0.33  # of the codes that the source samples, so that most lie between -1 and 1
WATCHED = (1, 2, 3, 5, 10, 20, 50)  # epochs after which pictures of the network's progress are taken
WATCHED_DIGITS = 8
SHOWN = 36
MEASURED = 500  # pictures of each kind whose distance to the nearest training digit is measured
PAIRS, STEPS = 7, 8  # interpolated pairs of digits, and pictures of each
NORMS = (0.25, 0.5, 0.75, 1, 1.25, 1.5, 2, 3, 4)  # largest absolute numbers that codes are scaled to; tanh ends at 1
GOOD = 0.02  # the error up to which epochs and work are counted


def sixteen_run(mnist: Images, classifier: Run, network, seed: int, epochs: int, batch: int) -> Run:
    """Train on mean squared error with Adam, take pictures of its progress, and measure its codes."""
    begin(seed)
    autoencoder = network()
    start_at_mean(autoencoder, mnist.train)
    autoencoder.compile(Adam(), loss=mean_squares)
    watch = Watch(lambda seen: np.asarray(seen(mnist.test[:WATCHED_DIGITS], training=False)), WATCHED)
    curves = fit(
        autoencoder, mnist.train, mnist.train, (mnist.test, mnist.test), epochs=epochs, batch=batch, callbacks=(watch,)
    )
    encode, decode = (partial(predict, half, at_once=AT_ONCE) for half in autoencoder.layers)
    coded = coding.encode_digits(mnist, encode, decode, partial(probabilities, classifier))
    measures, classes = code_measures(mnist, coded, decode(encode(mnist.test)))
    measures |= speed_measures(curves["train_loss"], multiplications(autoencoder) * len(mnist.train))
    measures |= coding.box_errors(mnist, {"box": decode(encode(latent.damaged(mnist.test)))})
    pictures = {"test_originals": mnist.test[:WATCHED_DIGITS], "progress": np.concatenate(list(watch.seen.values()))}
    pictures |= coding.sample_pictures(coded, SD, SHOWN) | {"between": coding.interpolated(coded, PAIRS, STEPS)}
    arrays = coding.stored_codes(coded) | {"progress_epochs": np.array(list(watch.seen)), "norms": np.array(NORMS)}
    return Run(autoencoder.count_params(), pictures, measures, curves | classes | sure_by_norm(coded), arrays)


def code_measures(mnist: Images, coded: Coded, rebuilt: np.ndarray) -> tuple[dict, dict]:
    """All measures of the trained network, and the shares of each digit among its samples."""
    measures = coding.rebuilding_measures(mnist, rebuilt, coded.judge) | latent.pca_mse(mnist, min(CODES, len(mnist.train)))
    generated, classes = coding.sample_measures(coded, SD)
    measures |= generated | coding.separation_measures(coded) | coding.segment_measures(coded) | shape_measures(coded.known)
    moved = {name: coded.decode(generation.scaled_to(coded.asked, norm)) for name, norm in (("inside", 1), ("outside", 2))}
    for name, pictures in moved.items():
        measures |= generation.classifier_measures(name, coded.judge(pictures))
    pictures = {"real": mnist.test, "rebuilt": rebuilt} | moved | coding.sample_pictures(coded, SD, MEASURED)
    for name, images in pictures.items():
        distances = generation.nearest_distance(mnist.train[: latent.TRAIN_CODES], images[:MEASURED])
        measures[f"{name}_distance"] = distances.mean(keepdims=True)
    return measures, classes


def speed_measures(losses: np.ndarray, work: int) -> dict[str, np.ndarray]:
    """The first and last error, the epochs until it is GOOD, and the multiplications that these take, in 1e12.

    Multiplications, since seconds differ between machines. If the error never gets GOOD, all epochs and one more count.
    """
    good = np.flatnonzero(losses < GOOD)
    epochs = 1 + (good[0] if len(good) else len(losses))
    measures = {
        "first_epoch_mse": losses[0],
        "last_epoch_mse": losses[-1],
        "epochs_needed": epochs,
        "work_needed": epochs * work / 1e12,
    }
    return {name: np.array([value], dtype=np.float64) for name, value in measures.items()}


def shape_measures(codes: np.ndarray) -> dict[str, np.ndarray]:
    """Kolmogorov-Smirnov distances of the standardised code numbers, from each other and from a normal distribution.

    `shapes_by_chance` is the distance that one of twenty pairs would exceed by chance.
    """
    standard = (codes - codes.mean(axis=0)) / np.maximum(codes.std(axis=0), 1e-6)
    columns = standard.T.astype(np.float64)
    apart = [ks_2samp(a, b, method="asymp").statistic for n, a in enumerate(columns) for b in columns[:n]]
    measures = {
        "shapes_apart": np.mean(apart),
        "shapes_from_normal": np.mean([kstest(column, "norm", method="asymp").statistic for column in columns]),
    }
    measures |= {"shapes_by_chance": 1.358 * np.sqrt(2 / len(codes))}
    measures |= {"code_norm": np.square(codes).sum(axis=1).mean(), "largest_code_mean": np.abs(codes.mean(axis=0)).max()}
    return {name: np.array([value], dtype=np.float64) for name, value in measures.items()}


def sure_by_norm(coded: Coded) -> dict[str, np.ndarray]:
    """The share of sure pictures after scaling held-out codes to each of NORMS."""
    sure = [coded.judge(coded.decode(generation.scaled_to(coded.asked, norm))).max(axis=1) > generation.SURE for norm in NORMS]
    return {"sure_by_norm": np.mean(sure, axis=1)}
