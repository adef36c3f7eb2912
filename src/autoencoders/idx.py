"""The IDX format, in which MNIST and those that took its place are kept."""

import math

import numpy as np

from autoencoders.images import from_bytes

BYTES = b"\x00\x00\x08"  # two zeros, then the code for unsigned bytes


def pictures(data: bytes) -> np.ndarray:
    """Images of one grey channel."""
    return from_bytes(parse(data))[..., np.newaxis]  # (n, height, width, 1)


def labels(data: bytes) -> np.ndarray:
    """Labels as integers that can be reckoned with: bytes would wrap around."""
    return parse(data).astype(int)


def parse(data: bytes) -> np.ndarray:
    """An array of bytes: magic number, each dimension's size, then the values."""
    if data[:3] != BYTES or len(data) < 4:
        raise ValueError(f"this is no IDX file of bytes: it begins with {data[:4].hex(' ')}, not with {BYTES.hex(' ')}")
    start = 4 + 4 * data[3]
    shape = [int.from_bytes(data[at : at + 4], "big") for at in range(4, start, 4)]
    if len(data) != start + math.prod(shape):
        raise ValueError(f"this IDX file should hold {shape} values, and its {len(data):,} bytes do not: it is damaged")
    return np.frombuffer(data, np.uint8, offset=start).reshape(shape)
