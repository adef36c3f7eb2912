"""Emoji against strangers without a network: the alarms that the error of `anomaly` has to beat."""

from autoencoders.experiments.plain_alarms import alarms_of_rules
from autoencoders.experiments.strangers import strangers
from autoencoders.images import Images
from autoencoders.runs import Run

CODES = 128  # components of PCA, as many as numbers in the network's code
SIDE = 6  # 6 x 6 x 3 = 108 numbers, the largest square that is not larger


def train(emoji: Images, mnist: Images, icons: Images) -> Run:
    """Score held-out emoji and each kind of stranger by every rule."""
    kinds = {"test": emoji.test[:]} | strangers(mnist, icons)
    families = {"icons_families": icons.test_families}
    return Run(measures=alarms_of_rules(emoji.train, kinds, CODES, SIDE), arrays=emoji.families() | families)
