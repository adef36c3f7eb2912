"""Claims about digits: rebuilding, noise in codes, denoising and enlarging."""

from autoencoders.estimates import Estimate, decibels, measured
from autoencoders.margins import DECIBELS, SHARE, STRUCTURE
from autoencoders.runs import Run
from autoencoders.verdicts import Verdict, above, below, conclude, same, show

SOURCE_BCE, SOURCE_NOISY_BCE = 0.0944, 0.1328  # held out, after the last epoch that the source shows
NEAR = 0.003  # of cross-entropy: about what the last eight epochs that the source shows of copying are worth
HALF = 0.5  # of digits: a noise that leaves fewer readable destroys most


def c18(digits_conv: Run, digits_denoise_source: Run) -> Verdict:
    """An equivalence, for both networks whose held-out loss the source prints; the loss of a perfect copy is told.

    The source measured the same 10,000 digits, so seeds alone are chance.
    """
    copied, cleaned = (measured(run, "test_bce") for run in (digits_conv, digits_denoise_source))
    values = copied, SOURCE_BCE, cleaned, SOURCE_NOISY_BCE, measured(digits_conv, "floor_bce")
    because = "copying {}, lesson's {}; cleaning {}, lesson's {}; a perfect copy {}"
    because = because.format(*(show(value, "bce") for value in values))
    copying = same("BCE of copying, less the lesson's", copied - SOURCE_BCE, NEAR)
    cleaning = same("BCE of cleaning, less the lesson's", cleaned - SOURCE_NOISY_BCE, NEAR)
    return conclude("Copying and cleaning digits end at the lesson's losses", copying, cleaning, because=because)


def c19(digits_conv: Run, judges: Run) -> Verdict:
    """By the judges: a tenth of each number's standard deviation costs few digits, three leave less than half readable."""
    names = ("noise_0", "noise_0_1", "noise_3", "source_noise_0_1", "source_noise_1")
    none, small, large, *source = (measured(digits_conv, f"{name}_kept_share") for name in names)
    because = "share kept: {} without noise, {}, {}; with the lesson's {}, {}"
    because = because.format(*(show(values, "share") for values in (none, small, large, *source)))
    parts = below("share lost to small noise", none - small, SHARE), below("share kept under large noise", large, HALF)
    claim = "Small noise in the code keeps the digit, large noise destroys it"
    return conclude(claim, *parts, because=because, classifier=judges)


def c20(digits_conv: Run, judges: Run) -> Verdict:
    """The judges are hardly ever confident; of rebuilt digits and of codes with shuffled numbers it is told."""
    kinds = ("pure_noise", "noise_0", "shuffled")
    noise, rebuilt, shuffled = (measured(digits_conv, f"{kind}_sure_share") for kind in kinds)
    because = "confident: {}; of rebuilt digits {}, of shuffled codes {}"
    because = because.format(*(show(values, "share") for values in (noise, rebuilt, shuffled)))
    part = below("share of confident digits", noise, SHARE)
    return conclude("A code of uniform noise does not decode to a digit", part, because=because, classifier=judges)


def c21(digits_denoise_source: Run, digits_denoise: Run, digits_median: Run) -> Verdict:
    """PSNR above a tuned median filter's, with the source's noise and with noise of mean zero; subtracting is told."""
    source, ours = (decibels(run, "test_mse") for run in (digits_denoise_source, digits_denoise))
    median, subtracted, plain = (decibels(digits_median, f"test{name}_mse") for name in ("_source", "_subtracted", ""))
    because = "{} dB, median {}, subtracting {}; zero-mean noise {}, median {}"
    because = because.format(*(show(values, "psnr") for values in (source, median, subtracted, ours, plain)))
    parts = [above("the lesson's noise: dB above median", source - median, DECIBELS)]
    parts += [above("zero-mean noise: dB above median", ours - plain, DECIBELS)]
    return conclude("An autoencoder learns to clean digits better than a median filter", *parts, because=because)


def c22(digits_denoise: Run, fashion_denoise: Run, digits_median: Run) -> Verdict:
    """By PSNR, for either kind of picture: the network that knows the kind is above a tuned median filter, the other not."""
    by_own = [decibels(run, "test_mse") for run in (digits_denoise, fashion_denoise)]
    by_other = [decibels(run, "foreign_mse") for run in (fashion_denoise, digits_denoise)]
    medians = [decibels(digits_median, f"test{name}_mse") for name in ("", "_fashion")]
    digits, clothes = ([show(value, "psnr") for value in values] for values in zip(by_own, by_other, medians, strict=True))
    because = "digits: own {} dB, other {}, median {}; clothes {}, {}, {}".format(*digits, *clothes)
    cases = list(zip(("digits", "clothes"), by_own, by_other, medians, strict=True))
    parts = [below(f"{kind}: dB of the other above median", other - median, DECIBELS) for kind, _, other, median in cases]
    parts += [above(f"{kind}: dB of its own above median", own - median, DECIBELS) for kind, own, _, median in cases]
    return conclude("A denoiser beats a median filter only on its own kind", *parts, because=because)


def c23(digits_upscale: Run, digits_upscale_skip: Run) -> Verdict:
    """By PSNR and by SSIM; the network without a bottleneck is told."""
    structure = measured(digits_upscale, "test_ssim") - measured(digits_upscale, "bicubic_ssim")
    reached, bicubic = (decibels(digits_upscale, f"{name}_mse") for name in ("test", "bicubic"))
    because = "{} dB, bicubic {}; without bottleneck {}"
    because = because.format(*(show(psnr, "psnr") for psnr in (reached, bicubic, decibels(digits_upscale_skip, "test_mse"))))
    parts = above("dB above bicubic", gain(digits_upscale), DECIBELS), above("SSIM above bicubic", structure, STRUCTURE)
    return conclude("The lesson's network enlarges digits better than bicubic interpolation", *parts, because=because)


def c24(
    fashion_upscale_skip: Run,
    cifar_upscale2: Run,
    cifar_upscale4: Run,
    fashion_upscale: Run,
    cifar_upscale_source: Run,
) -> Verdict:
    """PSNR of two kinds of network, each on both kinds of picture: one without a bottleneck, and the source's."""
    free = {"clothes": fashion_upscale_skip, "photographs": cifar_upscale2, "photographs, four times": cifar_upscale4}
    coded = {"clothes": fashion_upscale, "photographs": cifar_upscale_source}
    clothes, twice, four_times = (gain(run) for run in free.values())
    coded_clothes, coded_photographs = (gain(run) for run in coded.values())
    because = "dB over bicubic: clothes {} (bottleneck {}), photographs {} ({}), {}"
    values = clothes, coded_clothes, twice, coded_photographs, four_times
    because = because.format(*(show(value, "psnr") for value in values))
    parts = [above(f"{kind}: dB above bicubic", gain(run), DECIBELS) for kind, run in free.items()]
    parts += [below(f"{kind}, through the bottleneck: dB above bicubic", gain(run), DECIBELS) for kind, run in coded.items()]
    parts += [above("dB, gain at twice less at four times", twice - four_times, DECIBELS)]
    claim = "Only bottleneck-free networks beat bicubic on clothes and photographs, less at ×4"
    return conclude(claim, *parts, because=because)


def gain(run: Run) -> Estimate:
    """Decibels above bicubic enlarging."""
    return decibels(run, "test_mse") - decibels(run, "bicubic_mse")
