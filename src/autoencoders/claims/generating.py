"""Claims about digits that were never written: decoded from codes drawn at random, or asked for."""

from autoencoders.runs import Run
from autoencoders.verdicts import Verdict, above, below, conclude, per_seed, show

NONE = 0.005  # of the samples: what "none" among three dozen can mean
AGREES = 0.95
SILENT = 0.2  # of guesses right: twice what chance gives among ten digits
HALVED = 0.5


def c55(sixteen_dense: Run, classifier: Run) -> Verdict:
    """By the judge's names for thousands of samples, not three dozen."""
    ones, sure, real = (
        per_seed(sixteen_dense, f"{name}_share") for name in ("generated_ones", "generated_sure_ones", "real_ones")
    )
    because = "ones: {} of samples, {} of sure ones; {} of real".format(*(show(share, "share") for share in (ones, sure, real)))
    return conclude("No digit decoded from random codes looks like a one", below(ones, NONE), because=because, judge=classifier)


def c58(sixteen_conv: Run, sixteen_dense: Run, classifier: Run) -> Verdict:
    """With the source's draws, and with draws from the normal distribution of either network's codes."""
    drawn, fitted = (
        [per_seed(run, f"{name}_sure_share") for run in (sixteen_conv, sixteen_dense)] for name in ("generated", "fitted")
    )
    because = "sure digits: {} against {}; fitted {} against {}".format(*(show(share, "share") for share in (*drawn, *fitted)))
    return conclude(
        "The convolutional network generates worse", below(*drawn), below(*fitted), because=because, judge=classifier
    )


def c59(sixteen_dense: Run, classifier: Run) -> Verdict:
    """Held-out codes moved to twice what tanh can reach: by the judge, and by the distance to the nearest training digit."""
    inside, outside = (per_seed(sixteen_dense, f"{name}_sure_share") for name in ("inside", "outside"))
    far, real = (per_seed(sixteen_dense, f"{name}_distance") for name in ("outside", "real"))
    sure = f"sure {show(outside, 'share')}, at tanh's limit {show(inside, 'share')}"
    because = f"{sure}; distance {far.mean():.2f}, real {real.mean():.2f}"
    claim = "Codes beyond the reach of tanh decode to junk"
    return conclude(claim, below(outside, HALVED * inside), above(far, real), because=because, judge=classifier)


def c60(vae_thirty: Run, sixteen_dense: Run) -> Verdict:
    """By silhouettes, and along straight lines by the largest change in mean changes."""
    both = vae_thirty, sixteen_dense
    clusters, jumps = ([per_seed(run, name) for run in both] for name in ("silhouette", "between_jump"))
    texts = [f"{values.mean():.2f}" for values in (*clusters, *jumps)]
    because = "silhouette {} against {}; largest step {} against {}".format(*texts)
    return conclude("A variational code is smoother, with fewer clusters", below(*clusters), below(*jumps), because=because)


def c61(vae_limited: Run, vae_thirty: Run, classifier: Run) -> Verdict:
    """By the summed error of rebuilt digits, and by the draws that are sure digits."""
    errors, sure = (
        [per_seed(run, name) for run in (vae_limited, vae_thirty)] for name in ("test_rebuilding", "generated_sure_share")
    )
    texts = [show(values, "rebuilding") for values in errors] + [show(values, "share") for values in sure]
    because = "error {} against {}; sure digits {} against {}".format(*texts)
    return conclude(
        "Without KL it rebuilds better and generates worse", below(*errors), below(*sure), because=because, judge=classifier
    )


def c62(cvae: Run, classifier: Run) -> Verdict:
    """By the judge's name for what was drawn, all ten digits asked for equally often."""
    agreed = per_seed(cvae, "agreed_share")
    because = f"the judge sees the wanted digit in {show(agreed, 'share')} of draws"
    return conclude(
        "The conditional network draws the digit it is asked for", above(agreed, AGREES), because=because, judge=classifier
    )


def c63(cvae: Run, sixteen_dense: Run) -> Verdict:
    """Inside the damage alone, on held-out digits, against black, the mean image, and a plain autoencoder."""
    repaired, black, mean = (per_seed(cvae, f"{name}_mse") for name in ("box", "box_black", "box_mean"))
    plain = per_seed(sixteen_dense, "box_mse")
    texts = (show(values, "mse") for values in (repaired, mean, plain, black))
    because = "MSE {}; mean image {}, plain {}, black {}".format(*texts)
    rivals = (below(repaired, rival) for rival in (black, mean, plain))
    return conclude("The conditional network repairs damaged digits", *rivals, because=because)


def c64(cvae: Run, vae_thirty: Run) -> Verdict:
    """By a linear classifier that learned from training codes: worse than on the other network's codes, and near chance."""
    right, rival = (per_seed(run, "probe_accuracy") for run in (cvae, vae_thirty))
    because = f"read off the code: {show(right, 'accuracy')}; without condition {show(rival, 'accuracy')}"
    return conclude(
        "The conditional network's code carries no class", below(right, rival), below(right, SILENT), because=because
    )
