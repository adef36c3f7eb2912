"""How well a score tells what is normal from what is strange."""

import numpy as np
from sklearn.decomposition import PCA
from sklearn.metrics import roc_auc_score

from autoencoders.images import Images


def auroc(normal: np.ndarray, strange: np.ndarray) -> np.ndarray:
    """The area under the ROC curve: the chance that of two pictures the strange one scores higher; 0.5 is guessing."""
    truth = np.repeat([0, 1], [len(normal), len(strange)])
    return np.array([roc_auc_score(truth, np.concatenate([normal, strange]))])


def one_digit(mnist: Images, digit: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """The training pictures of one digit and all held-out digits, flat; and which of these are the one."""
    flat = [digits.reshape(len(digits), -1) for digits in (mnist.train[mnist.train_labels == digit], mnist.test)]
    return *flat, mnist.test_labels == digit


def pca_errors(known: np.ndarray, pictures: np.ndarray, codes: list[int]) -> dict[int, np.ndarray]:
    """The error of each picture after projection on the known ones' plane of largest variance, for planes of several sizes."""
    plane = PCA(min(max(codes), *known.shape), svd_solver="covariance_eigh").fit(known)
    centred = pictures - plane.mean_
    parts = centred @ plane.components_.T
    whole = np.square(centred).sum(axis=1)
    kept = np.cumsum(np.square(parts), axis=1)
    return {size: (whole - kept[:, size - 1]) / known.shape[1] for size in codes if size <= len(plane.components_)}
