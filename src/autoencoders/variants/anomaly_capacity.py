"""Does a stronger autoencoder detect worse? Codes of 1 to 1,024 numbers, trained on eights, tested on all digits."""

import numpy as np

from autoencoders.fast.faster import faster
from autoencoders.images import Images
from autoencoders.learning.training import begin, fit, predict
from autoencoders.metrics.detection import area_by_picture, auroc, in_place, one_digit, pca_errors
from autoencoders.networks.simple import simple
from autoencoders.runs import Run

SEEDS = 5
EPOCHS = 30
BATCH = 128
CODES = [1, 2, 4, 8, 16, 32, 64, 128, 256, 1024]  # a digit has 784 pixels: the last is overcomplete
ACTIVATION = "leaky_relu"  # a code of one number cannot afford a dead unit
NORMAL = 8  # the source's own example of a normal digit
BY_PICTURE = ("32", "1024", "pca_32")  # whose areas are kept by picture, since claims compare them


def train(mnist: Images, seed: int) -> Run:
    """Train a network for each size of the code, and fit PCA with as many components."""
    known, held_out, own = one_digit(mnist, NORMAL)
    measures = {}
    for codes in CODES:
        begin(seed)
        autoencoder = simple(codes, ACTIVATION)
        autoencoder.compile("adam", loss="mse")
        fit(faster(autoencoder), known, known, (held_out[own], held_out[own]), epochs=EPOCHS, batch=BATCH)
        measures |= detection_measures(f"{codes}", np.square(held_out - predict(autoencoder, held_out)).mean(axis=1), own)
    for codes, errors in pca_errors(known, held_out, CODES).items():
        measures |= detection_measures(f"pca_{codes}", errors, own)
    return Run(measures=measures, arrays={"codes": np.array(CODES)})


def detection_measures(name: str, errors: np.ndarray, own: np.ndarray) -> dict[str, np.ndarray]:
    """AUROC, and the mean errors of normal and strange digits; `own` is the mask of normal ones."""
    normal, strange = errors[own], errors[~own]
    areas = {f"auroc_{name}": auroc(normal, strange)}
    if name in BY_PICTURE:
        areas[f"pictures_auroc_{name}"] = in_place(area_by_picture(normal, strange), own)
    return areas | {f"normal_{name}": normal.mean(keepdims=True), f"strange_{name}": strange.mean(keepdims=True)}
