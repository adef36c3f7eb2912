"""The judges: pairs of classifiers of digits, which other variants use to measure what their decoded pictures still show."""

import numpy as np
from keras import Sequential

from autoencoders.fast.faster import faster
from autoencoders.images import Images
from autoencoders.learning.training import begin, fit, predict
from autoencoders.networks.judges import AT_ONCE, JUDGES, pair_of_networks, stored, trained_pair
from autoencoders.runs import Run

EPOCHS = 6
BATCH = 64


def train(mnist: Images) -> Run:
    """Train all judges on labelled digits; the run stores their weights, and how many held-out digits each names rightly."""
    seeds, arrays = range(1, JUDGES + 1), {}
    for seed in seeds:
        pair = train_pair(mnist, seed)
        arrays |= stored(seed, pair)
    pairs = [trained_pair(Run(arrays=arrays), seed) for seed in seeds]
    likely = np.array([[predict(network, mnist.test, AT_ONCE) for network in pair] for pair in pairs])  # (JUDGES, 2, n, 10)
    seen = {"test": likely.mean(axis=1), "test_conv": likely[:, 0], "test_dense": likely[:, 1]}
    right = {f"{name}_accuracy": (values.argmax(axis=-1) == mnist.test_labels).mean(axis=1) for name, values in seen.items()}
    return Run(sum(network.count_params() for network in pair), {}, right, arrays=arrays)


def train_pair(mnist: Images, seed: int) -> list[Sequential]:
    """The two networks of a judge, trained one after the other."""
    begin(seed)
    pair = pair_of_networks()
    for network in pair:
        network.compile("adam", loss="sparse_categorical_crossentropy")
        held_out = mnist.test, mnist.test_labels
        fit(faster(network), mnist.train, mnist.train_labels, held_out, epochs=EPOCHS, batch=BATCH)
    return pair
