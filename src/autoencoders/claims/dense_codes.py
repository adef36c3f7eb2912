"""Claims about the dense network's code: which of its numbers say anything, and what another start is worth."""

from autoencoders.claims.reconstruction import errors, higher_errors, lower_error
from autoencoders.estimates import measured
from autoencoders.margins import MOST
from autoencoders.runs import Run
from autoencoders.verdicts import Verdict, above, below, conclude

CODES = 192  # units of the dense network's code


def c77(
    dense_pca: Run, dense: Run, dense_leaky_pca: Run, dense_leaky: Run, dense_linear_pca: Run, dense_linear: Run
) -> Verdict:
    """Our own: trained alike, each has less held-out error from principal components than from Keras's start."""
    pairs = {"ReLU": (dense_pca, dense), "leaky": (dense_leaky_pca, dense_leaky), "linear": (dense_linear_pca, dense_linear)}
    parts = [lower_error(f"held-out MSE by Keras's start, {code}", *pair) for code, pair in pairs.items()]
    because = ", ".join("{} {} from {}".format(code, *errors(*pair)) for code, pair in pairs.items())
    return conclude("Starting at PCA helps the dense network, whatever its code", *parts, because=because)


def c79(
    dense_long: Run,
    dense_leaky: Run,
    dense_linear: Run,
    dense_pca: Run,
    dense_leaky_pca: Run,
    dense_linear_pca: Run,
    dense_pca_slow: Run,
    pca: Run,
) -> Verdict:
    """Our own: each of seven has a held-out error above PCA's by as much as matters, whatever its code, start and rate."""
    networks = {"long": dense_long, "leaky": dense_leaky, "linear": dense_linear, "from PCA": dense_pca}
    networks |= {"leaky from PCA": dense_leaky_pca, "linear from PCA": dense_linear_pca, "from PCA, slow": dense_pca_slow}
    best = min(networks, key=lambda name: measured(networks[name], "test_mse").value)
    because = "best is {} with {}; PCA {}".format(best, *errors(networks[best], pca))
    return conclude("No dense network reaches PCA on unseen emoji", *higher_errors(networks, pca, "PCA's"), because=because)


def c88(dense_pca_slow: Run, dense: Run, pca: Run) -> Verdict:
    """Our own: from principal components, at a tenth of the rate, the same network has less than half the excess over PCA."""
    better, usual = (measured(run, "test_mse") - measured(pca, "test_mse") for run in (dense_pca_slow, dense))
    part = above("half of the excess over PCA, less what is left of it", usual * MOST - better, 0)
    because = "held out {}, as Brova trains it {}, PCA {}".format(*errors(dense_pca_slow, dense, pca))
    return conclude("Most of what the dense network loses to PCA is its training", part, because=because)


def c89(dense_long: Run, pca: Run) -> Verdict:
    """Our own: units of the code that fire for no training picture, after six times the source's epochs."""
    live = measured(dense_long, "train_live_units") / CODES
    error, rival = errors(dense_long, pca)
    because = f"{live.value * CODES:.0f} of {CODES} fire; held out {error}, PCA {rival}"
    part = below("share of units that fire for any training picture", live, MOST)
    return conclude("Most of the dense network's units fall silent, and stay so", part, because=because)
