"""How digits are read off numbers: by a linear classifier off all of them, and off each alone."""

from collections.abc import Callable

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from autoencoders.experiments.coding import KNOWN
from autoencoders.images import Images
from autoencoders.metrics.detection import auroc

PATIENCE = 300  # steps of the classifier's search


def flat_sides(mnist: Images) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """The digits that a classifier learns from and all held-out ones, which it is asked about: flat, each with their names."""
    train, test = (pictures.reshape(len(pictures), -1) for pictures in (mnist.train[:KNOWN], mnist.test))
    return train, mnist.train_labels[:KNOWN], test, mnist.test_labels


def probe_measures(name: str, mnist: Images, turn: Callable[[np.ndarray], np.ndarray]) -> dict[str, np.ndarray]:
    """What a linear classifier reads off all numbers that digits are turned into: names, and each digit against the rest."""
    train, train_labels, test, labels = flat_sides(mnist)
    probe = make_pipeline(StandardScaler(), LogisticRegression(max_iter=PATIENCE)).fit(turn(train), train_labels)
    scores = probe.decision_function(turn(test))
    return {
        f"test_{name}_accuracy": (probe.classes_[scores.argmax(axis=1)] == labels).mean(keepdims=True),
        f"test_{name}_auroc": digit_aurocs(scores, labels).diagonal(),
    }


def best_single_numbers(numbers: np.ndarray, labels: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """For each digit, the number that tells it best from the rest by being large or by being small; and how well it does."""
    aurocs = digit_aurocs(numbers, labels)
    aurocs = np.maximum(aurocs, 1 - aurocs)
    return aurocs.argmax(axis=1), aurocs.max(axis=1)


def digit_aurocs(numbers: np.ndarray, labels: np.ndarray) -> np.ndarray:
    """How well each number tells each digit from the rest: (digits, numbers); 1 is always, a half is never."""
    digits = np.unique(labels)
    columns = np.asarray(numbers, np.float64).T
    return np.array([[auroc(column[labels != digit], column[labels == digit])[0] for column in columns] for digit in digits])
