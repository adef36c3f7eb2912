"""Anomaly detection: how well a score separates normal from strange pictures."""

import numpy as np
from sklearn.decomposition import PCA
from sklearn.metrics import roc_auc_score

from autoencoders.images import Images

ALARM_AT = 0.95  # quantile of training pictures' scores beyond which an alarm is sounded: it needs no stranger


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


def alarms(known: np.ndarray, scores: dict[str, np.ndarray], rule: str = "") -> dict[str, np.ndarray]:
    """The threshold, the share of each kind of picture beyond it, and the areas of the strange kinds; the first is normal.

    The threshold is ALARM_AT of the training pictures' scores. Names say the rule, if one is given: `icons_pca_auroc`.
    """
    (_, normal), *strange = scores.items()
    threshold = np.quantile(known, ALARM_AT)
    shares = {f"train{rule}_threshold": np.array([threshold])}
    shares |= {f"{kind}{rule}_alarm_share": (values > threshold).mean(keepdims=True) for kind, values in scores.items()}
    return shares | {f"{kind}{rule}_auroc": auroc(normal, values) for kind, values in strange}


def one_against_others(scores: np.ndarray, labels: np.ndarray, rule: str = "") -> dict[str, np.ndarray]:
    """The area for each of ten normal digits, and their mean by picture; `scores` are (10, pictures)."""
    own = labels == np.arange(10)[:, None]
    areas = [auroc(values[mask], values[~mask]) for values, mask in zip(scores, own, strict=True)]
    by_picture = [
        in_place(area_by_picture(values[mask], values[~mask]), mask) for values, mask in zip(scores, own, strict=True)
    ]
    return {f"{rule}auroc": np.concatenate(areas), f"{rule}pictures_auroc": np.mean(by_picture, axis=0)}


def in_place(values: np.ndarray, first: np.ndarray) -> np.ndarray:
    """Values of pictures in the order of these; those in the mask `first` came first."""
    placed = np.empty_like(values)
    placed[np.argsort(~first, kind="stable")] = values
    return placed


def area_by_picture(normal: np.ndarray, strange: np.ndarray) -> np.ndarray:
    """Numbers of mean `auroc`, normal pictures first: how each picture moves the area, as DeLong's placements say."""
    passed, caught = share_below(strange, normal), share_below(normal, strange)
    area, count = caught.mean(), len(normal) + len(strange)
    return area + np.concatenate([(1 - passed - area) * count / len(normal), (caught - area) * count / len(strange)])


def share_below(others: np.ndarray, scores: np.ndarray) -> np.ndarray:
    """The share of `others` that lie below each score; equal ones count one half."""
    ordered = np.sort(others)
    return sum(np.searchsorted(ordered, scores, side) for side in ("left", "right")) / (2 * len(others))
