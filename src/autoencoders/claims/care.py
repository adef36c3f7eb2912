"""Claims about what care is worth: which parts of our network carry it, what searching adds, and who wins on other splits."""

from dataclasses import replace

import numpy as np

from autoencoders.claims.reconstruction import errors, lower_error, ratio
from autoencoders.datasets.emoji128 import TEST, TRAIN
from autoencoders.estimates import Estimate, per_seed, seeds_of
from autoencoders.margins import ERROR
from autoencoders.runs import Run
from autoencoders.verdicts import Finding, Verdict, above, below, conclude, exactly

REST = ("resize", "dct_luma", "dense", "conv_mse")  # who is on the other splits, but for PCA and ours


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


def c71(best_searched: Run, pca_searched: Run, pca_augmented_searched: Run, conv_best: Run, pca: Run) -> Verdict:
    """Our own: a few steps down each picture's own error, for both; PCA is fitted to augmented pictures, too."""
    rivals = {"PCA": pca_searched, "PCA of augmented pictures": pca_augmented_searched}
    parts = [lower_error(f"held-out MSE ratio, ours to {name}", best_searched, rival) for name, rival in rivals.items()]
    found = errors(best_searched, *rivals.values(), conv_best, pca)
    because = "MSE {}; PCA {}, augmented {}; without searching {} and {}".format(*found)
    return conclude("Our network beats PCA where both search their codes", *parts, because=because)


def c72(pca_searched: Run, pca: Run, best_searched: Run, conv_best: Run) -> Verdict:
    """Our own: the share of the held-out error that is left is smaller for PCA than for our network, by as much as matters."""
    linear, ours = ratio(pca_searched, pca), ratio(best_searched, conv_best)
    part = below("share of the error that is left, PCA's minus ours", linear - ours, -ERROR)
    because = f"of its own error, PCA keeps {linear.value:.2f}, our network {ours.value:.2f}"
    return conclude("Searching codes helps PCA more than it helps our network", part, because=because)


def c73(splits: Run) -> Verdict:
    """Our own: in the mean over five other splits by family, by as much as matters, and on each of them."""
    ours, linear = (per_seed(splits, f"test_{name}_mse") for name in ("conv_best", "pca"))
    rest = np.min([per_seed(splits, f"test_{name}_mse") for name in REST], axis=0)
    pairs = {"ours to PCA": ours / linear, "PCA to the best of the rest": linear / rest}
    parts = [part for pair, ratios in pairs.items() for part in on_splits(pair, splits, ratios)]
    most = [ratios.max() for ratios in pairs.values()]
    because = "at most {:.2f} times PCA's error; PCA {:.2f} times the next's".format(*most)
    return conclude("On five other splits ours beats PCA, and PCA the rest", *parts, because=because)


def on_splits(pair: str, splits: Run, ratios: np.ndarray) -> tuple[Finding, Finding]:
    """Is a ratio of errors below one by as much as matters, in the mean and on every split?"""
    mean = below(f"held-out MSE ratio over splits, {pair}", resampled(seeds_of(splits, ratios)), 1 - ERROR)
    return mean, exactly(f"splits on which it wins, {pair}", int((ratios < 1).sum()), len(ratios))


def resampled(over_splits: Estimate) -> Estimate:
    """An estimate from splits whose training sides overlap, with the wider interval of Nadeau and Bengio (2003)."""
    [(source, moved)] = over_splits.moved.items()
    return replace(over_splits, moved={source: moved * np.sqrt(1 + len(moved) * TEST / TRAIN)})
