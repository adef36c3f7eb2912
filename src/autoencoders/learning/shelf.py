"""Pictures that would fill memory, stored in a temporary file and read like an array."""

import math
import os
import tempfile
from collections.abc import Iterable

import numpy as np

ALIGNED = 64  # bytes


class Shelf:
    """An array of float32 on disk; items are read into memory. The file has no name and vanishes with the process."""

    dtype = np.dtype(np.float32)

    def __init__(self, shape: tuple[int, ...], parts: Iterable[np.ndarray]):
        self.shape = shape
        self.file = tempfile.TemporaryFile()  # noqa: SIM115  (open as long as the array is used)
        for part in parts:
            part.tofile(self.file)
        self.file.flush()

    def __len__(self) -> int:
        return self.shape[0]

    def __getitem__(self, part: slice | np.ndarray) -> np.ndarray:
        rows = np.arange(len(self))[part]
        pictures = aligned((len(rows), *self.shape[1:]), self.dtype)
        for place, row in zip(pictures, rows, strict=True):
            os.preadv(self.file.fileno(), [place], row * place.nbytes)
        return pictures


def aligned(shape: tuple[int, ...], dtype: np.dtype) -> np.ndarray:
    """An empty array whose address is a multiple of ALIGNED, so that TensorFlow uses it without a copy."""
    size = math.prod(shape) * dtype.itemsize
    room = np.empty(size + ALIGNED, np.uint8)
    begin = -room.ctypes.data % ALIGNED
    return room[begin : begin + size].view(dtype).reshape(shape)
