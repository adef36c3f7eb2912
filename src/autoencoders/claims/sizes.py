"""Claims about how many numbers a code should have."""

from autoencoders.runs import Run
from autoencoders.verdicts import Verdict, above, conclude, per_seed, show


def c46(capacity: Run) -> Verdict:
    """The largest code has a larger gap between both errors than the smallest, and not the best held-out error."""
    sizes = [int(size) for size in capacity.arrays["codes"]]
    test, train = ([per_seed(capacity, f"{side}_{size}_mse") for size in sizes] for side in ("test", "train"))
    gaps = [held_out - trained for held_out, trained in zip(test, train, strict=True)]
    best = min(test[:-1], key=lambda error: error.mean())
    texts = [show(values, "mse") for values in (gaps[0], gaps[-1], test[-1], best)]
    because = "gap {} to {}; held out, largest code {}, next best {}".format(*texts)
    return conclude(
        "An autoencoder overfits if its code is too large", above(gaps[-1], gaps[0]), above(test[-1], best), because=because
    )
