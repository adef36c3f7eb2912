"""Keep some frequencies of each picture's discrete cosine transform, and forget all others: nothing is learned."""

import numpy as np
from scipy.fft import dctn, idctn

YCBCR = np.array([[0.299, 0.587, 0.114], [-0.168736, -0.331264, 0.5], [0.5, -0.418688, -0.081312]])  # of RGB, as in JPEG


def spectrum(images: np.ndarray, colours: np.ndarray) -> np.ndarray:
    """The frequencies of each channel, (n, down, right, 3), the lowest first; rows of `colours` make channels of RGB.

    In 64 bits, so that a choice among frequencies does not turn on how a processor rounds.
    """
    return dctn(images @ colours.T.astype(np.float64), axes=(1, 2), norm="ortho")


def pictures(spectra: np.ndarray, colours: np.ndarray) -> np.ndarray:
    """The pictures in RGB that have these frequencies, in single precision."""
    return (idctn(spectra, axes=(1, 2), norm="ortho") @ np.linalg.inv(colours).T).astype(np.float32)


def rebuilt(images: np.ndarray, kept: np.ndarray, colours: np.ndarray) -> np.ndarray:
    """The pictures from the frequencies where `kept`, (down, right, 3), is true."""
    return pictures(spectrum(images, colours) * kept, colours)


def rectangle(size: int, high: int, wide: int) -> np.ndarray:
    """A mask (size, size) of the `high` lowest frequencies down and the `wide` lowest to the right."""
    down, right = np.indices((size, size))
    return (down < high) & (right < wide)


def zigzag(size: int, count: int) -> np.ndarray:
    """A mask (size, size) of the first `count` frequencies in JPEG's order, along diagonals from the corner."""
    down, right = np.indices((size, size)).reshape(2, -1)
    diagonal = down + right
    along = np.where(diagonal % 2, down, right)  # odd diagonals lead down, even ones up
    mask = np.zeros(size**2, bool)
    mask[np.lexsort((along, diagonal))[:count]] = True
    return mask.reshape(size, size)
