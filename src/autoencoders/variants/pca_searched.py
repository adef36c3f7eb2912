"""PCA whose codes know that outputs are clipped: a few steps down each picture's own error, by the same components."""

import numpy as np
from sklearn.decomposition import PCA

from autoencoders.experiments.rebuilding import emoji_run
from autoencoders.experiments.searching import output_pull, searched
from autoencoders.images import Images
from autoencoders.runs import Run
from autoencoders.variants.pca import CODES


def train(emoji: Images) -> Run:
    """Fit PCA to the training images and rebuild all emoji from codes that were searched."""
    return searched_run(emoji.train, emoji)


def searched_run(fitted_to: np.ndarray, emoji: Images) -> Run:
    """Fit PCA to the pictures `fitted_to`, and rebuild all of `emoji` from codes that were searched."""
    flat = fitted_to.reshape(len(fitted_to), -1)
    plane = PCA(min(CODES, *flat.shape), svd_solver="covariance_eigh").fit(flat)

    def pull(codes: np.ndarray, images: np.ndarray) -> np.ndarray:
        return output_pull(plane.inverse_transform(codes), images) @ plane.components_.T

    def rebuild(images: np.ndarray) -> np.ndarray:
        rows = images.reshape(len(images), -1)
        return plane.inverse_transform(searched(plane.transform(rows), rows, pull)).reshape(images.shape)

    return emoji_run(emoji, rebuild, params=plane.components_.size + plane.mean_.size)
