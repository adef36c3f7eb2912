"""The slide in README.md: `python -m proof readme` makes slides/NAME.png, the talk's slide with the figure of that name.

The picture carries what the slide says and the digests of its figures and themes, so that a test without a browser sees when it
is stale.
"""

import re
import tempfile
from pathlib import Path

from proof.build import receipts
from proof.build.manifest import MAIN
from proof.deck import decks, on_slides
from proof.render import fill, pictures, render
from proof.source.paths import RESULTS, ROOT

LINK = re.compile(r"\((slides/(?P<figure>\w+)\.png)\)")
COLOURS = 256  # of 1,400 that edges of letters and bars have: less than half the bytes, and no difference to see


def main() -> None:
    """Make the picture again if it is stale."""
    from PIL import Image  # not needed to see whether it is stale

    path, number, texts = expected()
    if not stale(path, texts):
        return
    fill.main(MAIN)
    with tempfile.TemporaryDirectory() as folder:
        picture = render.png(MAIN, Path(folder), pictures.SCALE)[number - 1]
        Image.open(picture).convert("RGB").quantize(COLOURS).save(path, optimize=True)
    path.write_bytes(pictures.with_texts(path.read_bytes(), texts))


def expected() -> tuple[Path, int, dict[str, str]]:
    """The picture's path, its slide's number, and its texts if it is fresh: title, Markdown without notes, digests of files."""
    link = LINK.search((ROOT / "README.md").read_text(encoding="utf-8"))
    if not link or link["figure"] not in decks.figures(MAIN):
        raise SystemExit(f"README.md has to link slides/NAME.png, where NAME is a figure on a slide of the {MAIN}")
    slide = decks.figures(MAIN)[link["figure"]][0]
    markdown = decks.without_notes(fill.filled_slide(slide))
    themes = [name for name in render.THEMES if name in ("palette", "theme", decks.read(MAIN).theme)]
    files = [RESULTS / f"figures/{name}.svg" for name in on_slides.figures(slide)]
    files += [decks.SLIDES / f"{theme}.css" for theme in themes]
    digests = "\n".join(f"{decks.shown(file)} {receipts.sha256(file)}" for file in files)
    texts = {"Title": f"{slide.number}. {on_slides.title(slide)}", "Description": markdown, "Source": digests}
    return ROOT / link[1], slide.number, texts


def stale(path: Path, texts: dict[str, str]) -> bool:
    """Is a picture missing, or were its texts others when it was made?"""
    png = path.read_bytes() if path.exists() else b""
    return not all(pictures.text_chunk(keyword, text) in png for keyword, text in texts.items())
