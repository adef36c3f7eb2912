"""Classical filters, their strength chosen on training images."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from autoencoders.experiments.denoising import denoising_run, noisy_train_part
from autoencoders.images import Images
from autoencoders.metrics.measures import mse
from autoencoders.runs import Run

TUNING_IMAGES = 60  # training images


def tuned_filter_run(emoji128: Images, clean: Callable[[np.ndarray, float], np.ndarray], strengths: list[float]) -> Run:
    """Try each strength on training images and clean all pictures with the best."""
    tried = np.unique(np.linspace(0, len(emoji128.train) - 1, TUNING_IMAGES, dtype=int))
    noisy, wanted = noisy_train_part(emoji128, tried), emoji128.train[tried]
    errors = [mse(wanted, np.clip(clean(noisy, strength), 0, 1)).mean() for strength in strengths]
    best = strengths[int(np.argmin(errors))]
    run = denoising_run(emoji128, lambda images: clean(images, best))
    return replace(run, arrays=run.arrays | {"strengths": np.array(strengths), "errors": np.array(errors)})
