"""Each slide of a deck as a PNG of 2560 x 1440: `python -m proof pictures talk` fills results/talk.slides."""

import zlib
from pathlib import Path

from proof.build import command
from proof.build.manifest import Artefact
from proof.render import fill, programs, reading, render

SCALE = 2  # sharp on a screen of four times the pixels of the slides' own
HEAD = 33  # bytes of a PNG before the first chunk that may hold a text


def main(deck: str) -> None:
    """Photograph all slides once, for whoever wants pictures of them."""
    artefact = Artefact("slides", deck)
    if programs.browser() is None:
        return command.go_without(artefact, "a browser", programs.NO_BROWSER)
    fill.main(deck)
    return command.produce(artefact, lambda folder: take(deck, folder))


def take(deck: str, folder: Path) -> None:
    """All pictures of a deck, each with its title and words inside."""
    folder.mkdir(parents=True)
    slides, pictures = reading.talk(deck).slides, render.png(deck, folder, SCALE)
    for slide, picture in zip(slides, pictures, strict=True):
        told = {"Title": slide.heading, "Description": slide.words}
        picture.write_bytes(captioned(picture.read_bytes(), told))


def taken(deck: str) -> list[Path]:
    """The pictures that there are of a deck."""
    return sorted(Artefact("slides", deck).path.glob(f"{deck}.*.png"))


def captioned(png: bytes, told: dict[str, str]) -> bytes:
    """The same picture with texts inside, by their keywords."""
    return png[:HEAD] + b"".join(chunk(keyword, text) for keyword, text in told.items()) + png[HEAD:]


def chunk(keyword: str, text: str) -> bytes:
    """A text as a PNG holds it: uncompressed, in no language that would have to be named."""
    body = b"iTXt" + keyword.encode("latin-1") + bytes(5) + text.encode()
    return (len(body) - 4).to_bytes(4, "big") + body + zlib.crc32(body).to_bytes(4, "big")
