"""Claims about how many weights it takes to clean an emoji."""

from autoencoders.estimates import Estimate, decibels
from autoencoders.margins import DECIBELS
from autoencoders.runs import Run
from autoencoders.verdicts import Verdict, above, below, conclude, show


def c76(denoise_sizes: Run, denoise_retrained: Run, denoise_nlm: Run) -> Verdict:
    """Our own: the narrowest U-Net against the small network, which has a bottleneck and more weights."""
    weights, [narrow, *_] = denoise_sizes.arrays["weights"], denoise_sizes.arrays["widths"]
    cleaned = decibels(denoise_sizes, f"test_{narrow}_mse")
    small, filtered = (decibels(run, "test_mse") for run in (denoise_retrained, denoise_nlm))
    fewer = below("weights, by the small network's", Estimate(float(weights[0] / denoise_retrained.params)), 1)
    better = above("dB above the small network", cleaned - small, DECIBELS)
    because = "{} weights {} dB, small network {}; non-local means {}"
    because = because.format(f"{weights[0]:,}", *(show(values, "psnr") for values in (cleaned, small, filtered)))
    claim = "With fewer weights than the small network, a careful denoiser cleans better"
    return conclude(claim, better, fewer, because=because)
