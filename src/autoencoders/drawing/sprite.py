"""A sprite: all frames on one sheet, with a description in its metadata."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
from PIL import Image

from autoencoders.images import to_bytes
from proof.deck.sprites import DESCRIPTION


@dataclass(frozen=True)
class Plane:
    """The part of the still figure that a sprite replaces, and the field in it over which one drags."""

    part: tuple[float, ...]  # left, top, width, height, as shares of the still figure's
    field: tuple[float, ...]


@dataclass(frozen=True)
class Sprite:
    """Frames in a grid of rows and columns.

    Without a plane, a slide shows all rows and moves through the columns; with one, it shows one frame and moves through both.
    """

    frames: np.ndarray  # (rows, columns, pictures side by side, height, width, channels) in [0, 1]
    asks: str  # what changes from column to column, in a few words
    columns: list[str]  # the label of each column, short
    rows: list[str]  # the label of each row, from the top
    notes: list[list[str]] | None = None  # (rows, columns): text beside each row
    colours: list[str] | None = None  # of the rows' labels, as names in the palette
    start: tuple[int, int] = (0, 0)  # row and column
    plays: bool = False  # whether it plays once when its slide is shown
    reveals: bool = False  # two columns: before and after a key reveals the answer
    plane: Plane | None = None
    beside: bool = False  # rows stand beside each other: for few and large pictures


def save(path: Path, sprite: Sprite) -> None:
    """Write the sheet as lossless WebP, always the same bytes for the same sprite."""
    exif = Image.Exif()
    exif[DESCRIPTION] = json.dumps(description(sprite))
    Image.fromarray(frame_sheet(sprite.frames)).save(path, "webp", lossless=True, quality=100, method=6, exif=exif)


def description(sprite: Sprite) -> dict:
    """The description for the slides: the size of a frame, and all fields but the frames."""
    *_, pictures, height, width, _ = sprite.frames.shape
    texts = {name: value for name, value in asdict(sprite).items() if name != "frames"}
    return {"size": [width, height], "pictures": pictures} | texts


def frame_sheet(frames: np.ndarray) -> np.ndarray:
    """All frames on one sheet of three channels."""
    rows, columns, pictures, height, width, channels = frames.shape
    joined = to_bytes(frames).transpose(0, 3, 1, 2, 4, 5).reshape(rows * height, columns * pictures * width, channels)
    return np.repeat(joined, 3 // channels, axis=-1)
