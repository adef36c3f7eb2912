"""Does a stronger autoencoder detect worse? Codes of 1 to 1,024 numbers, trained on eights, tested on all digits."""

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
CODES = [1, 2, 4, 8, 16, 32, 64, 128, 256, 1024]  # a digit has 784 pixels: the last is overcomplete
ACTIVATION = "leaky_relu"  # a code of one number cannot afford a dead unit
NORMAL = 8  # the source's own example of a normal digit


def train(mnist: Images, seed: int) -> Run:
    """Train a network for each size of the code, and fit PCA with as many components."""
    known, held_out, own = one_digit(mnist, NORMAL)
    measures = {"brightness_auroc": auroc(-held_out[own].mean(axis=1), -held_out[~own].mean(axis=1))}
    for codes in CODES:
        begin(seed)
        autoencoder = simple(codes, ACTIVATION)
        autoencoder.compile(Adam(), loss=mean_squares)
        fit(autoencoder, known, known, (held_out[own], held_out[own]), epochs=EPOCHS, batch=BATCH)
        measures |= detection_measures(f"{codes}", np.square(held_out - predict(autoencoder, held_out)).mean(axis=1), own)
    for codes, errors in pca_errors(known, held_out, CODES).items():
        measures |= detection_measures(f"pca_{codes}", errors, own)
    return Run(measures=measures, arrays={"codes": np.array(CODES)})


def detection_measures(name: str, errors: np.ndarray, own: np.ndarray) -> dict[str, np.ndarray]:
    """AUROC, and the mean errors of normal and strange digits; `own` is the mask of normal ones."""
    return {
        f"auroc_{name}": auroc(errors[own], errors[~own]),
        f"normal_{name}": errors[own].mean(keepdims=True),
        f"strange_{name}": errors[~own].mean(keepdims=True),
    }
