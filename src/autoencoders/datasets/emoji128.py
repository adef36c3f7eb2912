"""Noto emoji at 128x128: 2,000 to train on, 450 held out, no family on both sides, and none of the vault's on either."""

from autoencoders.datasets import vault
from autoencoders.experiments import examples
from autoencoders.experiments.dealing import by_family, sides
from autoencoders.images import Images

TRAIN, TEST = 2000, 450
SPLIT_SEED = 20


def images(noto: Images) -> Images:
    """Deal the emoji by family; those that slides show stay on their side."""
    shown = examples.TRAIN, examples.TEST
    return sides(noto, *by_family(noto.train_labels, noto.train_families, (TRAIN, TEST), shown, vault.NAMES, SPLIT_SEED))
