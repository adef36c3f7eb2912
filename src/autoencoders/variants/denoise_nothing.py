"""Noisy pictures as they are: what every denoiser has to beat."""

from dataclasses import replace

import numpy as np

from autoencoders.experiments.denoising import denoising_run
from autoencoders.experiments.noise_levels import at_levels
from autoencoders.images import Images
from autoencoders.runs import Run


def train(emoji128: Images) -> Run:
    """Measure the noisy pictures themselves."""
    run = denoising_run(emoji128, untouched)
    measures, _ = at_levels(emoji128, untouched)
    return replace(run, measures=run.measures | measures)


def untouched(noisy: np.ndarray) -> np.ndarray:
    """The same pictures."""
    return noisy
