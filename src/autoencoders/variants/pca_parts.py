"""PCA taken apart: the mean picture, the first components, and the shown emoji as they grow, component by component."""

import numpy as np
from sklearn.decomposition import PCA

from autoencoders.experiments import examples
from autoencoders.images import Images
from autoencoders.metrics.measures import mse
from autoencoders.runs import Run
from autoencoders.variants.capacity import from_components

COUNTS = [0, 1, 2, 4, 8, 16, 32, 64, 128, 192]  # components
SHOWN = 12  # of the components


def train(emoji: Images) -> Run:
    """Fit PCA to the training images, and rebuild held-out emoji from more and more components."""
    flat = emoji.train.reshape(len(emoji.train), -1)
    plane = PCA(min(COUNTS[-1], *flat.shape), svd_solver="covariance_eigh").fit(flat)
    shown = emoji.test[examples.shown(emoji, "test")]
    built = {count: np.clip(from_components(plane, emoji.test, count), 0, 1) for count in COUNTS}
    pictures = {f"test_{count}": images[examples.shown(emoji, "test")] for count, images in built.items()}
    pictures |= {
        "mean": plane.mean_.reshape(1, *shown.shape[1:]),
        "components": np.stack([around_grey(part) for part in plane.components_[:SHOWN]]).reshape(-1, *shown.shape[1:]),
    }
    measures = {f"test_{count}_mse": mse(emoji.test, images) for count, images in built.items()}
    weights = plane.transform(shown.reshape(len(shown), -1))[:, :SHOWN]
    return Run(0, pictures, measures, arrays=emoji.families() | {"test_weights": weights.astype(np.float32)})


def around_grey(component: np.ndarray) -> np.ndarray:
    """A component as a picture: grey where it is zero, its largest number in size white or black."""
    return 0.5 + component / (2 * np.abs(component).max())
