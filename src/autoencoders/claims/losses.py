"""Claims about losses, decided by their formulas."""

import numpy as np

from autoencoders.runs import Run
from autoencoders.verdicts import HOLDS, Finding, Verdict, below, conclude, per_seed, show

SURE, UNDECIDED = 0.01, 0.5  # a network's outputs for a white pixel
NOTHING = 0.001  # nats: as good as zero


def c42() -> Verdict:
    """The cost of a confident error relative to an undecided one, and the gradient by the logit, are larger."""
    entropy, square = cross_entropy(SURE) / cross_entropy(UNDECIDED), squared_error(SURE) / squared_error(UNDECIDED)
    pulls = 1 - SURE, 2 * (1 - SURE) * SURE * (1 - SURE)
    costs = f"{entropy:.2f} times an undecided one, squares {square:.2f}"
    because = f"{costs}; pull {pulls[0]:.2f} against {pulls[1]:.4f}"
    parts = [exactly_above(entropy, square), exactly_above(*pulls)]
    return conclude("Cross-entropy punishes confident errors more than squares do", *parts, because=because)


def c43(digits_conv: Run) -> Verdict:
    """A perfect copy of a grey pixel still costs its entropy."""
    floor = per_seed(digits_conv, "floor_bce")
    because = f"a perfect copy of held-out digits still has {show(floor, 'bce')}"
    return conclude("Cross-entropy goes to zero for right predictions", below(floor, NOTHING), because=because)


def cross_entropy(said: float) -> float:
    """The cross-entropy of a white pixel and the output `said`."""
    return -float(np.log(said))


def squared_error(said: float) -> float:
    """The squared error of a white pixel and the output `said`."""
    return (1 - said) ** 2


def exactly_above(value: float, rival: float) -> Finding:
    """The finding that one number is larger, where both follow from formulas."""
    if value <= rival:
        raise ValueError(f"{value} is not above {rival}: the formulas have changed")
    return Finding(HOLDS, value, rival, 0.0, 1)
