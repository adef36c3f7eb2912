"""Claims about denoising, of emoji and of points in a plane."""

from autoencoders.experiments.noise_levels import LEVELS, level_name
from autoencoders.experiments.plane import CURVES
from autoencoders.runs import Run
from autoencoders.verdicts import Verdict, above, below, conclude, decibels, per_seed, show

MOST = 0.95  # share of points
STRAIGHT = 0.9  # the cosine of an angle of 26 degrees
REST = 0.1  # share of the way to the curve
GLANCE = 10  # distance in the colour plane that is seen at a glance


def c11(denoise_naive: Run, denoise_nothing: Run) -> Verdict:
    """PSNR is above that of the noisy pictures themselves."""
    cleaned, noisy = decibels(denoise_naive, "test_mse"), decibels(denoise_nothing, "test_mse")
    because = f"{show(cleaned, 'psnr')} dB, from {show(noisy, 'psnr')} dB"
    return conclude("A network that never saw noise already removes some", above(cleaned, noisy), because=because)


def c12(denoise_retrained: Run, denoise_naive: Run, denoise_median: Run, denoise_gaussian: Run, denoise_nlm: Run) -> Verdict:
    """PSNR is above that of the naive network, as in the source; the best filter is stated too."""
    retrained, naive = decibels(denoise_retrained, "test_mse"), decibels(denoise_naive, "test_mse")
    filters = {"median": denoise_median, "Gaussian": denoise_gaussian, "non-local means": denoise_nlm}
    reached = {name: decibels(run, "test_mse").mean() for name, run in filters.items()}
    best = max(reached, key=reached.get)
    because = f"{show(retrained, 'psnr')} dB, naive {show(naive, 'psnr')}; best filter ({best}) {show(reached[best], 'psnr')}"
    return conclude("Training on noisy pictures cleans better still", above(retrained, naive), because=because)


def c13(denoise_retrained: Run, denoise_naive: Run) -> Verdict:
    """The error on the empty background is smaller."""
    errors = [per_seed(run, "test_background_mse") for run in (denoise_retrained, denoise_naive)]
    because = f"background MSE {show(errors[0], 'mse')} against {show(errors[1], 'mse')}"
    return conclude("Trained on noise, the network leaves cleaner white corners", below(*errors), because=because)


def c14(denoise_naive: Run, denoise_nothing: Run) -> Verdict:
    """Copying costs less PSNR than the noise does, and colours stay right at a glance."""
    copied, noisy = decibels(denoise_naive, "clean_test_mse"), decibels(denoise_nothing, "test_mse")
    colour = per_seed(denoise_naive, "clean_test_delta_e")
    because = f"copies at {show(copied, 'psnr')} dB, but colours are off by {show(colour, 'delta_e')}"
    claim = "The small network is large enough to copy clean pictures"
    return conclude(claim, above(copied, noisy), below(colour, GLANCE), because=because)


def c33(denoise_retrained: Run, denoise_naive: Run) -> Verdict:
    """Noise moves the code less, and errors are smaller at every level of noise."""
    shifts = [per_seed(run, "test_code_shift") for run in (denoise_retrained, denoise_naive)]
    errors = [[per_seed(run, f"{level_name(level)}_mse") for run in (denoise_retrained, denoise_naive)] for level in LEVELS[1:]]
    because = "noise moves its code by {} of pictures' distance, plain {}"
    because = because.format(*(f"{shift.mean():.2f}" for shift in shifts))
    claim = "A denoising autoencoder's code is more robust"
    return conclude(claim, below(*shifts), *(below(*pair) for pair in errors), because=because)


def c34(denoise_plane: Run) -> Verdict:
    """Near the curve and far from it, points move towards the nearest point of the curve, and little of the way is left."""
    parts, left = [], []
    for side in ("near", "far"):
        rests = [per_seed(denoise_plane, f"{curve}_{side}_left") for curve in CURVES]
        parts += [below(rest, REST) for rest in rests]
        parts += [above(per_seed(denoise_plane, f"{curve}_{side}_cosine"), STRAIGHT) for curve in CURVES]
        left += [f"{rest.mean():.2f}" for rest in rests]
    parts += [above(per_seed(denoise_plane, f"{curve}_near_closer_share"), MOST) for curve in CURVES]
    because = "of the way left: {} and {} near, {} and {} far".format(*left)
    return conclude("A denoising autoencoder projects onto the data", *parts, because=because)


def c92(denoise_retrained: Run, denoise_nlm: Run) -> Verdict:
    """Our own: PSNR against a filter that the source did not try."""
    filtered, retrained = decibels(denoise_nlm, "test_mse"), decibels(denoise_retrained, "test_mse")
    because = f"{show(filtered, 'psnr')} dB against {show(retrained, 'psnr')}"
    return conclude("Non-local means clean better than the retrained network", above(filtered, retrained), because=because)
