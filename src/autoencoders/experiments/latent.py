"""Measure a trained autoencoder of digits: how it rebuilds and repairs, what it generates, how its codes separate digits."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from autoencoders.experiments import generation
from autoencoders.images import Images
from autoencoders.metrics.detection import pca_errors
from autoencoders.metrics.measures import mse

AT_ONCE = 500  # pictures a batch: 10,000 are a whole number of batches
TRAIN_CODES, TEST_CODES = 10_000, 3000  # numbers of training codes and of held-out codes that are measured
STORED_TRAIN, STORED_TEST = 2000, 1000  # codes that a run stores, for projections and histograms
SAMPLES = 5000  # codes that are sampled and decoded to measure shares
BOX = 8  # pixels: width of the square that is blacked out
BUSY = 0.01  # nats: a code number with less KL says nothing about the digit
DAMAGE_SEED, PAIR_SEED, DRAW_SEED, NOISE_SEED = 21, 22, 23, 24


@dataclass(frozen=True)
class Coded:
    """Codes of training digits (`known`) and of held-out ones (`asked`), with the decoder and the judge."""

    known: np.ndarray  # (n, numbers of a code)
    known_labels: np.ndarray
    asked: np.ndarray  # (n, numbers of a code)
    asked_labels: np.ndarray
    decode: Callable[[np.ndarray], np.ndarray]
    judge: Callable[[np.ndarray], np.ndarray]  # the judge: pictures to probabilities (n, 10)
    features: Callable[[np.ndarray], np.ndarray]  # what the judge sees in pictures: (n, features)


def encode_digits(mnist: Images, encode: Callable, decode: Callable, judge: Callable, features: Callable) -> Coded:
    """Encode the first TRAIN_CODES training digits and the first TEST_CODES held-out digits."""
    known, asked = encode(mnist.train[:TRAIN_CODES]), encode(mnist.test[:TEST_CODES])
    labels = mnist.train_labels[:TRAIN_CODES], mnist.test_labels[:TEST_CODES]
    return Coded(known, labels[0], asked, labels[1], decode, judge, features)


def rebuilding_measures(mnist: Images, rebuilt: np.ndarray, coded: Coded) -> dict[str, np.ndarray]:
    """The error on held-out digits, and what the judge makes of them, original and rebuilt."""
    errors = {"test_mse": mse(mnist.test, rebuilt), "mean_image_mse": mse(mnist.test, mnist.train.mean(axis=0))}
    measures = {name: values.mean(keepdims=True) for name, values in errors.items()}
    seen = coded.features(mnist.test[::2])
    for name, pictures in (("real", mnist.test), ("rebuilt", rebuilt)):
        measures |= generation.judged_measures(name, coded.judge(pictures))
        measures |= generation.closeness_measures(name, seen, coded.features(pictures[1::2]))
    return measures


def pca_mse(mnist: Images, codes: int) -> dict[str, np.ndarray]:
    """The held-out error of PCA with `codes` components."""
    train, test = (side.reshape(len(side), -1) for side in (mnist.train, mnist.test))
    [errors] = pca_errors(train, test, [codes]).values()
    return {"pca_mse": errors.mean(keepdims=True)}


def separation_measures(coded: Coded) -> dict[str, np.ndarray]:
    """How well codes separate digits: accuracy of nearest neighbours and of a linear classifier, and silhouettes."""
    sides = coded.known, coded.known_labels, coded.asked, coded.asked_labels
    return {
        "codes_accuracy": generation.neighbour_accuracy(*sides),
        "probe_accuracy": generation.probe_accuracy(*sides),
        **generation.silhouettes(coded.asked, coded.asked_labels),
    }


def segment_measures(coded: Coded) -> dict[str, np.ndarray]:
    """Measures along segments between codes of different digits, and how far their middles are from any training code."""
    starts, ends = coded.asked[generation.label_pairs(coded.asked_labels, generation.differing, PAIR_SEED)]
    measures = generation.path_measures("between", coded.decode, coded.judge, starts, ends)
    for name, chosen in (("ones", generation.from_one), ("others", generation.without_one)):
        starts, ends = coded.asked[generation.label_pairs(coded.asked_labels, chosen, PAIR_SEED)]
        measures[f"{name}_emptiness"] = generation.emptiness(coded.known, starts, ends).mean(keepdims=True)
    return measures


def sample_measures(mnist: Images, coded: Coded, sd: float) -> tuple[dict[str, np.ndarray], dict[str, np.ndarray]]:
    """Measures of two kinds of samples, N(0, sd) and a normal fitted to the codes, and the shares of each digit in them."""
    draws = {
        "generated": generation.sample_normal(SAMPLES, coded.known.shape[1], sd, DRAW_SEED),
        "fitted": generation.sample_fitted(coded.known, SAMPLES, DRAW_SEED),
    }
    return drawn_measures(mnist, coded, draws)


def mixture_measures(mnist: Images, coded: Coded) -> tuple[dict[str, np.ndarray], dict[str, np.ndarray]]:
    """The same of samples from a mixture of normals fitted to the codes, and how many normals it has."""
    codes, normals = generation.sample_mixture(coded.known, SAMPLES, DRAW_SEED)
    measures, classes = drawn_measures(mnist, coded, {"mixture": codes})
    return measures | {"mixture_normals": np.array([normals])}, classes


def drawn_measures(mnist: Images, coded: Coded, draws: dict[str, np.ndarray]) -> tuple[dict, dict]:
    """Measures of decoded codes, against one half of the held-out digits; and the shares of each digit, real ones, too."""
    measures, classes = {}, {"real_classes": np.bincount(coded.known_labels, minlength=10) / len(coded.known)}
    seen = coded.features(mnist.test[::2])
    for name, codes in draws.items():
        pictures = coded.decode(codes)
        probabilities = coded.judge(pictures)
        measures |= generation.judged_measures(name, probabilities)
        measures |= generation.closeness_measures(name, seen, coded.features(pictures))
        classes[f"{name}_classes"] = generation.class_shares(probabilities)
    return measures, classes


def sample_pictures(coded: Coded, sd: float, count: int) -> dict[str, np.ndarray]:
    """The first `count` decoded pictures of both kinds of samples."""
    around_zero = generation.sample_normal(SAMPLES, coded.known.shape[1], sd, DRAW_SEED)[:count]
    return {
        "generated": coded.decode(around_zero),
        "fitted": coded.decode(generation.sample_fitted(coded.known, SAMPLES, DRAW_SEED)[:count]),
    }


def interpolated(coded: Coded, pairs: int, steps: int) -> np.ndarray:
    """Decoded steps from one held-out digit to another, pair by pair: (pairs * steps, 28, 28, 1)."""
    starts, ends = coded.asked[generation.label_pairs(coded.asked_labels, generation.differing, PAIR_SEED)[:, :pairs]]
    return coded.decode(generation.interpolate(starts, ends, steps).reshape(-1, coded.asked.shape[1]))


def stored_codes(coded: Coded) -> dict[str, np.ndarray]:
    """The codes that a run stores, in half precision, with their labels."""
    return {
        "train_codes": coded.known[:STORED_TRAIN].astype(np.float16),
        "train_labels": coded.known_labels[:STORED_TRAIN].astype(np.uint8),
        "test_codes": coded.asked[:STORED_TEST].astype(np.float16),
        "test_labels": coded.asked_labels[:STORED_TEST].astype(np.uint8),
    }


def holes(count: int) -> np.ndarray:
    """A mask for each digit, (n, 28, 28, 1): 1 in a random square of BOX x BOX pixels within the middle 20x20."""
    corners = np.random.default_rng(DAMAGE_SEED).integers(4, 25 - BOX, (count, 2))
    inside = [(np.arange(28) >= low[:, None]) & (np.arange(28) < low[:, None] + BOX) for low in corners.T]
    return (inside[0][:, :, None] & inside[1][:, None, :])[..., None].astype(np.float32)


def damaged(digits: np.ndarray) -> np.ndarray:
    """The digits with their squares blacked out."""
    return digits * (1 - holes(len(digits)))


def box_errors(mnist: Images, repairs: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
    """The error inside the square of each held-out digit, for each repair."""
    inside = holes(len(mnist.test))
    squares = {name: np.square(repaired - mnist.test) * inside for name, repaired in repairs.items()}
    return {f"{name}_mse": halved(errors.sum(axis=(1, 2, 3)) / BOX**2) for name, errors in squares.items()}


def halved(values: np.ndarray) -> np.ndarray:
    """The values in half precision: a run that keeps one for each picture is half as large."""
    return values.astype(np.float16)


def loss_parts(digits: np.ndarray, means: np.ndarray, log_variances: np.ndarray, decode) -> tuple[dict, np.ndarray]:
    """Both parts of a variational loss on each digit, their mean sum, how many numbers are active, and each number's KL."""
    noise = np.random.default_rng(NOISE_SEED).standard_normal(means.shape, dtype=np.float32)
    samples = means + np.exp(log_variances / 2) * noise
    nats = 0.5 * (means**2 + np.exp(log_variances) - 1 - log_variances)
    errors, per_unit = np.square(decode(samples) - digits).sum(axis=(1, 2, 3)), nats.mean(axis=0)
    sums = {"test_loss": errors.mean() + per_unit.sum(), "active_units": (per_unit > BUSY).sum()}
    sums |= {"units_off_normal": generation.off_normal(samples)}
    measures = {name: np.array([value], dtype=np.float64) for name, value in sums.items()}
    return measures | {"test_rebuilding": halved(errors), "test_kl": halved(nats.sum(axis=1))}, per_unit


def first_of_each_digit(labels: np.ndarray) -> np.ndarray:
    """The index of the first picture of each digit."""
    return np.array([np.flatnonzero(labels == digit)[0] for digit in np.unique(labels)])
