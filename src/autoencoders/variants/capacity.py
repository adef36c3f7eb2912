"""How many numbers does an emoji take? The dense network with codes of 1 to 192 numbers, and PCA with as many."""

import numpy as np
from sklearn.decomposition import PCA

from autoencoders.experiments import examples
from autoencoders.fast.faster import faster
from autoencoders.images import Images
from autoencoders.learning.training import begin, fit, predict
from autoencoders.metrics.measures import mse
from autoencoders.networks.sized import sized
from autoencoders.runs import Run

SEEDS = 3
EPOCHS = 100
BATCH = 256
CODES = [1, 2, 4, 8, 16, 32, 64, 128, 192]


def train(emoji: Images, seed: int) -> Run:
    """Train as in `dense`, once for each size of the code, and fit PCA with as many components."""
    plane = PCA(min(CODES[-1], len(emoji.train)), svd_solver="covariance_eigh").fit(emoji.train.reshape(len(emoji.train), -1))
    measures, pictures = {}, {}
    for codes in CODES:
        begin(seed)
        autoencoder = sized(codes)
        autoencoder.compile("adam", loss="mse")
        autoencoder = faster(autoencoder)
        fit(autoencoder, emoji.train, emoji.train, (emoji.test, emoji.test), epochs=EPOCHS, batch=BATCH)
        for name, rebuilt in (("", predict(autoencoder, emoji.test)), ("pca_", from_components(plane, emoji.test, codes))):
            rebuilt = np.clip(rebuilt, 0, 1)
            measures[f"test_{name}{codes}_mse"] = mse(emoji.test, rebuilt)
            pictures[f"test_{name}{codes}"] = rebuilt[emoji.at("test", examples.TEST)]
        measures[f"train_{codes}_mse"] = mse(emoji.train, np.clip(predict(autoencoder, emoji.train), 0, 1))
    return Run(pictures=pictures, measures=measures, arrays={"codes": np.array(CODES)})


def from_components(plane: PCA, images: np.ndarray, codes: int) -> np.ndarray:
    """The images, rebuilt from the first `codes` components."""
    components = plane.components_[:codes]
    centred = images.reshape(len(images), -1) - plane.mean_
    return (centred @ components.T @ components + plane.mean_).reshape(images.shape)
