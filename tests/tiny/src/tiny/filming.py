"""Sprites, always the same bytes for the same pictures."""

import json
from pathlib import Path

import numpy as np
from PIL import Image

from proof.deck.sprites import DESCRIPTION


def sheet(path: Path, frames: np.ndarray, asks: str, row: str) -> None:
    """Write frames side by side as WebP, with what the slides have to know of them."""
    count, height, width = frames.shape
    pixels = np.rint(255 * frames.transpose(1, 0, 2).reshape(height, count * width)).astype(np.uint8)
    told = {"size": [width, height], "pictures": 1, "asks": asks, "columns": [str(at) for at in range(count)], "rows": [row]}
    exif = Image.Exif()
    exif[DESCRIPTION] = json.dumps(told | {"start": [0, 0]})
    Image.fromarray(pixels).convert("RGB").save(path, "webp", lossless=True, exif=exif)
