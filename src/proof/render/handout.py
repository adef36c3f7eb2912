"""A deck on paper, slides with their notes: `python -m proof handout talk` makes results/talk.handout.pdf."""

import json
import os
import tempfile
from dataclasses import replace
from html import escape
from pathlib import Path

from proof.build import command
from proof.build.manifest import Artefact
from proof.render import pictures, programs, provenance, reading, render
from proof.render.programs import Browser
from proof.render.reading import DeckText, SlideText
from proof.source.paths import resource

PRINT = resource("slides/export/print.mjs")
LOOK = resource("slides/export/handout.css")


def main(deck: str) -> None:
    """Make results/<deck>.handout.pdf from the pictures of the slides and the text of the HTML."""
    artefact, browser = Artefact("handout", deck), programs.browser()
    if browser is None:
        return command.go_without(artefact, "a browser to print with", programs.NO_BROWSER)
    talk, files = reading.talk(deck), pictures.picture_files(deck)
    return command.produce(artefact, lambda part: print_out(document(talk, files), part, browser))


def document(talk: DeckText, files: list[Path]) -> str:
    """The handout as one HTML page."""
    entries = "\n".join(entry(slide, picture) for slide, picture in zip(talk.slides, files, strict=True))
    page_rule = f"@page {{ @bottom-left {{ content: {css(talk.title)} }} @top-left {{ content: {css(talk.watermark)} }} }}"
    head = f'<meta charset="utf-8"><title>{escape(talk.title)}</title><style>{render.theme(LOOK)}{page_rule}</style>'
    return f'<!doctype html><html lang="{talk.language}"><head>{head}</head><body>\n{entries}\n</body></html>'


def entry(slide: SlideText, picture: Path) -> str:
    """A slide and its notes, as HTML."""
    image = f'<img src="{render.data_url(picture)}" alt="{escape(slide.words)}">'
    title = f"<header><b>{slide.number}</b><h1>{escape(slide.title)}</h1></header>"
    notes = "".join(paragraph(line) for line in slide.notes.splitlines())
    return f"<article>{title}{image}<div>{notes}</div></article>"


def paragraph(line: str) -> str:
    """A line of the notes as HTML; the origin of a slide, which nobody says aloud, has a class of its own."""
    kind = ' class="origin"' if line.startswith(provenance.ORIGIN) else ""
    return f"<p{kind}>{escape(line)}</p>"


def css(text: str) -> str:
    """A text as a CSS string."""
    return json.dumps(text, ensure_ascii=False)


def print_out(page: str, path: Path, browser: Browser) -> None:
    """Print a page to a PDF."""
    browser = replace(browser, environment=browser.environment | {"CHROMIUM": os.fspath(browser.path)})
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "handout.html"
        source.write_text(page, encoding="utf-8")
        programs.run([programs.node(), PRINT, source, path.absolute()], "the handout could not be printed", browser)
