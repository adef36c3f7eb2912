"""Claims about networks that rebuild emoji through 192 numbers."""

from collections.abc import Iterable

import numpy as np

from autoencoders.estimates import Estimate, measured
from autoencoders.margins import COLOUR, EDGES, ERROR, MOST, STRUCTURE
from autoencoders.runs import Run
from autoencoders.verdicts import FAILS, HOLDS, Finding, Verdict, above, below, conclude, exactly, same, show

DENSE_WEIGHTS, CONV_WEIGHTS = 1_182_912, 53_263  # counted in the source's notebooks
AS_GOOD = 0.15  # of the dense network's error: twice the difference between the source's two runs of one network
POWER = 0.05  # of the area: weights that grow by less than a fourteenth where the image's sides double
BOTH_SIDES = ("test_mse", "train_mse")
HELD_OUT, TRAIN = "held-out", "training"


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
    test, train = (ratio(conv_mse, dense, score) - 1 for score in BOTH_SIDES)
    parts = [
        same(f"{side} MSE, convolutional against dense", more, AS_GOOD) for side, more in ((HELD_OUT, test), (TRAIN, train))
    ]
    because = f"MSE {percent(train)} in training, {percent(test)} held out"
    return conclude("The convolutional network rebuilds as well as the dense one", *parts, because=because)


def c04(dense: Run, resize: Run, pca: Run) -> Verdict:
    """On both sides, the dense network's error is below that of resizing to as many numbers; PCA is told beside it."""
    parts = [
        lower_error(f"{side} MSE ratio, dense to resizing", dense, resize, score)
        for side, score in zip((HELD_OUT, TRAIN), BOTH_SIDES, strict=True)
    ]
    because = "held out {}, resizing {}, PCA {}".format(*errors(dense, resize, pca))
    return conclude("The dense network rebuilds better than shrinking and enlarging", *parts, because=because)


def c05(dense: Run, resize: Run) -> Verdict:
    """The lead on held-out pictures is more than half of that on training pictures, which C04 asks for."""
    test, train = (measured(resize, score) - measured(dense, score) for score in BOTH_SIDES)
    part = above("held-out lead minus half the training lead", test - train * MOST, 0)
    because = f"ahead of resizing by {show(train, 'mse')} in training, {show(test, 'mse')} held out"
    return conclude("Most of the dense network's lead over resizing holds on unseen emoji", part, because=because)


def c06(conv_mse: Run, dense: Run) -> Verdict:
    """Held-out error minus training error is smaller, by a share of the dense network's held-out error that matters.

    Held-out pictures are a little easier than training pictures, for both networks: differences of gaps do not feel it.
    """
    conv_gap, dense_gap = (measured(run, "test_mse") - measured(run, "train_mse") for run in (conv_mse, dense))
    part = below("gap minus dense's, over dense's held-out MSE", (conv_gap - dense_gap) / measured(dense, "test_mse"), -ERROR)
    because = f"held-out minus training MSE: {show(conv_gap, 'mse')} against {show(dense_gap, 'mse')}"
    return conclude("The convolutional network overfits less than the dense one", part, because=because)


def c07(parameters: Run) -> Verdict:
    """By slopes in a log-log plot of weights against the image's area."""
    dense, conv, growing = (power_of_area(parameters, name) for name in ("dense", "conv", "dense_growing"))
    parts = above("power of area, dense weights", dense, 1 - POWER), below("power of area, convolutional weights", conv, POWER)
    because = f"powers of area: {dense.value:.1f} dense, {conv.value:.1f} convolutional; {growing.value:.1f} with growing code"
    return conclude("Dense weights grow with the image's area, convolutional ones not at all", *parts, because=because)


def power_of_area(parameters: Run, name: str) -> Estimate:
    """The power of the image's area with which a count of weights grows; rounded, since processors differ in a logarithm."""
    area = 2 * np.log(parameters.arrays["sizes"])
    return Estimate(round(float(np.polyfit(area, np.log(parameters.arrays[name]), 1)[0]), 3) + 0.0)


def c08(conv_mse: Run, resize: Run) -> Verdict:
    """On held-out pictures, four measures that stand for the eye prefer resizing, and MSE the network; nobody was asked."""
    structure, edges, colour = (lead(resize, conv_mse, f"test_{score}") for score in ("ssim", "edge_f1", "delta_e"))
    eye = {
        "SSIM": above("SSIM, resizing minus network", structure, STRUCTURE),
        "contours": lower_error("contour error ratio, resizing to network", resize, conv_mse, "test_contour_error"),
        "edges": above("edge F1, resizing minus network", edges, EDGES),
        "colour": below("colour error, resizing minus network", colour, -COLOUR),
    }
    square = lower_error("MSE ratio, network to resizing", conv_mse, resize)
    yes, no = (comma_list(name for name, part in eye.items() if part.answer == answer) for answer in (HOLDS, FAILS))
    claim = "MSE prefers the network, measures nearer to the eye prefer resizing"
    return conclude(claim, *eye.values(), square, because=f"for resizing: {yes}; not for it: {no}")


def c09(conv_mse: Run, conv_ssim: Run) -> Verdict:
    """On held-out pictures."""
    times = ratio(conv_ssim, conv_mse)
    part = above("held-out MSE ratio, SSIM-trained to MSE-trained", times, 1 + ERROR)
    return conclude("Training for SSIM makes the MSE worse", part, because=f"held-out MSE is {times.value:.2f} times as large")


def c10(conv_mse: Run, conv_ssim: Run) -> Verdict:
    """By two measures that neither network was trained for, on held-out pictures."""
    contours = lower_error("contour error ratio, SSIM-trained to MSE-trained", conv_ssim, conv_mse, "test_contour_error")
    edges = above("edge F1, SSIM-trained minus MSE-trained", lead(conv_ssim, conv_mse, "test_edge_f1"), EDGES)
    texts = errors(conv_ssim, conv_mse, score="test_contour_error") + errors(conv_ssim, conv_mse, score="test_edge_f1")
    because = "contour error {} against {}; edge F1 {} against {}".format(*texts)
    return conclude("Training for SSIM makes contours clearer", contours, edges, because=because)


def c78(dense: Run, resize_lanczos: Run, resize: Run, dct_luma: Run) -> Verdict:
    """Our own: against the filters that shrink and enlarge training pictures best, and codes that are not rounded to bytes."""
    texts = errors(dense, resize_lanczos, resize, dct_luma)
    because = "dense {}, best filters {}, bicubic {}; cosine transform {}".format(*texts)
    part = above("held-out MSE, dense by resizing done well", ratio(dense, resize_lanczos), 1 + ERROR)
    return conclude("Resizing done well beats the dense network on unseen emoji", part, because=because)


def c90(conv_best: Run, pca: Run, pca_augmented: Run, dct_luma: Run) -> Verdict:
    """Our own: the held-out error is below PCA's. Other rivals of as many numbers are told beside it."""
    part = lower_error("held-out MSE ratio, network to PCA", conv_best, pca)
    because = "MSE {}; PCA {}, augmented {}, cosine transform {}".format(*errors(conv_best, pca, pca_augmented, dct_luma))
    return conclude("An autoencoder of 192 numbers beats PCA on held-out emoji", part, because=because)


def c93(conv_mse: Run, dense: Run) -> Verdict:
    """Our own: held-out errors, since the source only looked at training pictures."""
    part = lower_error("held-out MSE ratio, convolutional to dense", conv_mse, dense)
    because = "held-out MSE {} against {}".format(*errors(conv_mse, dense))
    return conclude("The convolutional network rebuilds unseen emoji better than the dense one", part, because=because)


def c94(conv_ssim: Run, conv_mse: Run) -> Verdict:
    """Our own: each by the measure that it was trained for, on held-out pictures; that SSIM costs MSE is C09's."""
    structure = above("SSIM, SSIM-trained minus MSE-trained", lead(conv_ssim, conv_mse, "test_gaussian_ssim"), STRUCTURE)
    square = lower_error("MSE ratio, MSE-trained to SSIM-trained", conv_mse, conv_ssim)
    texts = errors(conv_ssim, conv_mse, score="test_gaussian_ssim") + errors(conv_mse, conv_ssim)
    because = "SSIM {} against {}, MSE {} against {}".format(*texts)
    return conclude("Of two networks, each wins by the metric it was trained for", structure, square, because=because)


def c97(batch_norm: Run) -> Verdict:
    """Our own: early in training, more than half of the gap to training errors goes with each batch's own statistics."""
    train, averaged, own = (measured(batch_norm, f"early_{side}_mse") for side in ("train", "test", "batch"))
    part = above("what own batches remove, minus half the gap", averaged - own - (averaged - train) * MOST, 0)
    because = "held out {} by averages, {} by own batch; training {}".format(
        *(show(error, "mse") for error in (averaged, own, train))
    )
    return conclude("Most of the early gap to held-out pictures is batch normalisation’s lag", part, because=because)


def lower_error(asks: str, network: Run, rival: Run, score: str = "test_mse") -> Finding:
    """Is a network's squared error lower than a rival's, by as much as matters?"""
    return below(asks, ratio(network, rival, score), 1 - ERROR)


def ratio(network: Run, rival: Run, score: str = "test_mse") -> Estimate:
    """A network's error by a rival's."""
    return measured(network, score) / measured(rival, score)


def lead(network: Run, rival: Run, score: str) -> Estimate:
    """A network's score less a rival's."""
    return measured(network, score) - measured(rival, score)


def errors(*networks: Run, score: str = "test_mse") -> list[str]:
    """A score of each network, as slides write it."""
    return [show(measured(network, score), "mse" if score.endswith("error") else score) for network in networks]


def percent(share: Estimate) -> str:
    """A share as a percentage with its sign."""
    return f"{100 * share.value:+.0f} %".replace("-", "−")


def comma_list(names: Iterable[str]) -> str:
    """Names separated by commas, or "none"."""
    return ", ".join(names) or "none"


def c98(dense: Run, conv_mse: Run, pca: Run) -> Verdict:
    """Our own: the held-out errors of the source's networks are above PCA's."""
    because = "dense {}, convolutional {}, PCA {}".format(*errors(dense, conv_mse, pca))
    parts = higher_errors({"dense": dense, "convolutional": conv_mse}, pca, "PCA's")
    return conclude("The textbook's dense and convolutional networks lose to PCA", *parts, because=because)


def c99(dense: Run, conv_mse: Run, dct_luma: Run) -> Verdict:
    """Our own: so they are above those of JPEG's transform, of which only the shares of brightness and colour were chosen."""
    because = "dense {}, convolutional {}, cosine transform {}".format(*errors(dense, conv_mse, dct_luma))
    parts = higher_errors({"dense": dense, "convolutional": conv_mse}, dct_luma, "the transform's")
    return conclude("The textbook's networks lose to a cosine transform that learns nothing", *parts, because=because)


def higher_errors(networks: dict[str, Run], rival: Run, whose: str) -> list[Finding]:
    """For each network: is its held-out error above a rival's?"""
    ratios = {name: measured(run, "test_mse") / measured(rival, "test_mse") for name, run in networks.items()}
    return [above(f"held-out MSE, {name} by {whose}", ratio, 1 + ERROR) for name, ratio in ratios.items()]
