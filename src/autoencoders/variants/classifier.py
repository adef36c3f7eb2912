"""The classifier of digits, which other variants use to measure what their decoded pictures still show."""

import numpy as np

from autoencoders.images import Images
from autoencoders.learning.training import begin, fit, predict
from autoencoders.networks.classifier import AT_ONCE, digit_classifier, stored_weights
from autoencoders.runs import Run

SEEDS = 3
EPOCHS = 6
BATCH = 64
SHOWN = 10


def train(mnist: Images, seed: int) -> Run:
    """Train on labelled digits; the run stores the weights, which other variants load."""
    begin(seed)
    network = digit_classifier()
    network.compile("adam", loss="sparse_categorical_crossentropy")
    held_out = mnist.test, mnist.test_labels
    curves = fit(network, mnist.train, mnist.train_labels, held_out, epochs=EPOCHS, batch=BATCH)
    predicted = predict(network, mnist.test, AT_ONCE).argmax(axis=1)
    right = (predicted == mnist.test_labels).mean(keepdims=True)
    mistaken = np.flatnonzero(predicted != mnist.test_labels)[:SHOWN]
    pictures = {"test_mistaken": mnist.test[mistaken]} if len(mistaken) else {}
    return Run(network.count_params(), pictures, {"test_accuracy": right}, curves, stored_weights(network))
