"""Alarms without a network: rules that a detector of strange pictures has to beat."""

import numpy as np

from autoencoders.experiments.resampling import down_and_up
from autoencoders.images import slices
from autoencoders.metrics.detection import alarms, pca_errors
from autoencoders.metrics.measures import mse

KNOWN = 2000  # training pictures, at most, whose own scores say what is usual


def alarms_of_rules(known: np.ndarray, kinds: dict[str, np.ndarray], codes: int, side: int) -> dict[str, np.ndarray]:
    """What each rule says of every picture, and how well it separates the first kind, which is normal, from each other."""
    cuts, measures = np.cumsum([len(pictures) for pictures in kinds.values()])[:-1], {}
    for rule, (usual, found) in scores(known, np.concatenate([*kinds.values()]), codes, side).items():
        named = dict(zip(kinds, np.split(found, cuts), strict=True))
        measures |= {f"{kind}_{rule}": values for kind, values in named.items()} | alarms(usual, named, f"_{rule}")
    return measures


def scores(known: np.ndarray, asked: np.ndarray, codes: int, side: int) -> dict[str, tuple[np.ndarray, np.ndarray]]:
    """Each rule's scores of KNOWN training pictures at most, and of the pictures that are asked for.

    What is plain may be unusual at either end: such rules come twice, as they are and as distances from the median.
    """
    usual = known[:KNOWN]
    pictures = np.concatenate([usual, asked])
    plain = plain_scores(pictures)
    unusual = {f"unusual_{rule}": np.abs(values - np.median(values[: len(usual)])) for rule, values in plain.items()}
    every = plain | unusual | errors(known, pictures, codes, side) | {"nearest": nearest(known, usual, asked)}
    return {rule: (values[: len(usual)], values[len(usual) :]) for rule, values in every.items()}


def plain_scores(pictures: np.ndarray) -> dict[str, np.ndarray]:
    """What can be said of a picture that is compared with no other: how bright, how colourful, how detailed it is."""
    steps = [np.abs(np.diff(pictures, axis=axis)).mean(axis=(1, 2, 3)) for axis in (1, 2)]
    plain = {"brightness": pictures.mean(axis=(1, 2, 3)), "corner": pictures[:, 0, 0].mean(axis=-1), "detail": sum(steps)}
    colourful = np.ptp(pictures, axis=-1).mean(axis=(1, 2))
    return plain if pictures.shape[-1] == 1 else plain | {"colour": colourful}


def errors(known: np.ndarray, pictures: np.ndarray, codes: int, side: int) -> dict[str, np.ndarray]:
    """Squared errors of the mean picture, of PCA with so many `codes`, and of shrinking to `side` and back."""
    flat, coloured = known.reshape(len(known), -1), np.broadcast_to(pictures, (*pictures.shape[:-1], 3))
    [by_pca] = pca_errors(flat, pictures.reshape(len(pictures), -1), [min(codes, *flat.shape)]).values()
    by_resize = mse(coloured, down_and_up(coloured, side))
    return {"mean": mse(pictures, known.mean(axis=0)), "pca": by_pca, "resize": by_resize}


def nearest(known: np.ndarray, usual: np.ndarray, asked: np.ndarray) -> np.ndarray:
    """The mean squared error of the nearest known picture, which for `usual` ones is not the picture itself."""
    flat = [pictures.reshape(len(pictures), -1) for pictures in (known, usual, asked)]
    return np.concatenate([least_errors(flat[0], flat[1], 1), least_errors(flat[0], flat[2], 0)])


def least_errors(known: np.ndarray, asked: np.ndarray, skipped: int) -> np.ndarray:
    """Each asked picture's mean squared error to the known one that is nearest after so many."""
    squares = np.square(known).sum(axis=1)
    found = [np.partition(squares - 2 * asked[part] @ known.T, skipped, axis=1)[:, skipped] for part in slices(len(asked))]
    return np.maximum(np.concatenate(found) + np.square(asked).sum(axis=1), 0) / known.shape[1]
