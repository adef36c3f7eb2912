"""How many weights does it take to clean an emoji? `denoise_best` with fewer channels, and the rest as it is."""

from functools import partial

import numpy as np

from autoencoders.experiments.denoising import denoising_run
from autoencoders.images import Images
from autoencoders.learning.training import predict
from autoencoders.runs import Run
from autoencoders.variants.denoise_best import trained

SEEDS = 3
WIDTHS = [1, 2, 4, 8]  # channels at full size


def train(emoji128: Images, seed: int) -> Run:
    """Train a U-Net of each width; the array `weights` has their numbers of weights."""
    runs = {width: unet_run(emoji128, width, seed) for width in WIDTHS}
    measures = {f"test_{width}_mse": run.measures["test_mse"] for width, run in runs.items()}
    pictures = {f"test_{width}": run.pictures["test"] for width, run in runs.items()}
    weights = np.array([run.params for run in runs.values()])
    known = runs[WIDTHS[0]].arrays  # families of pictures, where the data set knows them
    return Run(pictures=pictures, measures=measures, arrays=known | {"widths": np.array(WIDTHS), "weights": weights})


def unet_run(emoji128: Images, width: int, seed: int) -> Run:
    """The run of a U-Net of this width."""
    network, curves = trained(emoji128, width, seed)
    return denoising_run(emoji128, partial(predict, network), network.count_params(), curves)
