"""Claims about finding what is strange by how badly it is rebuilt."""

from autoencoders.runs import Run
from autoencoders.verdicts import Verdict, above, conclude, not_measured, per_seed, show

SEPARATED = 0.999  # area under the ROC curve


def c15(anomaly: Run) -> Verdict:
    """By the area under the ROC curve; what a corner pixel reaches says how hard the test was."""
    names = ("digits_auroc", "digits_corner_auroc", "inverted_auroc")
    error, corner, inverted = (per_seed(anomaly, name) for name in names)
    because = f"AUROC {show(error, 'auroc')}; corner pixel {show(corner, 'auroc')}; inverted digits {show(inverted, 'auroc')}"
    return conclude("The rebuilding error separates emoji from digits", above(error, SEPARATED), because=because)


def c16() -> Verdict:
    """Open: no variant is trained on one digit."""
    return not_measured("One digit against the others is harder", "AUROC for each digit as the normal one")


def c17() -> Verdict:
    """Open: no variant varies the code's size."""
    return not_measured("A stronger autoencoder may detect worse", "AUROC against code size, up to an overcomplete code")
