"""What a sprite's file tells of itself: the frames are its picture, and all else stands in its metadata, as JSON."""

import json
from pathlib import Path

from PIL import Image

DESCRIPTION = 0x010E  # Exif's number for what a picture shows


def described_in(path: Path) -> dict:
    """What a stored sprite tells beside its frames."""
    with Image.open(path) as stored:
        return json.loads(stored.getexif()[DESCRIPTION])
