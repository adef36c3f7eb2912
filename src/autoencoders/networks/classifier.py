"""The classifier of digits, which slides call the judge: it says what a picture still shows."""

import numpy as np
from keras import Sequential
from keras.layers import Conv2D, Dense, Flatten, Input, MaxPooling2D

from autoencoders.learning.training import predict
from autoencoders.runs import Run

AT_ONCE = 500  # pictures a batch: 10,000 are a whole number of batches


def digit_classifier() -> Sequential:
    """28x28 to probabilities of the ten digits: 26,838 weights."""
    return Sequential([
        Input((28, 28, 1)),
        Conv2D(12, 3, activation="relu"), MaxPooling2D(),
        Conv2D(20, 3, activation="relu"), MaxPooling2D(),
        Flatten(),
        Dense(48, activation="relu"),
        Dense(10, activation="softmax"),
    ])


def stored_weights(network: Sequential) -> dict[str, np.ndarray]:
    """A network's weights as arrays of a run."""
    return {f"weights_{number}": values for number, values in enumerate(network.get_weights())}


def probabilities(classifier: Run, digits: np.ndarray) -> np.ndarray:
    """The trained classifier's probabilities for each picture: (n, 10); `classifier` is the run that holds its weights."""
    network = digit_classifier()
    network.set_weights([classifier.arrays[f"weights_{number}"] for number in range(len(network.weights))])
    return predict(network, digits, AT_ONCE)  # (n, 10)
