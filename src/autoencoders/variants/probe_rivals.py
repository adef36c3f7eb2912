"""Predict digits without learned features: from pixels, principal components and random directions."""

import numpy as np
from sklearn.decomposition import PCA

from autoencoders.experiments.reading import best_single_numbers, flat_sides, probe_measures
from autoencoders.images import Images
from autoencoders.runs import Run

SEEDS = 5  # of random directions; pixels and components are the same for each
CODES = 32  # as many as the simplest autoencoder has


def train(mnist: Images, seed: int) -> Run:
    """Measure linear classifiers, and single principal components."""
    known, *_ = flat_sides(mnist)
    plane = PCA(min(CODES, *known.shape), svd_solver="covariance_eigh").fit(known)
    measures = probe_measures("pixels", mnist, lambda digits: digits) | probe_measures("pca", mnist, plane.transform)
    measures |= probe_measures("random", mnist, onto_random(known.shape[1], seed))
    return Run(measures=measures | {"test_pca_alone_auroc": best_single_numbers(mnist, plane.transform)[1]})


def onto_random(pixels: int, seed: int):
    """A function that projects flat pictures on random directions."""
    directions = np.random.default_rng(seed).standard_normal((pixels, CODES), np.float32)
    return lambda digits: digits @ directions
