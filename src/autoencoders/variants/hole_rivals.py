"""Holes in held-out digits, filled without a network: what training digits alone say of hidden pixels.

Three ways, each from all training digits, and from those of the true class, as the conditional network is told it.
"""

import numpy as np

from autoencoders.experiments import latent
from autoencoders.experiments.filling import expected, filled, mean_image, mean_of_nearest
from autoencoders.images import Images
from autoencoders.runs import Run

WAYS = {"mean": mean_image, "nearest": mean_of_nearest, "expected": expected}


def train(mnist: Images) -> Run:
    """Fill the holes in each way; the run keeps each held-out digit's error, and a picture of each digit."""
    masks = latent.holes(len(mnist.test))
    fills = {"black": np.zeros_like(mnist.test)}
    for name, fill in WAYS.items():
        fills |= {f"{name}{end}": filled(fill, mnist, masks, told) for end, told in (("", False), ("_told", True))}
    chosen = latent.first_of_each_digit(mnist.test_labels)
    pictures = {f"test_{name}": np.where(masks, fill, mnist.test)[chosen] for name, fill in fills.items()}
    return Run(0, pictures, latent.box_errors(mnist, fills))
