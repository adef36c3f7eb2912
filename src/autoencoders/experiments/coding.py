"""What `latent.py` measures, by the old classifier and as one number a training: for variants that are not trained anew yet."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from autoencoders.experiments import generation
from autoencoders.experiments.latent import (
    BUSY,
    DRAW_SEED,
    NOISE_SEED,
    PAIR_SEED,
    SAMPLES,
    STORED_TEST,
    STORED_TRAIN,
    TEST_CODES,
    TRAIN_CODES,
    holes,
)
from autoencoders.images import Images
from autoencoders.metrics.measures import mse


@dataclass(frozen=True)
class Coded:
    """Codes of training digits (`known`) and of held-out ones (`asked`), with the decoder and the classifier."""

    known: np.ndarray  # (n, numbers of a code)
    known_labels: np.ndarray
    asked: np.ndarray  # (n, numbers of a code)
    asked_labels: np.ndarray
    decode: Callable[[np.ndarray], np.ndarray]
    judge: Callable[[np.ndarray], np.ndarray]  # the classifier: pictures to probabilities (n, 10)


def encode_digits(mnist: Images, encode: Callable, decode: Callable, judge: Callable) -> Coded:
    """Encode the first KNOWN training digits and the first ASKED held-out digits."""
    train_codes, test_codes = encode(mnist.train[:TRAIN_CODES]), encode(mnist.test[:TEST_CODES])
    return Coded(train_codes, mnist.train_labels[:TRAIN_CODES], test_codes, mnist.test_labels[:TEST_CODES], decode, judge)


def rebuilding_measures(mnist: Images, rebuilt: np.ndarray, judge: Callable) -> dict[str, np.ndarray]:
    """The error on held-out digits, and what the classifier makes of them, original and rebuilt."""
    real = generation.classifier_measures("real", judge(mnist.test))
    errors = {"test_mse": mse(mnist.test, rebuilt), "mean_image_mse": mse(mnist.test, mnist.train.mean(axis=0))}
    return (
        {name: values.mean(keepdims=True) for name, values in errors.items()}
        | real
        | generation.classifier_measures("rebuilt", judge(rebuilt))
    )


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


def sample_measures(coded: Coded, sd: float) -> tuple[dict[str, np.ndarray], dict[str, np.ndarray]]:
    """Measures of two kinds of samples, N(0, sd) and a normal fitted to the codes, and the shares of each digit in them."""
    draws = {
        "generated": generation.sample_normal(SAMPLES, coded.known.shape[1], sd, DRAW_SEED),
        "fitted": generation.sample_fitted(coded.known, SAMPLES, DRAW_SEED),
    }
    predictions = {name: coded.judge(coded.decode(codes)) for name, codes in draws.items()}
    measures = [generation.classifier_measures(name, probabilities) for name, probabilities in predictions.items()]
    classes = {f"{name}_classes": generation.class_shares(probabilities) for name, probabilities in predictions.items()}
    return measures[0] | measures[1], classes | {
        "real_classes": np.bincount(coded.known_labels, minlength=10) / len(coded.known)
    }


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


def box_errors(mnist: Images, repairs: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
    """The mean error inside the squares for each repair, and for leaving them black or filling in the mean image."""
    inside = holes(len(mnist.test))
    fills = repairs | {"box_black": np.zeros_like(mnist.test), "box_mean": mnist.train.mean(axis=0, keepdims=True)}
    squares = {name: np.square(fill - mnist.test) * inside for name, fill in fills.items()}
    return {f"{name}_mse": (errors.sum() / inside.sum()).reshape(1) for name, errors in squares.items()}


def loss_parts(digits: np.ndarray, means: np.ndarray, log_variances: np.ndarray, decode) -> tuple[dict, np.ndarray]:
    """The two parts of a variational loss on these digits, how many numbers are active, and the KL of each number."""
    noise = np.random.default_rng(NOISE_SEED).standard_normal(means.shape, dtype=np.float32)
    samples = means + np.exp(log_variances / 2) * noise
    per_unit = 0.5 * (means**2 + np.exp(log_variances) - 1 - log_variances).mean(axis=0)
    error = np.square(decode(samples) - digits).sum(axis=(1, 2, 3)).mean()
    measures = {"test_rebuilding": error, "test_kl": per_unit.sum(), "test_loss": error + per_unit.sum()}
    measures |= {"active_units": (per_unit > BUSY).sum(), "units_off_normal": generation.off_normal(samples)}
    return {name: np.array([value], dtype=np.float64) for name, value in measures.items()}, per_unit
