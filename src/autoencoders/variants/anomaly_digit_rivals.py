"""One digit against the nine others without a network: the alarms that the errors of `anomaly_digit` have to beat."""

import numpy as np

from autoencoders.experiments.plain_alarms import scores
from autoencoders.images import Images
from autoencoders.metrics.detection import one_against_others
from autoencoders.runs import Run

CODES = 32  # components of PCA, as many as numbers in the networks' codes
SIDE = 5  # 5 x 5 = 25 numbers, the largest square that is not larger


def train(mnist: Images) -> Run:
    """Score all held-out digits by every rule, with each digit as the normal one."""
    by_digit = [scores(mnist.train[mnist.train_labels == digit], mnist.test[:], CODES, SIDE) for digit in range(10)]
    measures = {}
    for rule in by_digit[0]:
        measures |= one_against_others(np.stack([found[rule][1] for found in by_digit]), mnist.test_labels, f"{rule}_")
    return Run(measures=measures)
