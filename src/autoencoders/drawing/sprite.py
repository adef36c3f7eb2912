"""Pictures that a slide moves through: all of them on one sheet, which also says what they are."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
from PIL import Image

from autoencoders.images import to_bytes
from proof.deck.sprites import DESCRIPTION


@dataclass(frozen=True)
class Plane:
    """A part of the still figure, and on it the field over which one drags from the first frame to the last."""

    part: tuple[float, ...]  # left, top, width, height, each as a share of the still's width or height
    field: tuple[float, ...]


@dataclass(frozen=True)
class Sprite:
    """Frames in a grid of rows and columns.

    Without a plane, a slide shows all rows, one below or beside the other, and moves through the columns. On a plane it
    shows one frame and moves through both.
    """

    frames: np.ndarray  # (rows, columns, pictures side by side, height, width, channels) in [0, 1]
    asks: str  # what is moved through, in a word or three
    columns: list[str]  # each position in as few signs as possible
    rows: list[str]  # the name of each row, or each position from the top down
    notes: list[list[str]] | None = None  # (rows, columns): what is said beside a row
    colours: list[str] | None = None  # of the rows' names, by their names in the palette
    start: tuple[int, int] = (0, 0)  # row and column
    plays: bool = False  # by itself, once, when its slide is shown
    reveals: bool = False  # two columns: what is guessed at, and what a key reveals
    plane: Plane | None = None
    beside: bool = False  # for few and large pictures: rows stand beside each other


def save(path: Path, sprite: Sprite) -> None:
    """Write the sheet as WebP without loss, the same bytes for the same sprite."""
    exif = Image.Exif()
    exif[DESCRIPTION] = json.dumps(description(sprite))
    Image.fromarray(sheet(sprite.frames)).save(path, "webp", lossless=True, quality=100, method=6, exif=exif)


def description(sprite: Sprite) -> dict:
    """What a sprite tells beside its frames: their size, and everything else as it is."""
    *_, pictures, height, width, _ = sprite.frames.shape
    texts = {name: value for name, value in asdict(sprite).items() if name != "frames"}
    return {"size": [width, height], "pictures": pictures} | texts


def sheet(frames: np.ndarray) -> np.ndarray:
    """All frames as one picture of three channels."""
    rows, columns, pictures, height, width, channels = frames.shape
    joined = to_bytes(frames).transpose(0, 3, 1, 2, 4, 5).reshape(rows * height, columns * pictures * width, channels)
    return np.repeat(joined, 3 // channels, axis=-1)
