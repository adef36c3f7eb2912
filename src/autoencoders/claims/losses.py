"""Claims about what a loss charges for an error, by its own formula."""

import numpy as np

from autoencoders.runs import Run
from autoencoders.verdicts import HOLDS, Finding, Verdict, below, conclude, per_seed, show

SURE, UNDECIDED = 0.01, 0.5  # what a network says of a white pixel
NOTHING = 0.001  # of a loss whose own scale is one


def c42() -> Verdict:
    """How much more a sure error costs than an undecided one, and how hard each loss then pulls at the logit."""
    entropy, square = cross_entropy(SURE) / cross_entropy(UNDECIDED), squared_error(SURE) / squared_error(UNDECIDED)
    pulls = 1 - SURE, 2 * (1 - SURE) * SURE * (1 - SURE)
    costs = f"{entropy:.2f} times an undecided one, squares {square:.2f}"
    because = f"{costs}; pull {pulls[0]:.2f} against {pulls[1]:.4f}"
    parts = [exactly_above(entropy, square), exactly_above(*pulls)]
    return conclude("Cross-entropy punishes confident errors more than squares do", *parts, because=because)


def c43(digits_conv: Run) -> Verdict:
    """A perfect copy of a grey pixel costs that pixel's entropy."""
    floor = per_seed(digits_conv, "floor_bce")
    because = f"a perfect copy of held-out digits still has {show(floor, 'bce')}"
    return conclude("Cross-entropy goes to zero for right predictions", below(floor, NOTHING), because=because)


def cross_entropy(said: float) -> float:
    """What a white pixel costs that the network takes for `said`."""
    return -float(np.log(said))


def squared_error(said: float) -> float:
    """The same by its square."""
    return (1 - said) ** 2


def exactly_above(value: float, rival: float) -> Finding:
    """Is one number larger, where both follow from formulas and nothing is random?"""
    if value <= rival:
        raise ValueError(f"{value} is not above {rival}: the formulas have changed")
    return Finding(HOLDS, value, rival, 0.0, 1)
