"""Claims about who wins when other emoji are held out."""

from dataclasses import replace

import numpy as np

from autoencoders.datasets.emoji128 import TEST, TRAIN
from autoencoders.estimates import Estimate, per_seed, seeds_of
from autoencoders.margins import ERROR
from autoencoders.runs import Run
from autoencoders.verdicts import Finding, Verdict, below, conclude, exactly

REST = ("resize", "dct_luma", "dense", "conv_mse")  # who is on the other splits, but for PCA and ours


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
