"""Images as every variant sees them: float32 in [0, 1], with a training and a held-out side."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np


@dataclass(frozen=True)
class Images:
    """One data set; the held-out side is called `test` and nothing is ever fitted on it."""

    train: np.ndarray  # (n, height, width, channels), float32 in [0, 1]
    test: np.ndarray
    train_labels: np.ndarray  # (n,): the digit, the class, or the emoji's name
    test_labels: np.ndarray
    train_alpha: np.ndarray | None = None  # (n, height, width): 0 where the ground shows, 1 where the drawing is
    test_alpha: np.ndarray | None = None

    def at(self, side: str, names: list[str]) -> np.ndarray:
        """The indices of the images with these labels, in the order asked for."""
        labels = list(getattr(self, f"{side}_labels"))
        return np.array([labels.index(name) for name in names])


def from_bytes(pixels: np.ndarray) -> np.ndarray:
    """Bytes to [0, 1]: white is 255 and becomes exactly 1."""
    return np.divide(pixels, np.float32(255), dtype=np.float32)  # in one go: some data sets fill memory


def to_bytes(images: np.ndarray) -> np.ndarray:
    """Back to bytes, to be stored or shown; what lies outside [0, 1] is clipped."""
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
    return Images(**{name: value if name.endswith("labels") else from_bytes(value) for name, value in arrays.items()})
