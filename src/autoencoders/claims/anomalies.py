"""Claims about anomaly detection by rebuilding errors."""

from autoencoders.estimates import Estimate, measured, per_seed, seeds_of
from autoencoders.margins import AREA, ERROR
from autoencoders.runs import Run
from autoencoders.verdicts import Verdict, above, below, conclude, show

SEPARATED = 0.999  # area under the ROC curve: "very well separated", one pair of a thousand in the wrong order
USUAL, STRONGER = 32, 1_024  # numbers in the code: those of the ten small networks of C16, and more than a digit has pixels


def c15(anomaly: Run) -> Verdict:
    """The AUROC of the error is nearly 1; how easy the test is, a corner pixel shows, and what is left, inverted digits."""
    names = ("digits_auroc", "digits_corner_auroc", "inverted_auroc", "inverted_brightness_auroc")
    error, corner, inverted, brightness = (measured(anomaly, name) for name in names)
    texts = [show(area, "auroc") for area in (error, corner, inverted, either_way(brightness))]
    because = "AUROC {}; corner pixel {}; inverted digits {}, brightness {}".format(*texts)
    part = above("AUROC of the error", error, SEPARATED)
    return conclude("The rebuilding error separates emoji from digits", part, because=because)


def either_way(area: Estimate) -> float:
    """The AUROC of a rule that alarms at high or at low scores, whichever is better: rivals may turn their sign."""
    return max(area.value, 1 - area.value)


def c16(anomaly_digit: Run, anomaly: Run) -> Verdict:
    """The mean AUROC over the ten normal digits is below that of emoji against digits."""
    mean, easy = seeds_of(anomaly_digit, per_seed(anomaly_digit, "auroc")), measured(anomaly, "digits_auroc")
    digits = anomaly_digit.measures["auroc"].mean(axis=0, dtype=float)
    because = f"AUROC {show(digits.min(), 'auroc')} ({digits.argmin()}) to {show(digits.max(), 'auroc')} ({digits.argmax()})"
    because += f", mean {show(mean, 'auroc')}; emoji against digits {show(easy, 'auroc')}"
    part = below("mean AUROC minus that of emoji and digits", mean - easy, -AREA)
    return conclude("One digit against the others is harder, on average over the ten", part, because=because)


def c17(anomaly_capacity: Run) -> Verdict:
    """By two sizes that were fixed elsewhere: the best of ten by these AUROCs would be favoured if they were asked again.

    That the larger one is the stronger autoencoder is asked of its errors on held-out normal digits.
    """
    areas, errors = (
        [measured(anomaly_capacity, f"{name}_{size}") for size in (STRONGER, USUAL)] for name in ("auroc", "normal")
    )
    worse = below(f"AUROC, {STRONGER:,} numbers minus {USUAL}", areas[0] - areas[1], -AREA)
    stronger = below(f"error ratio of normal digits, {STRONGER:,} to {USUAL}", errors[0] / errors[1], 1 - ERROR)
    because = "AUROC {} against {}; error of normal digits {} against {}"
    because = because.format(*(show(area, "auroc") for area in areas), *(show(error, "mse") for error in errors))
    return conclude(
        f"A stronger autoencoder, with {STRONGER:,} numbers, detects worse than with {USUAL}", worse, stronger, because=because
    )
