"""Who raises a hand? Training emoji of people with a hand of their own above their eyes, counted; nothing is trained.

The list was made by looking at every kind of training emoji. A portrait is head and shoulders, as in `woman-raising-hand`.
"""

import numpy as np

from autoencoders.experiments.families import depicted
from autoencoders.images import Images
from autoencoders.runs import Run

PORTRAITS = ("gesturing-ok",)
FIGURES = ("lifting-weights", "playing-handball", "superhero", "climbing", "merperson", "ballet-dancer")


def train(emoji: Images) -> Run:
    """Count them by what they depict, and keep the first picture of each kind."""
    kinds = np.array([depicted(name) for name in emoji.train_labels])
    places = [np.flatnonzero(kinds == kind) for kind in (*PORTRAITS, *FIGURES)]
    counts = np.array([len(found) for found in places])
    measures = {"raised": counts.sum(), "raised_in_portraits": counts[: len(PORTRAITS)].sum()}
    return Run(
        measures={name: np.array([float(count)]) for name, count in measures.items()},
        pictures={"raised": emoji.train[[found[0] for found in places if len(found)]]},
        arrays={"counts": counts[counts > 0]},
    )
