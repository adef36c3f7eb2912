"""The vault, opened for a release: errors on pictures that nothing looked at before, beside those of the held-out ones.

No slide asks for it, so no build makes it: `make vault` does. Networks are those of the first seed, as their runs keep them.
"""

from dataclasses import replace

import numpy as np
from keras import Sequential

from autoencoders.images import Images
from autoencoders.learning.keeping import restored
from autoencoders.learning.training import predict
from autoencoders.metrics.measures import mse
from autoencoders.runs import Run
from autoencoders.variants import conv_best as best
from autoencoders.variants import conv_mse as conv
from autoencoders.variants import dct_luma, pca, resize
from autoencoders.variants import dense as plain

FIXED = {"resize": resize, "dct_luma": dct_luma, "pca": pca}


def train(emoji: Images, vault: Images, dense: Run, conv_mse: Run, conv_best: Run) -> Run:
    """Nothing to train: fit what is fitted to the training side, take the trained networks, and measure both sides."""
    aside = replace(emoji, test=vault.test, test_labels=vault.test_labels, test_families=vault.test_families)
    measures = {f"vault_{name}_mse": method.train(aside).measures["test_mse"] for name, method in FIXED.items()}
    measures |= {f"test_{name}_mse": method.train(emoji).measures["test_mse"] for name, method in FIXED.items()}
    for name, run, network in (("dense", dense, plain), ("conv_mse", conv_mse, conv), ("conv_best", conv_best, best)):
        autoencoder = Sequential(restored(run.weights, network.network()))
        for side, pictures in (("vault", vault.test), ("test", emoji.test)):
            measures[f"{side}_{name}_mse"] = mse(pictures, np.clip(predict(autoencoder, pictures), 0, 1))
    return Run(measures=measures, arrays={"vault_families": vault.test_families, "test_families": emoji.test_families})
