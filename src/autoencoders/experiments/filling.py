"""Fill holes in digits without a network, from training digits (`known`); `masks` are 1 where a pixel is hidden."""

from collections.abc import Callable

import numpy as np

from autoencoders.images import Images

NEAREST = 10  # training digits that are averaged
RIDGE = 0.001  # added to each pixel's variance, without which border pixels have none; chosen among training digits
AT_ONCE = 500

Fill = Callable[[np.ndarray, np.ndarray, np.ndarray], np.ndarray]  # known, pictures and masks to pictures


def filled(fill: Fill, mnist: Images, masks: np.ndarray, told: bool) -> np.ndarray:
    """The held-out digits as this way fills them, from training digits of the true class if it is told, or from all."""
    labels = [side if told else np.zeros_like(side) for side in (mnist.train_labels, mnist.test_labels)]
    filled_digits = np.empty_like(mnist.test)
    for label in np.unique(labels[1]):
        mine = labels[1] == label
        filled_digits[mine] = fill(mnist.train[labels[0] == label], mnist.test[mine] * (1 - masks[mine]), masks[mine])
    return filled_digits


def mean_image(known: np.ndarray, pictures: np.ndarray, masks: np.ndarray) -> np.ndarray:
    """The mean of all known digits."""
    return np.broadcast_to(known.mean(axis=0), pictures.shape)


def mean_of_nearest(known: np.ndarray, pictures: np.ndarray, masks: np.ndarray) -> np.ndarray:
    """The mean of the NEAREST known digits, by the squared difference of visible pixels."""
    flat, nearest = flattened(known), np.empty_like(pictures)
    for start in range(0, len(pictures), AT_ONCE):
        part = slice(start, start + AT_ONCE)
        visible, shown = flattened(pictures[part]), 1 - flattened(masks[part])
        distances = shown @ np.square(flat).T - 2 * visible @ flat.T  # but for what all of a row have in common
        places = np.argpartition(distances, NEAREST, axis=1)[:, :NEAREST]
        nearest[part] = known[places].mean(axis=1)
    return nearest


def expected(known: np.ndarray, pictures: np.ndarray, masks: np.ndarray) -> np.ndarray:
    """What is expected of hidden pixels, given the visible ones, if all are normally distributed as the known digits are."""
    flat, hidden = flattened(known).astype(np.float64), flattened(masks) > 0
    mean, pixels = flat.mean(axis=0), flattened(pictures).astype(np.float64)
    precision = np.linalg.inv(np.cov(flat.T) + RIDGE * np.eye(flat.shape[1]))
    for mask in np.unique(hidden, axis=0):
        mine = (hidden == mask).all(axis=1)
        slopes = -np.linalg.solve(precision[np.ix_(mask, mask)], precision[np.ix_(mask, ~mask)])
        pixels[np.ix_(mine, mask)] = mean[mask] + (pixels[np.ix_(mine, ~mask)] - mean[~mask]) @ slopes.T
    return np.clip(pixels, 0, 1).astype(np.float32).reshape(pictures.shape)


def flattened(pictures: np.ndarray) -> np.ndarray:
    """Each picture as a row of pixels."""
    return pictures.reshape(len(pictures), -1)
