"""Claims about generated digits: decoded from random codes, or requested."""

from autoencoders.claims.inside import APART, hundredths
from autoencoders.estimates import measured
from autoencoders.margins import ERROR, KINDS, MOST, SHARE, TIMES
from autoencoders.runs import Run
from autoencoders.verdicts import Verdict, above, below, conclude, show

ONE_BIT = 0.2  # accuracy: who knows in which half of ten digits a digit lies names one in five rightly
HALF = 0.5  # of the share of confident digits within tanh's reach: with less, most of them are lost


def c55(sixteen_dense: Run, judges: Run) -> Verdict:
    """In most sets of as many samples as the source looked at, the judges take none for a one with confidence."""
    confident, doubtful = (measured(sixteen_dense, f"without_{kind}_share") for kind in ("sure_ones", "ones"))
    because = f"no confident one in {show(confident, 'share')} of sets, no doubtful one in {show(doubtful, 'share')}"
    none = above("share of sets without a confident one", confident, MOST)
    claim = "Of thirty-six pictures decoded from random codes, none resembles a one"
    return conclude(claim, none, because=because, classifier=judges)


def c58(sixteen_conv: Run, sixteen_dense: Run, judges: Run) -> Verdict:
    """By the judges, fewer confident digits and fewer kinds among these; and samples are farther from training digits."""
    networks = sixteen_conv, sixteen_dense
    confident, kinds, far = (
        [measured(run, f"generated_{name}") for run in networks] for name in ("sure_share", "sure_kinds", "distance")
    )
    parts = (
        below("share of confident samples, less dense's", confident[0] - confident[1], -SHARE),
        below("kinds among these, less dense's", kinds[0] - kinds[1], -KINDS),
        above("distance to training digits, by dense's", far[0] / far[1], TIMES),
    )
    texts = (hundredths(values) for both in (confident, kinds, far) for values in both)
    because = "confident {} against {}; kinds {} against {}; distance {} against {}".format(*texts)
    return conclude("The convolutional network generates worse", *parts, because=because, classifier=judges)


def c59(sixteen_dense: Run, judges: Run) -> Verdict:
    """Codes of held-out digits scaled to twice tanh's limit, against the same at the limit: by the judges, and distances."""
    (within, near), (beyond, far) = (
        [measured(sixteen_dense, f"{place}_{name}") for name in ("sure_share", "distance")] for place in ("inside", "outside")
    )
    parts = (
        below("confident share beyond, less half of within", beyond - within * HALF, 0),
        above("distance to training digits, by within", far / near, TIMES),
    )
    because = f"confident {show(beyond, 'share')}, at tanh's limit {show(within, 'share')}"
    because = f"{because}; distance {hundredths(far)} against {hundredths(near)}"
    claim = "Codes beyond tanh's reach decode to unrecognisable, distorted digits"
    return conclude(claim, *parts, because=because, classifier=judges)


def c60(vae_thirty: Run, sixteen_dense: Run, vae_limited: Run) -> Verdict:
    """The largest step along straight lines, and silhouettes; those of the same network without KL are told, too."""
    networks = vae_thirty, sixteen_dense, vae_limited
    jumps, clusters = ([measured(run, name) for run in networks] for name in ("between_jump", "silhouette"))
    parts = (
        below("largest step between digits, by plain's", jumps[0] / jumps[1], 1 / TIMES),
        below("silhouette, less the plain code's", clusters[0] - clusters[1], -APART),
    )
    texts = (hundredths(values) for values in (*jumps, *clusters))
    because = "largest step {}, plain {}, without KL {}; silhouettes {}, {}, {}".format(*texts)
    return conclude("A variational code is smoother than a plain one, less clustered", *parts, because=because)


def c61(vae_limited: Run, vae_thirty: Run, judges: Run) -> Verdict:
    """The summed error is smaller; samples are less often confident digits, and cover fewer held-out digits."""
    names = "test_rebuilding", "generated_sure_share", "generated_coverage"
    errors, confident, cover = ([measured(run, name) for run in (vae_limited, vae_thirty)] for name in names)
    parts = (
        below("held-out error by that with KL", errors[0] / errors[1], 1 - ERROR),
        below("share of confident samples, less with KL", confident[0] - confident[1], -SHARE),
        below("held-out digits covered, less with KL", cover[0] - cover[1], -SHARE),
    )
    texts = [show(values, name) for both, name in zip((errors, confident, cover), names, strict=True) for values in both]
    because = "error {} against {}; confident samples {}, {}; digits covered {}, {}".format(*texts)
    claim = "Without KL, a variational network rebuilds better and generates worse"
    return conclude(claim, *parts, because=because, classifier=judges)


def c62(cvae: Run, judges: Run) -> Verdict:
    """The judges recognise nearly all requested digits, with all ten requested equally often."""
    agreed = measured(cvae, "agreed_share")
    because = f"the classifier sees the wanted digit in {show(agreed, 'share')} of samples"
    nearly_all = above("share of requests that are recognised", agreed, 1 - SHARE)
    claim = "The conditional network draws the digit it is asked for"
    return conclude(claim, nearly_all, because=because, classifier=judges)


def c63(cvae: Run, hole_rivals: Run, vae_thirty: Run, sixteen_dense: Run) -> Verdict:
    """The error inside holes, if the network is told the digit, by that of each rival: the digit's mean is told it as well."""
    told, guessed = (measured(cvae, f"{name}_mse") for name in ("box", "box_guessed"))
    mean = measured(hole_rivals, "mean_told_mse")
    variational, plain = (measured(run, "box_mse") for run in (vae_thirty, sixteen_dense))
    rivals = {"the digit's mean image's": mean, "a variational code's": variational, "a plain code's": plain}
    parts = [below(f"MSE in holes by {name}", told / rival, 1 - ERROR) for name, rival in rivals.items()]
    texts = (show(error, "mse") for error in (told, guessed, mean, variational, plain))
    because = "told {}, guessing {}; the digit's mean {}, variational {}, plain {}".format(*texts)
    claim = "The conditional network repairs holes better than mean images or autoencoders"
    return conclude(claim, *parts, because=because)


def c102(cvae: Run, hole_rivals: Run) -> Verdict:
    """Our own: two rivals without a network, which are not told the digit, by the network that is."""
    told, nearest, expected = (
        measured(run, f"{name}_mse") for run, name in ((cvae, "box"), (hole_rivals, "nearest"), (hole_rivals, "expected"))
    )
    parts = (
        below("MSE of ten nearest, by network's", nearest / told, 1 - ERROR),
        below("MSE of what is expected, by network's", expected / told, 1 - ERROR),
    )
    because = "network {}; the mean of ten nearest {}, a normal distribution {}"
    because = because.format(*(show(error, "mse") for error in (told, nearest, expected)))
    claim = "Training digits alone fill holes better than the conditional network"
    return conclude(claim, *parts, because=because)


def c64(cvae: Run, vae_thirty: Run) -> Verdict:
    """The class is read off the code by nearest neighbours and by a linear probe; a code that has to say it is told, too."""
    readers = {"neighbours": "codes_accuracy", "a linear probe": "probe_accuracy"}
    right = {reader: [measured(run, name) for run in (cvae, vae_thirty)] for reader, name in readers.items()}
    parts = [below(f"accuracy of {reader} on the code", accuracy, ONE_BIT) for reader, (accuracy, _) in right.items()]
    texts = (show(accuracy, "accuracy") for both in right.values() for accuracy in both)
    because = "named by neighbours {}, without condition {}; linearly {} and {}".format(*texts)
    return conclude("The conditional network's code carries no class", *parts, because=because)
