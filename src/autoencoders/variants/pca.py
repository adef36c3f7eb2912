"""PCA with 192 components: the best linear encoder and decoder for the training images."""

import numpy as np
from sklearn.decomposition import PCA

from autoencoders.experiments.rebuilding import emoji_run
from autoencoders.images import Images
from autoencoders.runs import Run

CODES = 192


def train(emoji: Images) -> Run:
    """Fit PCA to the training images and rebuild all emoji."""
    return pca_run(emoji.train, emoji)


def pca_run(fitted_to: np.ndarray, emoji: Images) -> Run:
    """Fit PCA to the pictures `fitted_to`, and rebuild all of `emoji`."""
    flat = fitted_to.reshape(len(fitted_to), -1)
    plane = PCA(min(CODES, *flat.shape), svd_solver="covariance_eigh").fit(flat)

    def rebuild(images):
        return plane.inverse_transform(plane.transform(images.reshape(len(images), -1))).reshape(images.shape)

    return emoji_run(emoji, rebuild, params=plane.components_.size + plane.mean_.size)
