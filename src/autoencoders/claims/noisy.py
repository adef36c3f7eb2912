"""Claims about denoising, of emoji and of points in a plane."""

import numpy as np

from autoencoders.estimates import Estimate, decibels, estimate, families, measured, values_of
from autoencoders.experiments.denoising import SIGMA
from autoencoders.experiments.noise_levels import level_name
from autoencoders.experiments.plane import CURVES
from autoencoders.margins import COLOUR, DECIBELS, ERROR, MOST, STRUCTURE, TIMES
from autoencoders.runs import Run
from autoencoders.verdicts import Finding, Verdict, above, below, conclude, show

PERFECT = 1  # the SSIM of a copy without any fault
REST = 0.1  # of the way to the curve: in the mean over points near it, a tenth of the noise's standard deviation
STRAIGHT = 0.9  # the cosine of an angle of 26 degrees


def c11(denoise_naive: Run, denoise_nothing: Run) -> Verdict:
    """PSNR is above that of the noisy pictures themselves."""
    cleaned, noisy = (decibels(run, "test_mse") for run in (denoise_naive, denoise_nothing))
    because = f"{show(cleaned, 'psnr')} dB, from {show(noisy, 'psnr')} dB"
    part = above("dB above the noisy pictures", cleaned - noisy, DECIBELS)
    return conclude("A network that never saw noise already removes some", part, because=because)


def c12(denoise_retrained: Run, denoise_naive: Run, denoise_nlm: Run) -> Verdict:
    """PSNR is above that of the same network trained on clean pictures; a filter that learns nothing is told."""
    retrained, naive, filtered = (decibels(run, "test_mse") for run in (denoise_retrained, denoise_naive, denoise_nlm))
    because = "{} dB, trained on clean ones {}; non-local means {}"
    because = because.format(*(show(values, "psnr") for values in (retrained, naive, filtered)))
    part = above("dB above training on clean pictures", retrained - naive, DECIBELS)
    return conclude("Training on noisy pictures cleans better than training on clean ones", part, because=because)


def c13(denoise_retrained: Run, denoise_naive: Run) -> Verdict:
    """The error on the empty background is smaller than that of the same network trained on clean pictures."""
    noisy, clean = (measured(run, "test_background_mse") for run in (denoise_retrained, denoise_naive))
    because = f"background MSE {show(noisy, 'mse')} against {show(clean, 'mse')}"
    part = lower("background MSE", noisy, clean, 1 - ERROR)
    return conclude("Training on noise leaves white ground cleaner than training on clean pictures", part, because=because)


def lower(what: str, own: Estimate, rival: Estimate, share: float) -> Finding:
    """Is it below this share of a rival's? Asked as a difference: a ratio's interval is too narrow where the rival scatters."""
    return above(f"{what} below {share:.0%} of the other's, by", rival * share - own, 0)


def c14(denoise_naive: Run) -> Verdict:
    """A copy is what an eye does not tell from the original: its structure is kept, and its colours."""
    structure, colour = (measured(denoise_naive, score) for score in ("clean_test_ssim", "clean_test_delta_e"))
    because = f"SSIM {show(structure, 'ssim')}, colours off by {show(colour, 'delta_e')}"
    parts = above("SSIM of copies", structure, PERFECT - STRUCTURE), below("colour error of copies", colour, COLOUR)
    return conclude("The small network is large enough to copy clean pictures", *parts, because=because)


def c33(denoise_retrained: Run, denoise_naive: Run) -> Verdict:
    """At the strength that it was trained for, noise moves its code less, by the mean distance between two pictures' codes."""
    score = f"{level_name(SIGMA)}_code_shift"
    noisy, clean = (measured(run, score) for run in (denoise_retrained, denoise_naive))
    because = f"noise moves its code by {noisy.value:.2f} of pictures' distance, plain {clean.value:.2f}"
    part = lower("code shift", noisy, clean, 1 / TIMES)
    return conclude("A denoising autoencoder's code is more robust than a plain one's", part, because=because)


def c34(denoise_plane: Run) -> Verdict:
    """Within two standard deviations of the noise, points go the shortest way to either curve, and little of it is left."""
    left = {side: [measured(denoise_plane, f"{curve}_{side}_left") for curve in CURVES] for side in ("near", "far")}
    straight = [measured(denoise_plane, f"{curve}_near_cosine") for curve in CURVES]
    parts = [below(f"{curve}: left of the way", rest, REST) for curve, rest in zip(CURVES, left["near"], strict=True)]
    parts += [above(f"{curve}: cosine to the shortest way", way, STRAIGHT) for curve, way in zip(CURVES, straight, strict=True)]
    because = "of the way left: {} and {} near, {} and {} far"
    because = because.format(*(f"{rest.value:.2f}" for rest in (*left["near"], *left["far"])))
    return conclude("A denoising autoencoder projects points near the data onto the data", *parts, because=because)


def c74(denoise_best: Run, denoise_nlm: Run, denoise_tv: Run, denoise_median: Run, denoise_gaussian: Run) -> Verdict:
    """Our own: PSNR against four filters, each with the strength that is best on training pictures."""
    filters = {"non-local means": denoise_nlm, "total variation": denoise_tv, "median": denoise_median}
    filters |= {"Gaussian": denoise_gaussian}
    ours, theirs = decibels(denoise_best, "test_mse"), {name: decibels(run, "test_mse") for name, run in filters.items()}
    parts = [above(f"dB above {name}", ours - rival, DECIBELS) for name, rival in theirs.items()]
    because = f"{show(ours, 'psnr')} dB; " + ", ".join(f"{name} {show(rival, 'psnr')}" for name, rival in theirs.items())
    return conclude("A denoiser trained with care beats every filter we tried", *parts, because=because)


def c75(denoise_best: Run, denoise_nlm: Run) -> Verdict:
    """Our own: the share of held-out pictures that it leaves with less error."""
    part = above("share of pictures with less error", share_ahead(denoise_best, denoise_nlm), MOST)
    won = f"{ahead(denoise_best, denoise_nlm).mean():.1%}"
    claim = "A denoiser trained with care beats non-local means on most pictures"
    return conclude(claim, part, because=f"ahead on {won} of held-out pictures")


def ahead(network: Run, rival: Run) -> np.ndarray:
    """For each seed and held-out picture: is a network's error lower than a rival's, in which nothing is random?"""
    return values_of(network, "test_mse") < values_of(rival, "test_mse").mean(axis=0)


def share_ahead(network: Run, rival: Run) -> Estimate:
    """The share of held-out pictures on which a network is ahead of a rival.

    One picture more counts as lost: where all are won, the interval then says what so many pictures can.
    """
    won, groups = ahead(network, rival), families(network, "test_mse")
    return estimate(np.pad(won, ((0, 0), (0, 1))), network, np.append(groups, groups.max() + 1))


def c92(denoise_nlm: Run, denoise_retrained: Run) -> Verdict:
    """Our own: PSNR against a filter that the source did not try."""
    filtered, retrained = (decibels(run, "test_mse") for run in (denoise_nlm, denoise_retrained))
    because = f"{show(filtered, 'psnr')} dB against {show(retrained, 'psnr')}"
    part = above("dB above the retrained network", filtered - retrained, DECIBELS)
    return conclude("Non-local means clean better than the small network trained on noise", part, because=because)
