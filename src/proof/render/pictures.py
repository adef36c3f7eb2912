"""Each slide of a deck as a PNG of 2560 x 1440: `python -m proof pictures talk` fills results/talk.slides."""

import zlib
from pathlib import Path

from proof.build import command
from proof.build.manifest import Artefact
from proof.render import fill, programs, reading, render

SCALE = 2  # twice the slides' width and height
HEAD = 33  # bytes of a PNG before the first chunk that may hold text


def main(deck: str) -> None:
    """Make the pictures of all slides; without a browser the receipt says that there are none."""
    artefact = Artefact("slides", deck)
    if programs.browser() is None:
        return command.go_without(artefact, "a browser", programs.NO_BROWSER)
    fill.main(deck)
    return command.produce(artefact, lambda folder: write_pictures(deck, folder))


def write_pictures(deck: str, folder: Path) -> None:
    """Write all pictures of a deck to a folder, each with its slide's title and words as PNG texts."""
    folder.mkdir(parents=True)
    slides, pictures = reading.talk(deck).slides, render.png(deck, folder, SCALE)
    for slide, picture in zip(slides, pictures, strict=True):
        texts = {"Title": slide.heading, "Description": slide.words}
        picture.write_bytes(with_texts(picture.read_bytes(), texts))


def picture_files(deck: str) -> list[Path]:
    """The picture files of a deck, in the order of its slides."""
    return sorted(Artefact("slides", deck).path.glob(f"{deck}.*.png"))


def with_texts(png: bytes, texts: dict[str, str]) -> bytes:
    """The same PNG with texts added, by their keywords."""
    return png[:HEAD] + b"".join(text_chunk(keyword, text) for keyword, text in texts.items()) + png[HEAD:]


def text_chunk(keyword: str, text: str) -> bytes:
    """A text as a PNG chunk, uncompressed and without a language."""
    body = b"iTXt" + keyword.encode("latin-1") + bytes(5) + text.encode()
    return (len(body) - 4).to_bytes(4, "big") + body + zlib.crc32(body).to_bytes(4, "big")
