"""The metadata in a sprite's file: the picture holds its frames, and Exif holds all else, as JSON."""

import json
from pathlib import Path

from PIL import Image

DESCRIPTION = 0x010E  # Exif's tag for the description of a picture


def metadata(path: Path) -> dict:
    """A stored sprite's metadata."""
    with Image.open(path) as picture:
        return json.loads(picture.getexif()[DESCRIPTION])
