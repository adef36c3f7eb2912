"""Images as every variant sees them: float32 in [0, 1], with a training and a held-out side."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.lib.mixins import NDArrayOperatorsMixin

AT_ONCE = 64  # pictures: what takes memory goes by a few at a time


class Pixels(NDArrayOperatorsMixin):
    """Pictures that are kept as bytes, a quarter of their size, and read as an array of float32 in [0, 1].

    A part is taken as from any array, and only that part becomes floats; whatever asks for the whole gets all of it.
    """

    dtype = np.dtype(np.float32)

    def __init__(self, stored: np.ndarray):
        self.stored = stored
        self.shape, self.ndim = stored.shape, stored.ndim

    def __len__(self) -> int:
        return len(self.stored)

    def __getitem__(self, part) -> np.ndarray:
        return from_bytes(self.stored[part])

    def __array__(self, dtype=None, copy=None) -> np.ndarray:
        return from_bytes(self.stored).astype(dtype or self.dtype, copy=False)

    def __array_ufunc__(self, ufunc, method, *words, **more):
        return getattr(ufunc, method)(*(one[:] if isinstance(one, Pixels) else one for one in words), **more)

    def reshape(self, *shape) -> np.ndarray:
        return self[:].reshape(*shape)

    def mean(self, *words, **more) -> np.ndarray:
        return self[:].mean(*words, **more)


@dataclass(frozen=True)
class Images:
    """One data set; the held-out side is called `test` and nothing is ever fitted on it."""

    train: np.ndarray | Pixels  # (n, height, width, channels), float32 in [0, 1]
    test: np.ndarray | Pixels
    train_labels: np.ndarray  # (n,): the digit, the class, or the emoji's name
    test_labels: np.ndarray
    train_alpha: np.ndarray | Pixels | None = None  # (n, height, width): 0 where the ground shows, 1 where the drawing is
    test_alpha: np.ndarray | Pixels | None = None

    def at(self, side: str, names: list[str]) -> np.ndarray:
        """The indices of the images with these labels, in the order asked for."""
        labels = list(getattr(self, f"{side}_labels"))
        return np.array([labels.index(name) for name in names])


def parts(count: int) -> Iterator[slice]:
    """All of so many pictures, a few at a time."""
    yield from (slice(at, min(at + AT_ONCE, count)) for at in range(0, count, AT_ONCE))


def from_bytes(pixels: np.ndarray) -> np.ndarray:
    """Bytes to [0, 1]: white is 255 and becomes exactly 1."""
    return np.divide(pixels, np.float32(255), dtype=np.float32)  # in one go: some data sets fill memory


def to_bytes(images: np.ndarray | Pixels) -> np.ndarray:
    """Back to bytes, to be stored or shown; what lies outside [0, 1] is clipped."""
    if isinstance(images, Pixels):
        return images.stored
    return np.round(np.clip(images, 0, 1) * 255).astype(np.uint8)


def save(path: Path, images: Images) -> None:
    """Store a data set as bytes, a quarter of its size in floats."""
    arrays = {name: value for name, value in vars(images).items() if value is not None}
    pixels = {name: to_bytes(value) for name, value in arrays.items() if not name.endswith("labels")}
    np.savez(path, **arrays | pixels)


def load(path: Path) -> Images:
    """Read back what `save` stored."""
    with np.load(path) as stored:
        arrays = {name: stored[name] for name in stored.files}
    return Images(**{name: value if name.endswith("labels") else Pixels(value) for name, value in arrays.items()})
