"""Anomaly detection: how well a score separates normal from strange pictures."""

import numpy as np
from sklearn.decomposition import PCA
from sklearn.metrics import roc_auc_score

from autoencoders.images import Images


def auroc(normal: np.ndarray, strange: np.ndarray) -> np.ndarray:
    """Area under the ROC curve: the probability that a strange picture scores higher than a normal one; 0.5 is chance."""
    truth = np.repeat([0, 1], [len(normal), len(strange)])
    return np.array([roc_auc_score(truth, np.concatenate([normal, strange]))])


def one_digit(mnist: Images, digit: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """The training pictures of one digit, all held-out pictures, both flat, and a mask of the held-out ones of that digit."""
    flat = [digits.reshape(len(digits), -1) for digits in (mnist.train[mnist.train_labels == digit], mnist.test)]
    return *flat, mnist.test_labels == digit


def pca_errors(known: np.ndarray, pictures: np.ndarray, codes: list[int]) -> dict[int, np.ndarray]:
    """Each picture's error after PCA fitted to `known`, by number of components (`codes`)."""
    plane = PCA(min(max(codes), *known.shape), svd_solver="covariance_eigh").fit(known)
    centred = pictures - plane.mean_
    parts = centred @ plane.components_.T
    whole = np.square(centred).sum(axis=1)
    kept = np.cumsum(np.square(parts), axis=1)
    return {size: (whole - kept[:, size - 1]) / known.shape[1] for size in codes if size <= len(plane.components_)}
