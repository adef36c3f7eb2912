"""A harder test of anomaly detection: one digit is normal, the nine others are strange, and all are white on black."""

import numpy as np

from autoencoders.fast.optimizers import Adam
from autoencoders.fast.pixelwise import mean_squares
from autoencoders.images import Images
from autoencoders.learning.training import begin, fit, predict
from autoencoders.metrics.detection import auroc, one_digit, pca_errors
from autoencoders.networks.simple import simple
from autoencoders.runs import Run

SEEDS = 3
EPOCHS = 30
BATCH = 128
CODES = 32  # of the network and of PCA
ACTIVATION = "leaky_relu"  # the source's little network with its ReLUs rebuilds nine of ten digits as plain black
SHOWN = 6


def train(mnist: Images, seed: int) -> Run:
    """Train ten networks, each on one digit."""
    measures: dict[str, list] = {"auroc": [], "pca_auroc": [], "mean_auroc": [], "brightness_auroc": []}
    pictures, losses, params = {}, [], 0
    for digit in range(10):
        known, held_out, own = one_digit(mnist, digit)
        begin(seed)
        autoencoder = simple(CODES, ACTIVATION)
        autoencoder.compile(Adam(), loss=mean_squares)
        losses.append(fit(autoencoder, known, known, (held_out[own], held_out[own]), epochs=EPOCHS, batch=BATCH)["train_loss"])
        errors = np.square(held_out - predict(autoencoder, held_out)).mean(axis=1)
        for name, scores in ({"auroc": errors} | rivals(known, held_out)).items():
            measures[name].append(auroc(scores[own], scores[~own]))
        pictures |= mistaken(digit, mnist, errors)
        params = autoencoder.count_params()
    areas = {name: np.concatenate(values) for name, values in measures.items()}  # (10,): one for each normal digit
    return Run(params, pictures, areas, {"train_loss": np.mean(losses, axis=0)})


def rivals(known: np.ndarray, pictures: np.ndarray) -> dict[str, np.ndarray]:
    """Scores without a network: the error of PCA, the distance to the mean training picture, and darkness."""
    [by_pca] = pca_errors(known, pictures, [min(CODES, len(known))]).values()
    by_mean = np.square(pictures - known.mean(axis=0)).mean(axis=1)
    return {"pca_auroc": by_pca, "mean_auroc": by_mean, "brightness_auroc": -pictures.mean(axis=1)}


def mistaken(digit: int, mnist: Images, errors: np.ndarray) -> dict[str, np.ndarray]:
    """The strange digits with the smallest errors (`passed`), and the normal ones with the largest (`suspected`)."""
    order = np.argsort(errors, kind="stable")
    own = mnist.test_labels[order] == digit
    return {f"passed_{digit}": mnist.test[order[~own][:SHOWN]], f"suspected_{digit}": mnist.test[order[own][::-1][:SHOWN]]}
