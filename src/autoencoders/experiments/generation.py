"""What codes are worth: whether decoded ones are digits, what lies between two of them, and how digits lie among them."""

from collections.abc import Callable

import numpy as np
from scipy.stats import entropy, kstest
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import silhouette_samples
from sklearn.neighbors import KNeighborsClassifier, NearestNeighbors
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

SURE = 0.95  # the judge's confidence from which on a picture counts as a digit
NEIGHBOURS = 5
STEPS = 11  # points along a segment, both ends included
PAIRS = 500


def classifier_measures(name: str, probabilities: np.ndarray) -> dict[str, np.ndarray]:
    """The judge's verdict on some pictures: the share that it is sure of, how many digits there are, and ones among them."""
    sure = probabilities.max(axis=1) > SURE
    ones = probabilities.argmax(axis=1) == 1
    return {
        f"{name}_sure_share": sure.mean(keepdims=True),
        f"{name}_kinds": np.array([effective_digits(probabilities)]),
        f"{name}_ones_share": ones.mean(keepdims=True),
        f"{name}_sure_ones_share": np.array([ones[sure].mean() if sure.any() else 0.0]),
    }


def effective_digits(probabilities: np.ndarray) -> float:
    """How many different digits the judge sees: ten if all are equally frequent, one if there is only one."""
    return float(np.exp(entropy(class_shares(probabilities))))


def class_shares(probabilities: np.ndarray) -> np.ndarray:
    """The share of pictures that the judge takes for each of the ten digits."""
    return np.bincount(probabilities.argmax(axis=1), minlength=10) / len(probabilities)


def sample_normal(count: int, codes: int, sd: float, seed: int) -> np.ndarray:
    """Codes drawn from a normal distribution around zero, the same in all directions."""
    return np.random.default_rng(seed).normal(0, sd, (count, codes)).astype(np.float32)


def sample_fitted(codes: np.ndarray, count: int, seed: int) -> np.ndarray:
    """Codes drawn from the normal distribution that has the mean and covariance of the given ones."""
    covariance = np.atleast_2d(np.cov(codes.T.astype(np.float64)))
    drawn = np.random.default_rng(seed).multivariate_normal(codes.mean(axis=0), covariance, count, method="eigh")
    return drawn.astype(np.float32)


def scaled_to(codes: np.ndarray, norm: float) -> np.ndarray:
    """Codes moved along their own direction until the largest number in each is so large."""
    return norm * codes / np.maximum(np.abs(codes).max(axis=1, keepdims=True), 1e-6)


def pairs(labels: np.ndarray, chosen: Callable[[np.ndarray, np.ndarray], np.ndarray], seed: int) -> np.ndarray:
    """Random pairs of indices whose two labels are as chosen: (2, PAIRS), or fewer where there are not so many."""
    first, second = np.random.default_rng(seed).integers(len(labels), size=(2, 50 * PAIRS))
    fit = chosen(labels[first], labels[second])
    return np.stack([first[fit], second[fit]])[:, :PAIRS]


def differing(first: np.ndarray, second: np.ndarray) -> np.ndarray:
    """Two different digits."""
    return first != second


def from_one(first: np.ndarray, second: np.ndarray) -> np.ndarray:
    """A one and another digit."""
    return (first == 1) & (second != 1)


def without_one(first: np.ndarray, second: np.ndarray) -> np.ndarray:
    """Two different digits, neither of them a one."""
    return (first != second) & (first != 1) & (second != 1)


def interpolate(starts: np.ndarray, ends: np.ndarray, steps: int = STEPS) -> np.ndarray:
    """Evenly spaced codes from each start to its end: (n, steps, codes)."""
    part = np.linspace(0, 1, steps, dtype=np.float32)[:, None]
    return starts[:, None] * (1 - part) + ends[:, None] * part


def path_measures(name: str, decode: Callable, judge: Callable, starts: np.ndarray, ends: np.ndarray) -> dict[str, np.ndarray]:
    """Along straight lines between codes: how often the named digit changes, how sure the judge is, how pictures jump."""
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
    """How often the name changes along each path: (n,) of (n, steps)."""
    return (np.diff(names, axis=1) != 0).sum(axis=1)


def jumps(pictures: np.ndarray) -> np.ndarray:
    """The largest change from one step to the next, in mean changes of the same path: 1 for a steady one."""
    changes = np.linalg.norm(np.diff(pictures, axis=1), axis=-1)  # (n, steps - 1)
    return changes.max(axis=1) / np.maximum(changes.mean(axis=1), 1e-9)


def emptiness(known: np.ndarray, starts: np.ndarray, ends: np.ndarray) -> np.ndarray:
    """How far the middle of each segment lies from the nearest known code."""
    middles = interpolate(starts, ends, 3)[:, 1]
    return NearestNeighbors(n_neighbors=1).fit(known).kneighbors(middles)[0][:, 0]


def nearest_distance(known: np.ndarray, pictures: np.ndarray) -> np.ndarray:
    """How far, over all pixels, the nearest known picture is from each of these: a ruler for junk that a sure judge lacks."""
    sides = (side.reshape(len(side), -1) for side in (known, pictures))
    nearest = NearestNeighbors(n_neighbors=1, algorithm="brute").fit(next(sides))
    return nearest.kneighbors(next(sides))[0][:, 0]


def neighbour_accuracy(known: np.ndarray, known_labels: np.ndarray, codes: np.ndarray, labels: np.ndarray) -> np.ndarray:
    """The share of codes that the vote of the nearest known ones names rightly."""
    voters = KNeighborsClassifier(NEIGHBOURS).fit(known, known_labels)
    return np.array([voters.score(codes, labels)])


def purity(known: np.ndarray, known_labels: np.ndarray, codes: np.ndarray, labels: np.ndarray, neighbours: int) -> np.ndarray:
    """The share of a code's nearest known ones that show the same digit."""
    near = NearestNeighbors(n_neighbors=neighbours).fit(known).kneighbors(codes, return_distance=False)
    return (known_labels[near] == labels[:, None]).mean().reshape(1)


def probe_accuracy(known: np.ndarray, known_labels: np.ndarray, codes: np.ndarray, labels: np.ndarray) -> np.ndarray:
    """The share of codes that a linear classifier, which learned from known ones, names rightly."""
    probe = make_pipeline(StandardScaler(), LogisticRegression(max_iter=300)).fit(known, known_labels)
    return np.array([probe.score(codes, labels)])


def silhouettes(codes: np.ndarray, labels: np.ndarray) -> dict[str, np.ndarray]:
    """How much nearer each digit's codes are to their own than to the next digit's: 1 far apart, 0 touching; and on average."""
    values = silhouette_samples(codes.astype(np.float64), labels)
    measures = {f"silhouette_{digit}": values[labels == digit].mean(keepdims=True) for digit in np.unique(labels)}
    return measures | {"silhouette": values.mean(keepdims=True)}


def off_normal(codes: np.ndarray) -> float:
    """How far the codes' numbers are from standard normal ones: the largest difference of cumulated shares, on average."""
    return float(np.mean([kstest(column.astype(np.float64), "norm", method="asymp").statistic for column in codes.T]))
