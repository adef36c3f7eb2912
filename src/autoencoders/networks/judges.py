"""The judges of pictures of digits, which say what a picture still shows.

A judge is two networks of different kinds, whose probabilities are averaged. There are as many judges as a variant has seeds:
what one seed draws is judged by a pair of its own, so the spread over seeds holds that of the judges, too.
"""

from collections.abc import Callable

import numpy as np
from keras import Sequential
from keras.layers import Input

from autoencoders.learning.keeping import kept, restore
from autoencoders.learning.training import predict
from autoencoders.networks.digit_classifiers import dense_classifier, digit_classifier
from autoencoders.runs import Run

AT_ONCE = 500  # pictures a batch: 10,000 are a whole number of batches
JUDGES = 5  # the most seeds that a variant with a judge has


def pair_of_networks() -> list[Sequential]:
    """The two networks of a judge, untrained."""
    return [digit_classifier(), dense_classifier()]


def stored(judge: int, pair: list[Sequential]) -> dict[str, np.ndarray]:
    """The weights of a judge as arrays of a run, in half precision."""
    return {f"judge_{judge} {name}": values for name, values in kept(*pair).items()}


def trained_pair(judges: Run, seed: int) -> list[Sequential]:
    """The convolutional and the dense network that judge a run's seed; a sixth seed has those of the first again."""
    pair, own = pair_of_networks(), f"judge_{(seed - 1) % JUDGES + 1} "
    restore({name: values for name, values in judges.arrays.items() if name.startswith(own)}, *pair)
    return pair


def judge(judges: Run, seed: int) -> Callable[[np.ndarray], np.ndarray]:
    """From pictures to probabilities of the ten digits, (n, 10), by the networks that judge a run's seed."""
    pair = trained_pair(judges, seed)
    return lambda pictures: np.mean([predict(network, pictures, AT_ONCE) for network in pair], axis=0)


def features(judges: Run, seed: int) -> Callable[[np.ndarray], np.ndarray]:
    """From pictures to what the convolutional network of the same judge sees in them before it names a digit: (n, 48)."""
    network = trained_pair(judges, seed)[0]
    body = Sequential([Input((28, 28, 1)), *network.layers[:-1]])
    return lambda pictures: predict(body, pictures, AT_ONCE)
