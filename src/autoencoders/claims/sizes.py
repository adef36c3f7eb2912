"""Claims about how many numbers a code should have."""

from autoencoders.estimates import measured
from autoencoders.margins import ERROR
from autoencoders.runs import Run
from autoencoders.verdicts import Verdict, above, conclude, show

TOO_LARGE, NEXT = 1_024, 256  # numbers in a code: the only size beyond the 784 pixels of a digit, and the one before it


def c46(anomaly_capacity: Run, capacity: Run) -> Verdict:
    """The source says that it overfits; it is asked for the harm, since the gap to training errors grows with any better fit.

    Eights, trained on eights. The sweep on emoji, which is told beside it, ends at codes far smaller than the picture.
    """
    large, smaller = (measured(anomaly_capacity, f"normal_{size}") for size in (TOO_LARGE, NEXT))
    part = above(f"held-out error ratio, {TOO_LARGE:,} numbers to {NEXT}", large / smaller, 1 + ERROR)
    emoji = [measured(capacity, f"test_{size}_mse") for size in capacity.arrays["codes"][:-3:-1]]
    texts = [show(error, "mse") for error in (large, smaller, *emoji)]
    because = "held-out eights {} against {}; largest two on emoji {} against {}".format(*texts)
    return conclude("A code larger than the picture rebuilds unseen pictures worse", part, because=because)
