"""The cosine transform as JPEG uses it: of 192 numbers, most go to brightness and few to the two channels of colour.

Nothing is learned but how many go where, and in which shape: rectangles of low frequencies, or the first in JPEG's zigzag.
"""

from dataclasses import replace
from itertools import product

import numpy as np

from autoencoders.experiments.frequencies import YCBCR, pictures, rectangle, spectrum, zigzag
from autoencoders.experiments.rebuilding import emoji_run
from autoencoders.images import Images
from autoencoders.metrics.measures import mse
from autoencoders.runs import Run

CODES = 192
LUMA_SIDES = range(8, 15)  # frequencies down and to the right
CHROMA_SIDES = range(2, 9)
UNEVEN = 1  # a rectangle's sides differ by no more
ZIGZAG_LUMA = range(112, 177, 4)  # the rest is halved between the channels of colour


def train(emoji: Images) -> Run:
    """Try each allocation on training pictures, and rebuild all pictures with the best."""
    grid = allocations(emoji.train.shape[1])
    spectra = spectrum(emoji.train, YCBCR)
    errors = {name: mse(emoji.train, np.clip(pictures(spectra * kept, YCBCR), 0, 1)).mean() for name, kept in grid.items()}
    best = grid[min(errors, key=errors.get)]
    run = emoji_run(emoji, lambda images: pictures(spectrum(images, YCBCR) * best, YCBCR))
    tried = {"allocations": np.array(list(errors)), "errors": np.array(list(errors.values()))}
    return replace(run, arrays=run.arrays | tried | {"kept": best.sum(axis=(0, 1))})


def allocations(size: int) -> dict[str, np.ndarray]:
    """Masks (size, size, 3) of exactly CODES frequencies, by names such as "12x11+2*6x5" and "140+2*26"."""
    masks = {}
    for high, wide, chroma_high, chroma_wide in product(LUMA_SIDES, LUMA_SIDES, CHROMA_SIDES, CHROMA_SIDES):
        even = abs(high - wide) <= UNEVEN and abs(chroma_high - chroma_wide) <= UNEVEN
        if even and high * wide + 2 * chroma_high * chroma_wide == CODES:
            luma, chroma = rectangle(size, high, wide), rectangle(size, chroma_high, chroma_wide)
            masks[f"{high}x{wide}+2*{chroma_high}x{chroma_wide}"] = np.stack([luma, chroma, chroma], axis=-1)
    for luma in ZIGZAG_LUMA:
        chroma = (CODES - luma) // 2
        masks[f"{luma}+2*{chroma}"] = np.stack([zigzag(size, count) for count in (luma, chroma, chroma)], axis=-1)
    return masks
