"""Digits against clothes without a network, either way: the alarms that the errors of `anomaly_clothes` have to beat."""

from autoencoders.experiments.plain_alarms import alarms_of_rules
from autoencoders.images import Images
from autoencoders.runs import Run

CODES = 32  # components of PCA, as many as numbers in the networks' codes
SIDE = 5  # 5 x 5 = 25 numbers, the largest square that is not larger
HELD_OUT = 2000  # pictures of each kind, those of `anomaly_clothes`


def train(mnist: Images, fashion_mnist: Images) -> Run:
    """Score held-out digits and clothes by every rule, which knows the one or the other."""
    measures = {}
    for name, known, strange in (("digits", mnist, fashion_mnist), ("clothes", fashion_mnist, mnist)):
        kinds = {"normal": known.test[:HELD_OUT], "strange": strange.test[:HELD_OUT]}
        found = alarms_of_rules(known.train, kinds, CODES, SIDE)
        measures |= {f"{name}_{key}": values for key, values in found.items()}
    return Run(measures=measures)
