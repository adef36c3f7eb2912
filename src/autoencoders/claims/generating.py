"""Claims about generated digits: decoded from random codes, or requested."""

from autoencoders.runs import Run
from autoencoders.verdicts import Verdict, above, below, conclude, per_seed, show

NONE = 0.005  # share of samples: what "none" of three dozen can mean
AGREES = 0.95  # share of requested digits
SILENT = 0.2  # accuracy: twice that of guessing one of ten digits
HALVED = 0.5


def c55(sixteen_dense: Run, classifier: Run) -> Verdict:
    """By the classifier: hardly any of thousands of samples are ones (the source looked at three dozen)."""
    ones, sure, real = (
        per_seed(sixteen_dense, f"{name}_share") for name in ("generated_ones", "generated_sure_ones", "real_ones")
    )
    because = "ones: {} of samples, {} of sure ones; {} of real".format(*(show(share, "share") for share in (ones, sure, real)))
    return conclude("No digit decoded from random codes looks like a one", below(ones, NONE), because=because, judge=classifier)


def c58(sixteen_conv: Run, sixteen_dense: Run, classifier: Run) -> Verdict:
    """By the classifier: fewer sure digits than from the dense network, among both kinds of samples."""
    drawn, fitted = (
        [per_seed(run, f"{name}_sure_share") for run in (sixteen_conv, sixteen_dense)] for name in ("generated", "fitted")
    )
    because = "sure digits: {} against {}; fitted {} against {}".format(*(show(share, "share") for share in (*drawn, *fitted)))
    return conclude(
        "The convolutional network generates worse", below(*drawn), below(*fitted), because=because, judge=classifier
    )


def c59(sixteen_dense: Run, classifier: Run) -> Verdict:
    """Held-out codes scaled to twice tanh's limit: the classifier is sure of few, and they are far from training digits."""
    inside, outside = (per_seed(sixteen_dense, f"{name}_sure_share") for name in ("inside", "outside"))
    far, real = (per_seed(sixteen_dense, f"{name}_distance") for name in ("outside", "real"))
    sure = f"sure {show(outside, 'share')}, at tanh's limit {show(inside, 'share')}"
    because = f"{sure}; distance {far.mean():.2f}, real {real.mean():.2f}"
    claim = "Codes beyond the reach of tanh decode to junk"
    return conclude(claim, below(outside, HALVED * inside), above(far, real), because=because, judge=classifier)


def c60(vae_thirty: Run, sixteen_dense: Run) -> Verdict:
    """Silhouettes are lower, and the largest step along straight lines is smaller."""
    both = vae_thirty, sixteen_dense
    clusters, jumps = ([per_seed(run, name) for run in both] for name in ("silhouette", "between_jump"))
    texts = [f"{values.mean():.2f}" for values in (*clusters, *jumps)]
    because = "silhouette {} against {}; largest step {} against {}".format(*texts)
    return conclude("A variational code is smoother, with fewer clusters", below(*clusters), below(*jumps), because=because)


def c61(vae_limited: Run, vae_thirty: Run, classifier: Run) -> Verdict:
    """The summed error is smaller, and fewer samples are sure digits, by the classifier."""
    errors, sure = (
        [per_seed(run, name) for run in (vae_limited, vae_thirty)] for name in ("test_rebuilding", "generated_sure_share")
    )
    texts = [show(values, "rebuilding") for values in errors] + [show(values, "share") for values in sure]
    because = "error {} against {}; sure digits {} against {}".format(*texts)
    return conclude(
        "Without KL it rebuilds better and generates worse", below(*errors), below(*sure), because=because, judge=classifier
    )


def c62(cvae: Run, classifier: Run) -> Verdict:
    """The classifier recognises nearly all requested digits, with all ten requested equally often."""
    agreed = per_seed(cvae, "agreed_share")
    because = f"the judge sees the wanted digit in {show(agreed, 'share')} of draws"
    return conclude(
        "The conditional network draws the digit it is asked for", above(agreed, AGREES), because=because, judge=classifier
    )


def c63(cvae: Run, sixteen_dense: Run) -> Verdict:
    """The error inside the holes is below that of black, of the mean image and of a plain autoencoder."""
    repaired, black, mean = (per_seed(cvae, f"{name}_mse") for name in ("box", "box_black", "box_mean"))
    plain = per_seed(sixteen_dense, "box_mse")
    texts = (show(values, "mse") for values in (repaired, mean, plain, black))
    because = "MSE {}; mean image {}, plain {}, black {}".format(*texts)
    rivals = (below(repaired, rival) for rival in (black, mean, plain))
    return conclude("The conditional network repairs damaged digits", *rivals, because=because)


def c64(cvae: Run, vae_thirty: Run) -> Verdict:
    """The accuracy of a linear probe is below that on the other network's codes, and near chance."""
    right, rival = (per_seed(run, "probe_accuracy") for run in (cvae, vae_thirty))
    because = f"read off the code: {show(right, 'accuracy')}; without condition {show(rival, 'accuracy')}"
    return conclude(
        "The conditional network's code carries no class", below(right, rival), below(right, SILENT), because=because
    )
