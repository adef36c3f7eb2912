"""Images as variants use them: float32 in [0, 1], with a training side and a held-out side."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.lib.mixins import NDArrayOperatorsMixin

AT_ONCE = 64  # pictures that are processed together, to save memory
NUMBERED = ("labels", "families")  # what a data set has a number or a name of for each picture


class Pixels(NDArrayOperatorsMixin):
    """Pictures stored as bytes and read like an array of float32 in [0, 1]; only the part that is read is converted."""

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
        return getattr(ufunc, method)(*(array[:] if isinstance(array, Pixels) else array for array in words), **more)

    def reshape(self, *shape) -> np.ndarray:
        return self[:].reshape(*shape)

    def mean(self, *words, **more) -> np.ndarray:
        return self[:].mean(*words, **more)


@dataclass(frozen=True)
class Images:
    """One data set; the held-out side is called `test` and nothing is ever fitted on it."""

    train: np.ndarray | Pixels  # (n, height, width, channels), float32 in [0, 1]
    test: np.ndarray | Pixels
    train_labels: np.ndarray  # (n,): digits, classes, or names of emoji
    test_labels: np.ndarray
    train_alpha: np.ndarray | Pixels | None = None  # (n, height, width): 0 on the background, 1 on the drawing
    test_alpha: np.ndarray | Pixels | None = None
    train_families: np.ndarray | None = None  # (n,): a number that pictures share of which some give the others away
    test_families: np.ndarray | None = None

    def families(self) -> dict[str, np.ndarray]:
        """The families of both sides' pictures, by the names that a run has for them; empty if none are known."""
        known = {f"{side}_families": getattr(self, f"{side}_families") for side in ("train", "test")}
        return {name: families.astype(np.int16) for name, families in known.items() if families is not None}

    def at(self, side: str, names: list[str]) -> np.ndarray:
        """The indices of the images with these labels, in the order asked for."""
        labels = list(getattr(self, f"{side}_labels"))
        return np.array([labels.index(name) for name in names])


def slices(count: int) -> Iterator[slice]:
    """Slices that cover `count` pictures, at most AT_ONCE in each."""
    yield from (slice(at, min(at + AT_ONCE, count)) for at in range(0, count, AT_ONCE))


def from_bytes(pixels: np.ndarray) -> np.ndarray:
    """Bytes to float32 in [0, 1]; 255 becomes exactly 1."""
    return np.divide(pixels, np.float32(255), dtype=np.float32)  # without a temporary array, since some data sets fill memory


def to_bytes(images: np.ndarray | Pixels) -> np.ndarray:
    """Floats to bytes; values outside [0, 1] are clipped."""
    if isinstance(images, Pixels):
        return images.stored
    return np.round(np.clip(images, 0, 1) * 255).astype(np.uint8)


def save(path: Path, images: Images) -> None:
    """Store a data set, its pictures as bytes."""
    arrays = {name: value for name, value in vars(images).items() if value is not None}
    pixels = {name: to_bytes(value) for name, value in arrays.items() if not name.endswith(NUMBERED)}
    np.savez(path, **arrays | pixels)


def load(path: Path) -> Images:
    """Load what `save` stored."""
    with np.load(path) as stored:
        arrays = {name: stored[name] for name in stored.files}
    return Images(**{name: value if name.endswith(NUMBERED) else Pixels(value) for name, value in arrays.items()})
