"""Anomaly detection by rebuilding error: does a network that was trained on emoji rebuild strange pictures worse?

Emoji stand on white, digits on black, so a single corner pixel tells them apart; inverted digits are grey. Icons by another
hand, in colour and on white, are what no plain rule finds. `anomaly_rivals` has what needs no network.
"""

from dataclasses import replace

from keras import Sequential

from autoencoders.experiments.strangers import SHOWN, mistaken, strangers
from autoencoders.experiments.trained_on_emoji import network_run
from autoencoders.fast.faster import faster
from autoencoders.images import Images
from autoencoders.learning.keeping import seen_by
from autoencoders.learning.training import begin, fit, predict
from autoencoders.metrics.detection import alarms
from autoencoders.metrics.measures import mse
from autoencoders.networks.small import small
from autoencoders.runs import Run

SEEDS = 5
EPOCHS = 100
BATCH = 64


def network() -> Sequential:
    """The untrained network, as `autoencoders.load` gives it the weights of a run."""
    return small(32)


def train(emoji: Images, mnist: Images, icons: Images, seed: int) -> Run:
    """Train on emoji; then measure how well the error separates held-out emoji from each kind of stranger."""
    begin(seed)
    autoencoder = network()
    autoencoder.compile("adam", loss="mse")
    curves = fit(faster(autoencoder), emoji.train, emoji.train, (emoji.test, emoji.test), epochs=EPOCHS, batch=BATCH)
    run = network_run(emoji, autoencoder, curves, keep=True)
    pictures, arrays = seen_by(autoencoder, emoji.test)
    errors = {"test": run.measures["test_mse"]}
    for kind, strange in strangers(mnist, icons).items():
        outputs = predict(autoencoder, strange)
        errors[kind] = mse(strange, outputs)
        pictures |= {f"{kind}_originals": strange[:SHOWN], kind: outputs[:SHOWN]}
        found = mistaken(emoji.test, errors["test"], strange, errors[kind])
        pictures |= {f"{kind}_passed": found["passed"], "test_suspected": found["suspected"]}
    measures = alarms(run.measures["train_mse"], errors) | {f"{kind}_mse": values for kind, values in errors.items()}
    return replace(run, pictures=run.pictures | pictures, arrays=run.arrays | arrays, measures=run.measures | measures)
