"""Claims about codes: planes, neighbours, distributions and clusters."""

import numpy as np

from autoencoders.runs import Run
from autoencoders.verdicts import Verdict, above, below, conclude, per_seed, ratio, show, within

ONE_PLANE = 5  # degrees
AS_GOOD = 0.01  # of PCA's error, above it
STUCK = 0.05  # of the mean image's error, to either side
BLOG_BCE, BLOG_REACH = 0.093, 0.002  # what Keras's tutorial reports after as many epochs, and a tolerance
START, END = (0.05, 0.08), (0.009, 0.013)  # the source's "about 0.07" and "about 0.01"
CLEAR = 0.9  # accuracy of nearest neighbours where digits hardly overlap
TELLING = 0.9  # AUROC of a number that can be read
NEAR_KL = 1  # nat: a code with less carries almost nothing
NEAR_NORMAL = 0.1  # Kolmogorov-Smirnov distance


def c29(linear: Run) -> Verdict:
    """Small angles between the planes and errors near PCA's, for both sizes of the code, with Adam and the source's SGD."""
    parts = []
    for name in ("adam", "sgd"):
        for size in (2, 16):
            times = ratio(per_seed(linear, f"{name}_{size}_mse"), per_seed(linear, f"pca_{size}_mse"))
            parts += [below(per_seed(linear, f"{name}_{size}_angle"), ONE_PLANE), below(times, 1 + AS_GOOD)]
    angles = [per_seed(linear, name) for name in ("adam_2_angle", "adam_16_angle", "sgd_2_angle")]
    because = "angle {}° and {}° with Adam, {}° with SGD".format(*(show(values, "angle") for values in angles))
    return conclude("A linear autoencoder finds the plane of PCA", *parts, because=because)


def c30(ladder: Run, sixteen_dense: Run, simple_dense: Run) -> Verdict:
    """Errors are below PCA's at codes of two, sixteen and thirty-two numbers."""
    networks = (ladder, "plain_test_mse"), (sixteen_dense, "test_mse"), (simple_dense, "test_mse")
    times = [ratio(per_seed(run, name), per_seed(run, "pca_mse")) for run, name in networks]
    because = f"times PCA's error: {times[0].mean():.2f} and {times[1].mean():.2f}; single layer {times[2].mean():.2f}"
    return conclude("Non-linear codes rebuild better than linear ones", *(below(error, 1) for error in times), because=because)


def c41(vae_thirty: Run) -> Verdict:
    """All codes together are near a standard normal, and so is each; if both held, codes would carry nothing."""
    kl, apart, active = (per_seed(vae_thirty, name) for name in ("test_kl", "units_off_normal", "active_units"))
    because = f"together off by {apart.mean():.2f}; each {show(kl, 'kl')} nats, {active.mean():.0f} active units"
    claim = "Codes, together and each, are forced close to standard normal"
    return conclude(claim, below(apart, NEAR_NORMAL), below(kl, NEAR_KL), because=because)


def c44(simple_dense: Run) -> Verdict:
    """The best single number separates a digit from the rest less well than TELLING, and than all numbers together."""
    alone, together = (per_seed(simple_dense, f"test_{name}_auroc") for name in ("alone", "probe"))
    because = f"digit against the rest: best single number {show(alone, 'auroc')}, all together {show(together, 'auroc')}"
    return conclude("Learned features are hard to read", below(alone, TELLING), below(alone, together), because=because)


def c45(simple_dense: Run, probe_rivals: Run) -> Verdict:
    """A linear probe is better on the code than on as many principal components or random directions."""
    code = per_seed(simple_dense, "test_probe_accuracy")
    rivals = [per_seed(probe_rivals, f"test_{name}_accuracy") for name in ("pca", "random")]
    texts = [show(values, "accuracy") for values in (code, *rivals)]
    because = "named off the code {}, components {}, random directions {}".format(*texts)
    parts = (above(code, rival) for rival in rivals)
    return conclude("The bottleneck keeps the features that matter", *parts, because=because)


def c48(simple_dense: Run) -> Verdict:
    """The loss is near the tutorial's; the entropy of grey pixels, its floor, is stated too."""
    reached, floor = (per_seed(simple_dense, name) for name in ("test_bce", "floor_bce"))
    because = f"held out {show(reached, 'bce')}, of which {show(floor, 'bce')} is the pictures' own entropy"
    return conclude(
        "The simple Keras autoencoder reaches its tutorial's loss", within(reached - BLOG_BCE, BLOG_REACH), because=because
    )


def c50(sixteen_source: Run, sixteen_dense: Run) -> Verdict:
    """The first epoch's error from the source's start, and the last held-out error from a better one, are as stated."""
    start, mean = (per_seed(sixteen_source, name) for name in ("first_epoch_mse", "mean_image_mse"))
    end = per_seed(sixteen_dense, "test_mse")
    because = f"from {show(start, 'mse')} to {show(end, 'mse')}; mean image {show(mean, 'mse')}"
    return conclude(
        "The error falls from about 0.07 to about 0.01", between(start, *START), between(end, *END), because=because
    )


def between(values: np.ndarray, low: float, high: float):
    """Is the mean within this range?"""
    return within(values - (low + high) / 2, (high - low) / 2)


def c96(sixteen_source: Run) -> Verdict:
    """Our own: the error stays near the mean image's, and nearly all code numbers are saturated at 1 or -1."""
    times = ratio(per_seed(sixteen_source, "test_mse"), per_seed(sixteen_source, "mean_image_mse"))
    stuck = per_seed(sixteen_source, "saturated_share")
    because = f"{times.mean():.2f} times the mean image's error; saturated {show(stuck, 'share')} of the code"
    claim = "From Keras's own start, the code of sixteen gets stuck"
    return conclude(claim, within(times - 1, STUCK), above(stuck, CLEAR), because=because)


def c51(sixteen_dense: Run, sixteen_sgd: Run) -> Verdict:
    """After as many epochs, the error is below those of gradient descent at its default rate and at the best that we tried."""
    default, best = (per_seed(sixteen_sgd, f"{name}_mse") for name in ("default", "best"))
    adam = sixteen_dense.curves["train_loss"][:, sixteen_sgd.curves["default_loss"].shape[1] - 1]
    because = "MSE {}; SGD {}, at a better rate {}".format(*(show(values, "mse") for values in (adam, default, best)))
    return conclude("Adam learns faster than plain gradient descent", below(adam, default), below(adam, best), because=because)


def c52(sixteen_dense: Run) -> Verdict:
    """Kolmogorov-Smirnov distances of standardised code numbers are above those of chance."""
    names = ("shapes_apart", "shapes_from_normal", "shapes_by_chance")
    apart, normal, chance = (per_seed(sixteen_dense, name) for name in names)
    because = f"apart by {apart.mean():.2f}, from normal by {normal.mean():.2f}; by chance {chance.mean():.2f}"
    return conclude("A code's numbers differ in distribution", above(apart, chance), above(normal, chance), because=because)


def c53(sixteen_dense: Run) -> Verdict:
    """In all sixteen numbers, the silhouette of ones is above that of every other digit."""
    ones = per_seed(sixteen_dense, "silhouette_1")
    others = [per_seed(sixteen_dense, f"silhouette_{digit}") for digit in (0, *range(2, 10))]
    next_best = max(others, key=np.mean)
    because = f"silhouette {ones.mean():.2f}; the next digit's {next_best.mean():.2f}"
    return conclude("Ones are the cluster that stands most apart", *(above(ones, other) for other in others), because=because)


def c54(sixteen_dense: Run, sixteen_conv: Run) -> Verdict:
    """In both networks, the middle between a one and another digit is farther from any code than that between other digits."""
    paths = [[per_seed(run, f"{name}_emptiness") for name in ("ones", "others")] for run in (sixteen_dense, sixteen_conv)]
    texts = [f"{values.mean():.2f}" for path in paths for values in path]
    because = "nearest code {} away, on other paths {}; convolutional {} and {}".format(*texts)
    return conclude("Paths from ones to other digits cross emptier space", *(above(*path) for path in paths), because=because)


def c56(sixteen_dense: Run, projections: Run) -> Verdict:
    """In all sixteen numbers, nearest neighbours are less accurate than CLEAR; a flat map's accuracy is stated too."""
    whole = per_seed(sixteen_dense, "codes_accuracy")
    flat = per_seed(projections, "test_sixteen_dense_polynomial_2_accuracy")
    because = f"neighbours right: {show(whole, 'accuracy')} in the code, {show(flat, 'accuracy')} in its flat map"
    return conclude("Different digits overlap in the code", below(whole, CLEAR), because=because)


def c57(sixteen_conv: Run, sixteen_dense: Run) -> Verdict:
    """To the same error, it takes fewer epochs and fewer multiplications, of which its epochs have five times as many."""
    epochs, work = ([per_seed(run, name) for run in (sixteen_conv, sixteen_dense)] for name in ("epochs_needed", "work_needed"))
    texts = [f"{values.mean():.0f}" for values in epochs] + [f"{values.mean():.2f}" for values in work]
    because = "{} epochs against {}; million million products {} against {}".format(*texts)
    return conclude("The convolutional network learns faster", below(*epochs), below(*work), because=because)
