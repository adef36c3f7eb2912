"""Read the IDX format of MNIST and its successors."""

import math

import numpy as np

from autoencoders.images import from_bytes

BYTES = b"\x00\x00\x08"  # two zeros, then the code for unsigned bytes


def pictures(data: bytes) -> np.ndarray:
    """Images (n, height, width, 1) in [0, 1]."""
    return from_bytes(parse(data))[..., np.newaxis]  # (n, height, width, 1)


def labels(data: bytes) -> np.ndarray:
    """Labels as integers, since arithmetic with bytes would wrap around."""
    return parse(data).astype(int)


def parse(data: bytes) -> np.ndarray:
    """An IDX file as an array of bytes; the file holds a magic number, the size of each dimension, then the values."""
    if data[:3] != BYTES or len(data) < 4:
        raise ValueError(f"this is no IDX file of bytes: it begins with {data[:4].hex(' ')}, not with {BYTES.hex(' ')}")
    start = 4 + 4 * data[3]
    shape = [int.from_bytes(data[at : at + 4], "big") for at in range(4, start, 4)]
    if len(data) != start + math.prod(shape):
        raise ValueError(f"this IDX file should hold {shape} values, and its {len(data):,} bytes do not: it is damaged")
    return np.frombuffer(data, np.uint8, offset=start).reshape(shape)
