"""A deck on paper, slides with their notes: `python -m proof handout talk` makes results/talk.handout.pdf."""

import json
import os
import tempfile
from dataclasses import replace
from html import escape
from pathlib import Path

from proof.build import command
from proof.build.manifest import Artefact
from proof.render import pictures, programs, reading, render
from proof.render.programs import Browser
from proof.render.reading import Said, Talk
from proof.source.paths import resource

PRINT = resource("slides/export/print.mjs")
LOOK = resource("slides/export/handout.css")
ORIGIN = "Made from "  # begins the line of the notes that says where a slide comes from


def main(deck: str) -> None:
    """Make it from the pictures of the slides and the words of the HTML."""
    artefact, browser = Artefact("handout", deck), programs.browser()
    if browser is None:
        return command.go_without(artefact, "a browser to print with", programs.NO_BROWSER)
    talk, taken = reading.talk(deck), pictures.taken(deck)
    return command.produce(artefact, lambda part: print_out(document(talk, taken), part, browser))


def document(talk: Talk, taken: list[Path]) -> str:
    """The page to be printed."""
    entries = "\n".join(entry(said, picture) for said, picture in zip(talk.slides, taken, strict=True))
    running = f"@page {{ @bottom-left {{ content: {quoted(talk.title)} }} @top-left {{ content: {quoted(talk.watermark)} }} }}"
    head = f'<meta charset="utf-8"><title>{escape(talk.title)}</title><style>{render.theme(LOOK)}{running}</style>'
    return f'<!doctype html><html lang="{talk.language}"><head>{head}</head><body>\n{entries}\n</body></html>'


def entry(said: Said, picture: Path) -> str:
    """A slide, and below it what is said."""
    image = f'<img src="{render.data(picture)}" alt="{escape(said.words)}">'
    title = f"<header><b>{said.number}</b><h1>{escape(said.title)}</h1></header>"
    notes = "".join(paragraph(line) for line in said.notes.splitlines())
    return f"<article>{title}{image}<div>{notes}</div></article>"


def paragraph(line: str) -> str:
    """A line of the notes, in small print what nobody says aloud."""
    kind = ' class="origin"' if line.startswith(ORIGIN) else ""
    return f"<p{kind}>{escape(line)}</p>"


def quoted(text: str) -> str:
    """A text as CSS writes it."""
    return json.dumps(text, ensure_ascii=False)


def print_out(page: str, path: Path, browser: Browser) -> None:
    """Print a page to a PDF."""
    browser = replace(browser, environment=browser.environment | {"CHROMIUM": os.fspath(browser.path)})
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "handout.html"
        source.write_text(page, encoding="utf-8")
        programs.run([programs.node(), PRINT, source, path.absolute()], "the handout could not be printed", browser)
