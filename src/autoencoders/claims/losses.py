"""Claims about losses.

That cross-entropy punishes confident errors more than squares do (C42) follows from both formulas, so no run could refute it.
"""

from autoencoders.estimates import measured
from autoencoders.margins import MOST
from autoencoders.runs import Run
from autoencoders.verdicts import Verdict, above, conclude, show


def c43(simple_dense: Run) -> Verdict:
    """The source says that cross-entropy goes to zero for right predictions, so what a trained network has left is its errors.

    A perfect copy of a grey pixel still has the pixel's entropy: the part of the loss above that is the network's.
    """
    loss, floor = (measured(simple_dense, f"{name}_bce") for name in ("test", "floor"))
    part = above("share of the loss above a perfect copy's", 1 - floor / loss, MOST)
    because = f"held-out digits {show(loss, 'bce')}, of which a perfect copy has {show(floor, 'bce')}"
    return conclude("Most of a trained network's cross-entropy comes from wrong predictions", part, because=because)
