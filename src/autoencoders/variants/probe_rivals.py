"""Predict digits without learned features: from pixels, principal components and random directions."""

import numpy as np
from sklearn.decomposition import PCA

from autoencoders.experiments.reading import best_single_numbers, flat_sides, probe_measures
from autoencoders.images import Images
from autoencoders.runs import Run

CODES = 32  # as many as the simplest autoencoder has
DRAWS = 5  # of random directions


def train(mnist: Images) -> Run:
    """Measure linear classifiers, and single principal components."""
    train_pictures, _, test, labels = flat_sides(mnist)
    plane = PCA(min(CODES, *train_pictures.shape), svd_solver="covariance_eigh").fit(train_pictures)
    measures = probe_measures("pixels", mnist, lambda digits: digits) | probe_measures("pca", mnist, plane.transform)
    drawn = [probe_measures("random", mnist, onto_random(train_pictures.shape[1], seed)) for seed in range(1, DRAWS + 1)]
    measures |= {name: np.array([measured[name].mean() for measured in drawn]) for name in drawn[0]}
    measures["test_pca_alone_auroc"] = best_single_numbers(plane.transform(test), labels)[1]
    return Run(measures=measures)


def onto_random(pixels: int, seed: int):
    """A function that projects flat pictures on random directions."""
    directions = np.random.default_rng(seed).standard_normal((pixels, CODES), np.float32)
    return lambda digits: digits @ directions
