"""PCA fitted to augmented pictures: how much of our network's lead is due to augmentation alone?"""

import numpy as np

from autoencoders.experiments.augmentation import augmented
from autoencoders.images import Images
from autoencoders.runs import Run
from autoencoders.variants import pca

COPIES = 4  # of each training image, as for the start of `conv_best`
SEED = 41


def train(emoji: Images) -> Run:
    """Fit PCA to augmented training images and rebuild the original ones."""
    random = np.random.default_rng(SEED)
    more = np.concatenate([augmented(emoji.train, random) for _ in range(COPIES)])
    return pca.pca_run(more, emoji)
