"""Claims about anomaly detection by rebuilding errors."""

from autoencoders.runs import Run
from autoencoders.verdicts import Verdict, above, below, conclude, per_seed, show

SEPARATED = 0.999  # area under the ROC curve


def c15(anomaly: Run) -> Verdict:
    """The AUROC of the error is nearly 1; a corner pixel's AUROC shows how easy the test is."""
    names = ("digits_auroc", "digits_corner_auroc", "inverted_auroc")
    error, corner, inverted = (per_seed(anomaly, name) for name in names)
    because = f"AUROC {show(error, 'auroc')}; corner pixel {show(corner, 'auroc')}; inverted digits {show(inverted, 'auroc')}"
    return conclude("The rebuilding error separates emoji from digits", above(error, SEPARATED), because=because)


def c16(anomaly_digit: Run, anomaly: Run) -> Verdict:
    """For each normal digit, the AUROC is below that of emoji against digits."""
    digits = anomaly_digit.measures["auroc"].astype(float)  # (seeds, 10)
    easy = per_seed(anomaly, "digits_auroc")
    means = digits.mean(axis=0)
    because = f"AUROC {show(means.min(), 'auroc')} ({means.argmin()}) to {show(means.max(), 'auroc')} ({means.argmax()})"
    because += f", mean {show(means, 'auroc')}; emoji against digits {show(easy, 'auroc')}"
    return conclude("One digit against the others is harder", *(below(values, easy) for values in digits.T), because=because)


def c17(anomaly_capacity: Run) -> Verdict:
    """The AUROC with the best size of the code is above that with the largest."""
    sizes = [int(size) for size in anomaly_capacity.arrays["codes"]]
    reached = {size: per_seed(anomaly_capacity, f"auroc_{size}") for size in sizes}
    best, largest = max(sizes, key=lambda size: reached[size].mean()), sizes[-1]
    texts = [f"{show(reached[size], 'auroc')} with {size:,}" for size in (best, largest)]
    because = f"AUROC {texts[0]} numbers in the code, {texts[1]}"
    return conclude("A stronger autoencoder may detect worse", above(reached[best], reached[largest]), because=because)
