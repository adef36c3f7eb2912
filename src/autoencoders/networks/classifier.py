"""The classifier of digits, which slides call the judge: it says what a picture still shows."""

import numpy as np
from keras import Sequential

from autoencoders.learning.training import predict
from autoencoders.networks.judges import AT_ONCE, digit_classifier
from autoencoders.runs import Run


def stored_weights(network: Sequential) -> dict[str, np.ndarray]:
    """A network's weights as arrays of a run."""
    return {f"weights_{number}": values for number, values in enumerate(network.get_weights())}


def probabilities(classifier: Run, digits: np.ndarray) -> np.ndarray:
    """The trained classifier's probabilities for each picture: (n, 10); `classifier` is the run that holds its weights."""
    network = digit_classifier()
    network.set_weights([classifier.arrays[f"weights_{number}"] for number in range(len(network.weights))])
    return predict(network, digits, AT_ONCE)  # (n, 10)
