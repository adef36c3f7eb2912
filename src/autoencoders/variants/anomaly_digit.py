"""A harder test of anomaly detection: one digit is normal, the nine others are strange, and all are white on black."""

import numpy as np

from autoencoders.experiments.strangers import mistaken
from autoencoders.fast.faster import faster
from autoencoders.images import Images
from autoencoders.learning.training import begin, fit, predict
from autoencoders.metrics.detection import alarms, one_against_others, one_digit
from autoencoders.networks.simple import simple
from autoencoders.runs import Run

SEEDS = 5
EPOCHS = 30
BATCH = 128
CODES = 32
ACTIVATION = "leaky_relu"  # the source's little network with its ReLUs rebuilds nine of ten digits as plain black


def train(mnist: Images, seed: int) -> Run:
    """Train ten networks, each on one digit."""
    pictures, every, losses, shares, params = {}, [], [], [], 0
    for digit in range(10):
        known, held_out, own = one_digit(mnist, digit)
        begin(seed)
        autoencoder = simple(CODES, ACTIVATION)
        autoencoder.compile("adam", loss="mse")
        losses.append(fit(faster(autoencoder), known, known, (held_out[own],) * 2, epochs=EPOCHS, batch=BATCH)["train_loss"])
        usual, errors = (np.square(asked - predict(autoencoder, asked)).mean(axis=1) for asked in (known, held_out))
        found = mistaken(mnist.test[own], errors[own], mnist.test[~own], errors[~own])
        pictures |= {f"{name}_{digit}": shown for name, shown in found.items()}
        shares.append(alarms(usual, {"own": errors[own], "others": errors[~own]}))
        every.append(errors)
        params = autoencoder.count_params()
    measures = {name: np.concatenate([share[name] for share in shares]) for name in ("own_alarm_share", "others_alarm_share")}
    measures |= one_against_others(np.stack(every), mnist.test_labels)
    return Run(params, pictures, measures, {"train_loss": np.mean(losses, axis=0)})
