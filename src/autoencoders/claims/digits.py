"""Claims about digits: rebuilding, noise in codes, denoising and enlarging."""

import numpy as np

from autoencoders.runs import Run
from autoencoders.verdicts import Verdict, above, below, conclude, decibels, per_seed, show, within

SOURCE_BCE, SOURCE_NOISY_BCE = 0.0944, 0.1328  # held out, after the last epoch that the source shows
NEAR = 0.003  # the difference that another run may make
KEPT, HALF = 0.9, 0.5  # shares of digits
TELLING = 2  # decibels: a clear difference


def c18(digits_conv: Run) -> Verdict:
    """The held-out loss is near the source's; the loss of a perfect copy is stated too."""
    reached, floor = per_seed(digits_conv, "test_bce"), per_seed(digits_conv, "floor_bce")
    because = f"BCE {show(reached, 'bce')}; a perfect copy has {show(floor, 'bce')}"
    return conclude("The digit autoencoder reaches the source's loss", within(reached - SOURCE_BCE, NEAR), because=because)


def c19(digits_conv: Run, classifier: Run) -> Verdict:
    """By the classifier: nine of ten digits stay with the smallest noise, fewer with more, less than half with the largest."""
    steps = ("0_1", "0_5", "1", "2", "3")  # standard deviations
    kept = [per_seed(digits_conv, f"noise_{step}_kept_share") for step in steps]
    source = [per_seed(digits_conv, f"source_noise_{step}_kept_share") for step in ("0_1", "1")]
    falling = [below(more, less) for less, more in zip(kept, kept[1:], strict=False)]
    because = "share kept: {} to {}; with the source's noise {} and {}"
    because = because.format(*(show(values, "share") for values in (kept[0], kept[-1], *source)))
    claim = "Small noise in the code keeps the digit, large noise destroys it"
    return conclude(claim, above(kept[0], KEPT), *falling, below(kept[-1], HALF), because=because, judge=classifier)


def c20(digits_conv: Run, classifier: Run) -> Verdict:
    """The classifier is sure of such pictures less than half as often as of rebuilt digits."""
    kinds = ("noise_0", "pure_noise", "shuffled")
    rebuilt, noise, shuffled = (per_seed(digits_conv, f"{kind}_sure_share") for kind in kinds)
    because = "judge sure of {}; of rebuilt digits {}, of shuffled codes {}"
    because = because.format(*(show(values, "share") for values in (noise, rebuilt, shuffled)))
    parts = [below(values, HALF * rebuilt) for values in (noise, shuffled)]
    return conclude("A code of pure noise does not decode to a digit", *parts, because=because, judge=classifier)


def c21(digits_denoise: Run, digits_denoise_source: Run, digits_median: Run) -> Verdict:
    """PSNR above a median filter's for both kinds of noise, and above subtracting; the loss is near the source's."""
    ours, source = decibels(digits_denoise, "test_mse"), decibels(digits_denoise_source, "test_mse")
    rivals = [decibels(digits_median, f"test{name}_mse") for name in ("", "_source", "_subtracted")]
    again = within(per_seed(digits_denoise_source, "test_bce") - SOURCE_NOISY_BCE, NEAR)
    parts = [above(ours, rivals[0]), above(source, rivals[1]), above(source, rivals[2]), again]
    because = "{} dB, median {}; source's noise {}, median {}, subtracting {}"
    because = because.format(*(show(values, "psnr") for values in (ours, rivals[0], source, *rivals[1:])))
    return conclude("An autoencoder learns to clean noisy digits", *parts, because=because)


def c22(digits_denoise: Run, fashion_denoise: Run) -> Verdict:
    """On each kind of picture, the network that was trained on the other kind is clearly worse."""
    digits = [decibels(digits_denoise, "test_mse"), decibels(fashion_denoise, "foreign_mse")]
    clothes = [decibels(fashion_denoise, "test_mse"), decibels(digits_denoise, "foreign_mse")]
    because = "digits {} dB by own network, {} by other; clothes {}, {}"
    because = because.format(*(show(values, "psnr") for values in (*digits, *clothes)))
    parts = [above(own - other, TELLING) for own, other in (digits, clothes)]
    return conclude("A denoiser works on its own kind of picture only", *parts, because=because)


def c23(digits_upscale: Run, digits_upscale_skip: Run) -> Verdict:
    """Better than bicubic enlarging by PSNR and by SSIM; the network without a bottleneck is stated too."""
    reached, bicubic = (decibels(digits_upscale, f"{name}_mse") for name in ("test", "bicubic"))
    structure = [per_seed(digits_upscale, f"{name}_ssim") for name in ("test", "bicubic")]
    because = "{} dB, bicubic {}; without bottleneck {}"
    because = because.format(*(show(psnr, "psnr") for psnr in (reached, bicubic, decibels(digits_upscale_skip, "test_mse"))))
    return conclude("The source's network enlarges digits well", above(reached, bicubic), above(*structure), because=because)


def c24(fashion_upscale: Run, cifar_upscale2: Run, cifar_upscale4: Run) -> Verdict:
    """Each is better than bicubic enlarging, and four times is worse than twice."""
    gains = [gain(run) for run in (fashion_upscale, cifar_upscale2, cifar_upscale4)]
    twice, four_times = (decibels(run, "test_mse") for run in (cifar_upscale2, cifar_upscale4))
    because = "dB over bicubic: clothes {}, photographs {}, at four times {}"
    because = because.format(*(show(values, "psnr") for values in gains))
    parts = [above(values, 0) for values in gains]
    claim = "Enlarging works for clothes and photographs, less at four times"
    return conclude(claim, *parts, below(four_times, twice), because=because)


def gain(run: Run) -> np.ndarray:
    """Decibels above bicubic enlarging for each seed."""
    return decibels(run, "test_mse") - decibels(run, "bicubic_mse")
