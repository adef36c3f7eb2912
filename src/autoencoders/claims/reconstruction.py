"""Claims about networks that rebuild emoji through 192 numbers."""

from collections.abc import Iterable

import numpy as np

from autoencoders.runs import Run
from autoencoders.verdicts import FAILS, HOLDS, Verdict, above, below, conclude, exactly, per_seed, ratio, show, within

DENSE_WEIGHTS, CONV_WEIGHTS = 1_182_912, 53_263  # counted in the source's notebooks
AS_GOOD = 0.15  # of the dense network's error: twice the difference between the source's two runs of one network
BOTH_SIDES = ("test_mse", "train_mse")


def c01(dense: Run) -> Verdict:
    """Counted in the network that was trained."""
    weights = exactly("weights, dense", dense.params, DENSE_WEIGHTS)
    return conclude("The dense network has about 1.2 million weights", weights, because=f"{dense.params:,} weights")


def c02(conv_mse: Run, dense: Run) -> Verdict:
    """Counted in the networks that were trained."""
    weights = exactly("weights, convolutional", conv_mse.params, CONV_WEIGHTS)
    because = f"{conv_mse.params:,} weights, {dense.params / conv_mse.params:.1f} times fewer than dense"
    return conclude("The convolutional network has about 50,000 weights", weights, because=because)


def c03(conv_mse: Run, dense: Run) -> Verdict:
    """An equivalence: on either side, the errors differ by less than the source's two runs of one network do, twice over."""
    test, train = (measured(conv_mse, score) / measured(dense, score) - 1 for score in BOTH_SIDES)
    parts = [same(f"{side} MSE, convolutional against dense", more, AS_GOOD) for side, more in ((HELD_OUT, test), (TRAIN, train))]
    because = f"MSE {percent(train)} in training, {percent(test)} held out"
    return conclude("The convolutional network rebuilds as well as the dense one", *parts, because=because)


def c04(dense: Run, resize: Run) -> Verdict:
    """On both sides, the dense network's error is below that of resizing to as many numbers."""
    parts = [lower_error(side, dense, resize, score) for side, score in zip((HELD_OUT, TRAIN), BOTH_SIDES, strict=True)]
    errors = [show(measured(run, "test_mse"), "mse") for run in (dense, resize)]
    because = "held out {}, resizing {}".format(*errors)
    return conclude("An autoencoder rebuilds better than shrinking and enlarging", *parts, because=because)


def lower_error(side: str, network: Run, rival: Run, score: str) -> Finding:
    """Is a network's error lower than a rival's, by as much as matters?"""
    return below(f"{side} MSE by the rival's", measured(network, score) / measured(rival, score), 1 - ERROR)


def c06(conv_mse: Run, dense: Run) -> Verdict:
    """Held-out error minus training error is smaller."""
    conv_gap, dense_gap = (per_seed(run, "test_mse") - per_seed(run, "train_mse") for run in (conv_mse, dense))
    because = f"held-out minus training MSE: {show(conv_gap, 'mse')} against {show(dense_gap, 'mse')}"
    return conclude("The convolutional network overfits less than the dense one", below(conv_gap, dense_gap), because=because)


def c07(parameters: Run) -> Verdict:
    """By slopes in a log-log plot of weights against the image's width."""
    width = np.log(parameters.arrays["sizes"])
    names = ("dense", "conv", "dense_growing")
    dense, conv, growing = (abs(round(np.polyfit(width, np.log(parameters.arrays[name]), 1)[0], 2)) for name in names)
    because = f"powers of width: {dense:.1f} dense, {conv:.1f} convolutional; {growing:.1f} with growing code"
    claim = "Dense weights grow with the image's area, convolutional ones not at all"
    return conclude(claim, exactly(dense, 2), exactly(conv, 0), because=because)


def c08(conv_mse: Run, resize: Run) -> Verdict:
    """Metrics that stand for the eye (structure, contours, edges, colour) prefer resizing, and MSE the network."""
    metrics = {"MSE": ("mse", below), "SSIM": ("ssim", above), "contours": ("contour_error", below)}
    metrics |= {"edges": ("edge_f1", above), "colour": ("delta_e", below)}
    duels = {
        name: better(per_seed(resize, f"test_{score}"), per_seed(conv_mse, f"test_{score}"))
        for name, (score, better) in metrics.items()
    }
    for_resizing, for_network = (comma_list(name for name in duels if duels[name].verdict == won) for won in (HOLDS, FAILS))
    network_wins = above(per_seed(resize, "test_mse"), per_seed(conv_mse, "test_mse"))
    parts = [duels[name] for name in duels if name != "MSE"] if network_wins.verdict == HOLDS else [network_wins]
    because = f"for resizing: {for_resizing}; for the network: {for_network}"
    return conclude("MSE prefers the network, the eye prefers resizing", *parts, because=because)


def c09(conv_mse: Run, conv_ssim: Run) -> Verdict:
    """Held-out MSE is larger, seed by seed."""
    times = ratio(per_seed(conv_ssim, "test_mse"), per_seed(conv_mse, "test_mse"))
    because = f"held-out MSE is {times.mean():.2f} times as large"
    return conclude("Training for SSIM makes the MSE worse", above(times, 1), because=because)


def c10(conv_mse: Run, conv_ssim: Run) -> Verdict:
    """By two metrics that neither network was trained for."""
    contours, edges = (
        [per_seed(run, f"test_{name}") for run in (conv_ssim, conv_mse)] for name in ("contour_error", "edge_f1")
    )
    texts = [show(values, "mse") for values in contours] + [show(values, "edge_f1") for values in edges]
    because = "contour error {} against {}; edge F1 {} against {}".format(*texts)
    return conclude("Training for SSIM makes contours clearer", below(*contours), above(*edges), because=because)


def c90(conv_best: Run, pca: Run) -> Verdict:
    """Our own: the held-out error is below PCA's."""
    error, rival = per_seed(conv_best, "test_mse"), per_seed(pca, "test_mse")
    because = f"{show(error, 'mse')} against {show(rival, 'mse')}: {ratio(error, rival).mean():.2f} times PCA's error"
    return conclude("An autoencoder of 192 numbers beats PCA on held-out emoji", below(error, rival), because=because)


def percent(shares: np.ndarray) -> str:
    """A mean share as a percentage with its sign."""
    return f"{100 * shares.mean():+.0f} %".replace("-", "−")


def comma_list(names: Iterable[str]) -> str:
    """Names separated by commas, or "none"."""
    return ", ".join(names) or "none"


def c93(conv_mse: Run, dense: Run) -> Verdict:
    """Our own: held-out errors, since the source only looked at training pictures."""
    conv, plain = per_seed(conv_mse, "test_mse"), per_seed(dense, "test_mse")
    because = f"held-out MSE {show(conv, 'mse')} against {show(plain, 'mse')}"
    return conclude("The convolutional network rebuilds unseen emoji better", below(conv, plain), because=because)


def c94(conv_ssim: Run, conv_mse: Run) -> Verdict:
    """Our own: each by the metric that it was trained for, on held-out pictures."""
    ssim = [per_seed(run, "test_ssim") for run in (conv_ssim, conv_mse)]
    mse = [per_seed(run, "test_mse") for run in (conv_mse, conv_ssim)]
    because = "SSIM {} against {}, MSE {} against {}"
    because = because.format(*(show(values, "ssim") for values in ssim), *(show(values, "mse") for values in mse))
    return conclude("Each network wins on the ruler it was trained for", above(*ssim), below(*mse), because=because)


def c95(dense: Run, resize: Run) -> Verdict:
    """Our own: the lead on held-out pictures is less than half of that on training pictures."""
    train, test = (per_seed(resize, score) - per_seed(dense, score) for score in ("train_mse", "test_mse"))
    because = f"ahead of resizing by {show(train, 'mse')} in training, {show(test, 'mse')} held out"
    return conclude("Most of the dense network's lead is gone on unseen emoji", below(test, train / 2), because=because)


def c97(batch_norm: Run) -> Verdict:
    """Our own: early in training, the gap to training errors is less than half with each batch's own statistics."""
    train, averaged, own = (per_seed(batch_norm, f"early_{side}_mse") for side in ("train", "test", "batch"))
    early = [show(errors, "mse") for errors in (averaged, own, train)]
    because = "held out {} by averages, {} by own batch; training {}".format(*early)
    part = below(own - train, (averaged - train) / 2)
    return conclude("The early gap to held-out pictures is batch normalisation’s lag", part, because=because)
