"""Claims about what carries our network."""

from autoencoders.claims.reconstruction import ratio
from autoencoders.margins import ERROR
from autoencoders.runs import Run
from autoencoders.verdicts import Verdict, above, conclude


def c70(
    conv_best: Run,
    best_without_start: Run,
    best_without_convolutions: Run,
    best_without_augmentation: Run,
    best_with_adam: Run,
) -> Verdict:
    """Our own: without any one of them the held-out error is higher by as much as matters. Adam stands in for Muon."""
    without = {"start": best_without_start, "convolutions": best_without_convolutions}
    without |= {"augmentation": best_without_augmentation, "Muon": best_with_adam}
    times = {part: ratio(run, conv_best) for part, run in without.items()}
    parts = [above(f"held-out MSE without {part}, by ours", more, 1 + ERROR) for part, more in times.items()]
    because = "error without each: {} times".format(", ".join(f"{part} {more.value:.2f}" for part, more in times.items()))
    return conclude("Each of four parts makes our network better on unseen emoji", *parts, because=because)
