"""The main comparison again on five other splits by family: does who is held out decide who wins?

Each seed is another split, dealt from all emoji but the vault's, and the networks' seed on it.
"""

import numpy as np

from autoencoders.datasets.emoji_pool import another_split
from autoencoders.images import Images
from autoencoders.runs import Run
from autoencoders.variants import conv_best, conv_mse, dct_luma, dense, pca, resize

SEEDS = 5
FIXED = {"resize": resize, "dct_luma": dct_luma, "pca": pca}
TRAINED = {"dense": dense, "conv_mse": conv_mse, "conv_best": conv_best}


def train(emoji_pool: Images, seed: int) -> Run:
    """Deal a split, and measure each method's held-out error on it."""
    emoji = another_split(emoji_pool, seed)
    runs = {name: variant.train(emoji) for name, variant in FIXED.items()}
    runs |= {name: variant.train(emoji, seed) for name, variant in TRAINED.items()}
    return Run(measures={f"test_{name}_mse": np.asarray(run.measures["test_mse"]) for name, run in runs.items()})
