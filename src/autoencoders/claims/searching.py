"""Claims about codes that are searched for each picture."""

from autoencoders.claims.reconstruction import errors, lower_error, ratio
from autoencoders.margins import ERROR
from autoencoders.runs import Run
from autoencoders.verdicts import Verdict, below, conclude


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
