"""Small data for tests: coloured squares under emoji's names, bright bars under digits' labels; and what a PDF says."""

import re
import zlib
from contextlib import suppress
from pathlib import Path

import numpy as np

from autoencoders.experiments import examples
from autoencoders.images import Images


def emoji(size: int = 32, train: int = 40, test: int = 12) -> Images:
    """Squares in random colours and places; the shown emoji come first on either side, and one that raises a hand."""
    random = np.random.default_rng(size)
    drawn = {side: [square(size, random) for _ in range(count)] for side, count in (("train", train), ("test", test))}
    pictures = {side: np.stack([picture for picture, _ in pairs]) for side, pairs in drawn.items()}
    alphas = {side: np.stack([alpha for _, alpha in pairs]) for side, pairs in drawn.items()}
    first = {"train": [*examples.TRAIN, "superhero"], "test": examples.TEST}
    labels = {side: named(names, len(drawn[side]), side) for side, names in first.items()}
    families = np.arange(train) // 2, train + np.arange(test) // 2
    return Images(*pictures.values(), *labels.values(), *alphas.values(), *families)


def square(size: int, random: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """One picture and its alpha."""
    top, left = random.integers(size // 8, size // 2, 2)
    alpha = np.zeros((size, size), np.float32)
    alpha[top : top + size // 3, left : left + size // 3] = 1
    colour = random.integers(0, 256, 3).astype(np.float32) / 255
    return alpha[..., None] * colour + (1 - alpha[..., None]), alpha


def named(names: list[str], count: int, side: str) -> np.ndarray:
    """So many labels, the shown ones first."""
    return np.array([*names, *(f"{side}-{number}" for number in range(count - len(names)))])


def digits(train: int = 40, test: int = 30) -> Images:
    """A bar for each digit, further down for the larger ones, in varied brightness."""
    random = np.random.default_rng(28)
    labels = np.arange(train + test) % 10
    pictures = np.zeros((train + test, 28, 28, 1), np.float32)
    for picture, digit in zip(pictures, labels, strict=True):
        picture[2 + 2 * digit : 6 + 2 * digit, 8:20] = random.uniform(0.5, 1)
    return Images(pictures[:train], pictures[train:], labels[:train], labels[train:])


def unpacked(pdf: Path) -> bytes:
    """A PDF's bytes, and after them those of all its streams."""
    content = packed = pdf.read_bytes()
    for stream in re.finditer(rb"stream\r?\n", packed):
        with suppress(zlib.error):
            content += zlib.decompressobj().decompress(packed[stream.end() :])
    return content
