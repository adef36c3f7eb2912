"""PCA with all that helps it: fitted to augmented pictures, its codes searched for outputs that are clipped."""

import numpy as np

from autoencoders.experiments.augmentation import augmented
from autoencoders.images import Images
from autoencoders.runs import Run
from autoencoders.variants.pca_augmented import COPIES, SEED
from autoencoders.variants.pca_searched import searched_run


def train(emoji: Images) -> Run:
    """Fit PCA as in `pca_augmented`, and rebuild the original pictures as in `pca_searched`."""
    random = np.random.default_rng(SEED)
    return searched_run(np.concatenate([augmented(emoji.train, random) for _ in range(COPIES)]), emoji)
