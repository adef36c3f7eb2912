"""Claims about what carries our network, and about a rival that is helped as well as we know how."""

from autoencoders.claims.reconstruction import errors, lower_error, ratio
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


def c71(conv_best: Run, pca_searched: Run, pca_augmented_searched: Run, pca: Run) -> Verdict:
    """Our own: PCA's codes are improved by a few steps down each picture's own error; it is fitted to augmented pictures, too.

    The codes of our network are those that its encoder gives.
    """
    rivals = {"PCA": pca_searched, "PCA of augmented pictures": pca_augmented_searched}
    parts = [lower_error(f"held-out MSE ratio, ours to {name}", conv_best, rival) for name, rival in rivals.items()]
    because = "MSE {}; PCA {}, augmented {}; plain PCA {}".format(*errors(conv_best, *rivals.values(), pca))
    return conclude("Our network beats PCA whose codes are searched", *parts, because=because)
