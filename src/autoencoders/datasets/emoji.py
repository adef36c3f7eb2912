"""The emoji at 32x32, each pixel the mean of sixteen: the size that most variants use."""

from dataclasses import replace

import numpy as np

from autoencoders.images import Images, Pixels, slices

FACTOR = 4


def images(emoji128: Images) -> Images:
    """The emoji of `emoji128` on the same sides, a quarter as wide."""
    return shrunk(emoji128)


def shrunk(large: Images) -> Images:
    """A data set with its pictures, and the masks that go with them, a quarter as wide."""
    return replace(large, **{name: shrink(value) for name, value in vars(large).items() if isinstance(value, Pixels)})


def shrink(pixels: Pixels) -> Pixels:
    """Bytes averaged over squares of FACTOR x FACTOR and rounded, halves to even: the same on every processor."""
    n, height, width, *channels = pixels.shape
    small = np.empty((n, height // FACTOR, width // FACTOR, *channels), np.uint8)
    for part in slices(n):
        squares = pixels.stored[part].reshape(-1, height // FACTOR, FACTOR, width // FACTOR, FACTOR, *channels)
        small[part] = np.rint(squares.sum(axis=(2, 4), dtype=np.uint16) / FACTOR**2)
    return Pixels(small)
