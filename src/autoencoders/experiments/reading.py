"""Predict digits from numbers: with a linear classifier from all of them, and from each number alone."""

from collections.abc import Callable

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from autoencoders.experiments.latent import TRAIN_CODES
from autoencoders.images import Images
from autoencoders.metrics.detection import auroc

ITERATIONS = 300  # most iterations of the linear classifier's solver


def flat_sides(mnist: Images) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Training digits and all held-out digits, flat, each followed by their labels."""
    train, test = (pictures.reshape(len(pictures), -1) for pictures in (mnist.train[:TRAIN_CODES], mnist.test))
    return train, mnist.train_labels[:TRAIN_CODES], test, mnist.test_labels


def probe_measures(name: str, mnist: Images, turn: Callable[[np.ndarray], np.ndarray]) -> dict[str, np.ndarray]:
    """What a linear classifier on features, which `turn` computes from flat digits, names rightly, and its AUROC by digit."""
    train, train_labels, test, labels = flat_sides(mnist)
    probe = make_pipeline(StandardScaler(), LogisticRegression(max_iter=ITERATIONS)).fit(turn(train), train_labels)
    scores = probe.decision_function(turn(test))
    return {
        f"test_{name}_accuracy": probe.classes_[scores.argmax(axis=1)] == labels,
        f"test_{name}_auroc": digit_aurocs(scores, labels).diagonal(),
    }


def best_single_numbers(mnist: Images, turn: Callable[[np.ndarray], np.ndarray]) -> tuple[np.ndarray, np.ndarray]:
    """For each digit the index of the number that best separates training digits, and its AUROC on held-out ones.

    Whether a number is large or small for a digit is chosen on training digits, too.
    """
    train, train_labels, test, labels = flat_sides(mnist)
    known, asked = digit_aurocs(turn(train), train_labels), digit_aurocs(turn(test), labels)
    best = np.abs(known - 0.5).argmax(axis=1)
    known, asked = (aurocs[np.arange(len(best)), best] for aurocs in (known, asked))
    return best, np.where(known < 0.5, 1 - asked, asked)


def digit_aurocs(numbers: np.ndarray, labels: np.ndarray) -> np.ndarray:
    """The AUROC of each number for each digit against the rest: (digits, numbers); 0.5 is chance."""
    digits = np.unique(labels)
    columns = np.asarray(numbers, np.float64).T
    return np.array([[auroc(column[labels != digit], column[labels == digit])[0] for column in columns] for digit in digits])
