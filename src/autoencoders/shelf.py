"""Pictures that would fill memory, kept in a file without a name and read a few at a time, as if from an array."""

import os
import tempfile
from collections.abc import Iterable

import numpy as np


class Shelf:
    """An array of float32 on disk; what is taken from it is in memory. The file goes with the process, however that ends."""

    dtype = np.dtype(np.float32)

    def __init__(self, shape: tuple[int, ...], parts: Iterable[np.ndarray]):
        self.shape = shape
        self.file = tempfile.TemporaryFile()  # noqa: SIM115  (read for as long as the array is)
        for part in parts:
            part.tofile(self.file)
        self.file.flush()

    def __len__(self) -> int:
        return self.shape[0]

    def __getitem__(self, part: slice | np.ndarray) -> np.ndarray:
        rows = np.arange(len(self))[part]
        found = np.empty((len(rows), *self.shape[1:]), self.dtype)
        size = found[:1].nbytes
        for place, row in zip(found, rows, strict=True):
            place[...] = np.frombuffer(os.pread(self.file.fileno(), size, row * size), self.dtype).reshape(place.shape)
        return found
