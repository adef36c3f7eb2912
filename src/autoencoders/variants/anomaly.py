"""Anomaly detection by rebuilding error: does a network that was trained on emoji rebuild digits worse?

Yes, and so does a single corner pixel: emoji stand on white, digits on black. Inverted digits are the fairer test.
"""

import numpy as np

from autoencoders.experiments.rebuilding import emoji_run
from autoencoders.experiments.resampling import resized
from autoencoders.fast.faster import faster
from autoencoders.images import Images
from autoencoders.learning.training import begin, fit, predict
from autoencoders.metrics.detection import auroc
from autoencoders.metrics.measures import mse
from autoencoders.networks.small import small
from autoencoders.runs import Run

SEEDS = 5
EPOCHS = 100
BATCH = 64
DIGITS = 1000  # the first of the held-out digits, as in the source


def train(emoji: Images, mnist: Images, seed: int) -> Run:
    """Train on emoji; then measure how well each score separates held-out emoji from digits."""
    begin(seed)
    autoencoder = small(32)
    autoencoder.compile("adam", loss="mse")
    autoencoder = faster(autoencoder)
    curves = fit(autoencoder, emoji.train, emoji.train, (emoji.test, emoji.test), epochs=EPOCHS, batch=BATCH)
    run = emoji_run(emoji, lambda images: predict(autoencoder, images), autoencoder.count_params(), curves)
    digits = resized(np.repeat(mnist.test[:DIGITS], 3, axis=-1), 32)
    pictures = {}
    for name, strange in (("digits", digits), ("inverted", 1 - digits)):
        outputs = predict(autoencoder, strange)
        run.measures[f"{name}_mse"] = mse(strange, outputs)
        run.measures.update(aurocs(name, emoji.test, strange, run.measures["test_mse"], run.measures[f"{name}_mse"]))
        pictures |= {f"{name}_originals": strange[:6], name: outputs[:6]}
    return Run(run.params, run.pictures | pictures, run.measures, run.curves)


def aurocs(name: str, normal: np.ndarray, strange: np.ndarray, errors: np.ndarray, strange_errors: np.ndarray) -> dict:
    """AUROC of the network's error, of a corner pixel and of the mean brightness."""
    return {
        f"{name}_auroc": auroc(errors, strange_errors),
        f"{name}_corner_auroc": auroc(-normal[:, 0, 0].mean(axis=-1), -strange[:, 0, 0].mean(axis=-1)),
        f"{name}_brightness_auroc": auroc(-normal.mean(axis=(1, 2, 3)), -strange.mean(axis=(1, 2, 3))),
    }
