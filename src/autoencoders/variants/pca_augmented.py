"""PCA fitted to augmented pictures: how much of our network's lead is the augmentation's alone?"""

import numpy as np

from autoencoders.experiments.augmentation import augmented
from autoencoders.images import Images
from autoencoders.runs import Run
from autoencoders.variants import pca

COPIES = 4  # of each training image, as our network's start
SEED = 41


def train(emoji: Images) -> Run:
    """`pca` as it is, of four times the pictures; scored on the plain ones."""
    random = np.random.default_rng(SEED)
    more = np.concatenate([augmented(emoji.train, random) for _ in range(COPIES)])
    return pca.pca_run(more, emoji)
