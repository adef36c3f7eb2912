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
    weights = exactly(dense.params, DENSE_WEIGHTS)
    return conclude("The dense network has about 1.2 million weights", weights, because=f"{dense.params:,} weights")


def c02(conv_mse: Run, dense: Run) -> Verdict:
    """Counted in the networks that were trained."""
    weights = exactly(conv_mse.params, CONV_WEIGHTS)
    because = f"{conv_mse.params:,} weights, {dense.params / conv_mse.params:.1f} times fewer than dense"
    return conclude("The convolutional network has about 50,000 weights", weights, because=because)


def c03(conv_mse: Run, dense: Run) -> Verdict:
    """An equivalence needs a bound: on either side, the errors differ by less than AS_GOOD."""
    test, train = (ratio(per_seed(conv_mse, score), per_seed(dense, score)) - 1 for score in BOTH_SIDES)
    because = f"MSE {percent(train)} in training, {percent(test)} held out"
    claim = "The convolutional network rebuilds as well as the dense one"
    return conclude(claim, within(test, AS_GOOD), within(train, AS_GOOD), because=because)


def c04(dense: Run, resize: Run, resize_source: Run, mean_image: Run, pca: Run) -> Verdict:
    """On both sides, the error is below that of every method with as many numbers or fewer."""
    rivals = {"resizing": resize, "stretched": resize_source, "mean image": mean_image, "PCA": pca}
    duels = {
        name: [below(per_seed(dense, score), per_seed(rival, score)) for score in BOTH_SIDES] for name, rival in rivals.items()
    }
    lost = [name for name, duel in duels.items() if any(finding.verdict != HOLDS for finding in duel)]
    because = f"held out {show(per_seed(dense, 'test_mse'), 'mse')}"
    if "resizing" not in lost:
        because += f", resizing {show(per_seed(resize, 'test_mse'), 'mse')}"
    if lost:
        best = min(per_seed(rivals[name], "test_mse").mean() for name in lost)
        because += f"; not below {', '.join(lost)} ({show(best, 'mse')})"
    parts = [finding for duel in duels.values() for finding in duel]
    return conclude("An autoencoder rebuilds better than shrinking and enlarging", *parts, because=because)


def c05(dense: Run, conv_mse: Run, resize: Run) -> Verdict:
    """Both networks' errors are below resizing's, on the held-out side as on the training side."""
    networks = [(network, score) for score in BOTH_SIDES for network in (dense, conv_mse)]
    parts = [below(per_seed(network, score), per_seed(resize, score)) for network, score in networks]
    first, second, rival = (show(per_seed(run, "test_mse"), "mse") for run in (dense, conv_mse, resize))
    because = f"dense {first}, convolutional {second}, resizing {rival}"
    return conclude("What is told about training images is true of held-out ones", *parts, because=because)


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
