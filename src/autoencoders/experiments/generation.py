"""Measures of codes: are decoded samples digits, what lies between two codes, how well do codes separate digits?

`known` are training codes or pictures; `judge` is the classifier, which gives probabilities (n, 10). `real` and `drawn` are
what the classifier sees in held-out digits and in samples: its features, (n, features).
"""

from collections.abc import Callable

import numpy as np
from scipy.stats import entropy, kstest
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import silhouette_samples
from sklearn.mixture import GaussianMixture
from sklearn.neighbors import KNeighborsClassifier, NearestNeighbors
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

SURE = 0.95  # a picture counts as a digit if the classifier's largest probability is above this
NEIGHBOURS = 5
COMPONENTS = 1, 5, 10, 20, 40, 80  # of a mixture of normals; the Bayesian information criterion chooses
STEPS = 11  # points along a segment, both ends included
PAIRS = 500


def judged_measures(name: str, probabilities: np.ndarray) -> dict[str, np.ndarray]:
    """Measures of judged pictures: the share that is sure, numbers of different digits, and shares of ones."""
    sure = probabilities.max(axis=1) > SURE
    ones = probabilities.argmax(axis=1) == 1
    return {
        f"{name}_sure_share": sure.mean(keepdims=True),
        f"{name}_kinds": np.array([effective_digits(probabilities)]),
        f"{name}_sure_kinds": np.array([effective_digits(probabilities[sure]) if sure.any() else 0.0]),
        f"{name}_ones_share": ones.mean(keepdims=True),
        f"{name}_sure_ones_share": np.array([ones[sure].mean() if sure.any() else 0.0]),
    }


def effective_digits(probabilities: np.ndarray) -> float:
    """The effective number of different digits, exp(entropy): ten if all are equally frequent, one if there is only one."""
    return float(np.exp(entropy(class_shares(probabilities))))


def class_shares(probabilities: np.ndarray) -> np.ndarray:
    """The share of pictures that are classified as each of the ten digits."""
    return np.bincount(probabilities.argmax(axis=1), minlength=10) / len(probabilities)


def sample_normal(count: int, codes: int, sd: float, seed: int) -> np.ndarray:
    """Codes from N(0, sd) in every direction."""
    return np.random.default_rng(seed).normal(0, sd, (count, codes)).astype(np.float32)


def sample_fitted(codes: np.ndarray, count: int, seed: int) -> np.ndarray:
    """Codes from the normal distribution that has the mean and covariance of `codes`."""
    covariance = np.atleast_2d(np.cov(codes.T.astype(np.float64)))
    drawn = np.random.default_rng(seed).multivariate_normal(codes.mean(axis=0), covariance, count, method="eigh")
    return drawn.astype(np.float32)


def sample_mixture(codes: np.ndarray, count: int, seed: int) -> tuple[np.ndarray, int]:
    """Codes from a mixture of normals fitted to `codes`, and of how many: more are tried until they no longer pay."""
    codes, best, least = codes.astype(np.float64), None, np.inf
    for size in COMPONENTS:
        mixture = GaussianMixture(size, init_params="k-means++", random_state=seed).fit(codes)
        if (criterion := mixture.bic(codes)) >= least:
            break
        best, least = mixture, criterion
    drawn = np.random.default_rng(seed).permutation(best.sample(count)[0])  # scikit-learn's come normal by normal
    return drawn.astype(np.float32), best.n_components


def closeness_measures(name: str, real: np.ndarray, drawn: np.ndarray) -> dict[str, np.ndarray]:
    """How close the distribution of samples is to that of held-out digits, and how many of these the samples cover."""
    return {f"{name}_frechet": np.array([frechet(real, drawn)]), f"{name}_coverage": covered(real, drawn).mean(keepdims=True)}


def frechet(real: np.ndarray, drawn: np.ndarray) -> float:
    """The squared Fréchet distance of two normals fitted to the features, in total variances of the real ones.

    Zero if means and covariances agree, one if all samples are the same mean picture.
    """
    (first, ours), (second, theirs) = ((side.mean(axis=0), np.cov(side.T)) for side in (np.float64(real), np.float64(drawn)))
    half = root(ours)
    between = np.square(first - second).sum() + np.trace(ours + theirs - 2 * root(half @ theirs @ half))
    return float(between / np.trace(ours))


def root(matrix: np.ndarray) -> np.ndarray:
    """The square root of a symmetric matrix without negative eigenvalues, but for rounding."""
    values, vectors = np.linalg.eigh(matrix)
    return vectors * np.sqrt(np.maximum(values, 0)) @ vectors.T


def covered(real: np.ndarray, drawn: np.ndarray) -> np.ndarray:
    """Whether each held-out digit has a sample as near as its NEIGHBOURS-th nearest held-out digit (Naeem et al. 2020)."""
    reach = NearestNeighbors(n_neighbors=NEIGHBOURS, algorithm="brute").fit(real).kneighbors()[0][:, -1]
    nearest = NearestNeighbors(n_neighbors=1, algorithm="brute").fit(drawn).kneighbors(real)[0][:, 0]
    return nearest < reach


def scaled_to(codes: np.ndarray, norm: float) -> np.ndarray:
    """Codes multiplied so that the largest absolute number of each is `norm`."""
    return norm * codes / np.maximum(np.abs(codes).max(axis=1, keepdims=True), 1e-6)


def label_pairs(labels: np.ndarray, chosen: Callable[[np.ndarray, np.ndarray], np.ndarray], seed: int) -> np.ndarray:
    """Random pairs of indices whose labels satisfy `chosen`: (2, PAIRS), or fewer if there are too few."""
    first, second = np.random.default_rng(seed).integers(len(labels), size=(2, 50 * PAIRS))
    suitable = chosen(labels[first], labels[second])
    return np.stack([first[suitable], second[suitable]])[:, :PAIRS]


def differing(first: np.ndarray, second: np.ndarray) -> np.ndarray:
    """Whether labels differ."""
    return first != second


def from_one(first: np.ndarray, second: np.ndarray) -> np.ndarray:
    """Whether the first is a one and the second is not."""
    return (first == 1) & (second != 1)


def without_one(first: np.ndarray, second: np.ndarray) -> np.ndarray:
    """Whether labels differ and neither is a one."""
    return (first != second) & (first != 1) & (second != 1)


def interpolate(starts: np.ndarray, ends: np.ndarray, steps: int = STEPS) -> np.ndarray:
    """Evenly spaced codes from each start to its end: (n, steps, codes)."""
    part = np.linspace(0, 1, steps, dtype=np.float32)[:, None]
    return starts[:, None] * (1 - part) + ends[:, None] * part


def path_measures(name: str, decode: Callable, judge: Callable, starts: np.ndarray, ends: np.ndarray) -> dict[str, np.ndarray]:
    """Along straight lines between codes: changes of the predicted digit, share of sure pictures, largest step."""
    path = interpolate(starts, ends)
    pictures = decode(path.reshape(-1, path.shape[-1]))
    probabilities = judge(pictures).reshape(*path.shape[:2], -1)
    inner = probabilities[:, 1:-1].max(axis=-1)
    return {
        f"{name}_flips": flips(probabilities.argmax(axis=-1)).mean(keepdims=True),
        f"{name}_sure_share": (inner > SURE).mean().reshape(1),
        f"{name}_jump": jumps(pictures.reshape(*path.shape[:2], -1)).mean(keepdims=True),
    }


def flips(names: np.ndarray) -> np.ndarray:
    """How often the predicted digit changes along each path: (n,) from (n, steps)."""
    return (np.diff(names, axis=1) != 0).sum(axis=1)


def jumps(pictures: np.ndarray) -> np.ndarray:
    """The largest step between neighbouring pictures, relative to the mean step of the same path; 1 if all are equal."""
    changes = np.linalg.norm(np.diff(pictures, axis=1), axis=-1)  # (n, steps - 1)
    return changes.max(axis=1) / np.maximum(changes.mean(axis=1), 1e-9)


def emptiness(known: np.ndarray, starts: np.ndarray, ends: np.ndarray) -> np.ndarray:
    """The distance from the middle of each segment to the nearest training code."""
    middles = interpolate(starts, ends, 3)[:, 1]
    return NearestNeighbors(n_neighbors=1).fit(known).kneighbors(middles)[0][:, 0]


def nearest_distance(known: np.ndarray, pictures: np.ndarray) -> np.ndarray:
    """The distance from each picture to the nearest training picture; shows junk that the classifier is sure of."""
    sides = (side.reshape(len(side), -1) for side in (known, pictures))
    nearest = NearestNeighbors(n_neighbors=1, algorithm="brute").fit(next(sides))
    return nearest.kneighbors(next(sides))[0][:, 0]


def neighbour_accuracy(known: np.ndarray, known_labels: np.ndarray, codes: np.ndarray, labels: np.ndarray) -> np.ndarray:
    """The accuracy of a vote among the nearest training codes."""
    voters = KNeighborsClassifier(NEIGHBOURS).fit(known, known_labels)
    return np.array([voters.score(codes, labels)])


def purity(known: np.ndarray, known_labels: np.ndarray, codes: np.ndarray, labels: np.ndarray, neighbours: int) -> np.ndarray:
    """The share of a code's nearest training codes that show the same digit."""
    near = NearestNeighbors(n_neighbors=neighbours).fit(known).kneighbors(codes, return_distance=False)
    return (known_labels[near] == labels[:, None]).mean().reshape(1)


def probe_accuracy(known: np.ndarray, known_labels: np.ndarray, codes: np.ndarray, labels: np.ndarray) -> np.ndarray:
    """The accuracy of a linear classifier that is trained on the training codes."""
    probe = make_pipeline(StandardScaler(), LogisticRegression(max_iter=300)).fit(known, known_labels)
    return np.array([probe.score(codes, labels)])


def silhouettes(codes: np.ndarray, labels: np.ndarray) -> dict[str, np.ndarray]:
    """Silhouettes of each digit's codes and on average: 1 where clusters are far apart, 0 where they touch."""
    values = silhouette_samples(codes.astype(np.float64), labels)
    measures = {f"silhouette_{digit}": values[labels == digit].mean(keepdims=True) for digit in np.unique(labels)}
    return measures | {"silhouette": values.mean(keepdims=True)}


def off_normal(codes: np.ndarray) -> float:
    """The mean Kolmogorov-Smirnov distance of the codes' numbers from a standard normal distribution."""
    return float(np.mean([kstest(column.astype(np.float64), "norm", method="asymp").statistic for column in codes.T]))
