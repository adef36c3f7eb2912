"""The text of a built deck, slide by slide: read from its HTML, so that every exported form has the same words."""

import re
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path

from proof.render.render import NO_COMMAND
from proof.source.paths import RESULTS

WATERMARK = re.compile(r"--watermark:\s*(?P<quote>['\"])(?P<words>.*?)(?P=quote)")
SOFT_BREAK = re.compile(r"(?<![.!?\n])(?<![.!?][\"”’)])\n(?!\n|[-*] )")  # a line break inside a sentence
LINES = set("h1 h2 h3 h4 h5 h6 p li tr pre div figure figcaption blockquote br".split())  # elements that begin a line
SKIPPED = set("script style template noscript button dialog header footer".split())  # elements that are left out


@dataclass(frozen=True)
class SlideText:
    """The text of one slide."""

    number: int  # from 1
    title: str
    words: str  # all that it shows, in lines; pictures and formulas by their alt texts and labels
    notes: str  # a line for each paragraph

    @property
    def heading(self) -> str:
        """The slide's number and title."""
        return f"{self.number}. {self.title}"


@dataclass(frozen=True)
class DeckText:
    """The text of a whole deck."""

    title: str
    description: str
    language: str
    watermark: str  # of a quick trial, else empty
    slides: tuple[SlideText, ...]


def talk(deck: str) -> DeckText:
    """The text of a deck's built HTML."""
    path = RESULTS / f"{deck}.html"
    if not path.exists():
        raise SystemExit(f"{path} is not there: run python -m proof deck html {deck}")
    return read(path)


def read(path: Path) -> DeckText:
    """The text of a built page."""
    page, reader = path.read_text(encoding="utf-8"), Reader()
    reader.feed(page)
    mark = match["words"] if (match := WATERMARK.search(page)) else ""
    slides = tuple(
        SlideText(number, one_line(title), lines(f"{mark}\n{''.join(words)}"), unwrap("".join(reader.notes.get(number, []))))
        for number, (title, words) in enumerate(zip(reader.titles, reader.words, strict=True), 1)
    )
    return DeckText(one_line(reader.title), reader.description, reader.language, mark, slides)


class Reader(HTMLParser):
    """Collects titles, words and notes from a page that Marp made."""

    def __init__(self) -> None:
        super().__init__()
        self.language = self.description = ""
        self.title: list[str] = []
        self.titles: list[list[str]] = []
        self.words: list[list[str]] = []
        self.notes: dict[int, list[str]] = {}  # by the number of their slide
        self.targets: list[list[str]] = []  # the lists that words are added to now
        self.skipped = self.preformatted = 0  # numbers of open elements that are left out, and whose white space is kept

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        attrs = {name: value or "" for name, value in attributes}
        self.skipped += tag in SKIPPED
        if tag == "html":
            self.language = attrs.get("lang", "")
        elif tag == "title" and not self.words:
            self.targets = [self.title]
        elif tag == "meta" and attrs.get("name") == "description":
            self.description = attrs.get("content", "")
        elif "data-marpit-svg" in attrs:
            self.titles.append([])
            self.words.append([])
            self.targets, self.preformatted = [self.words[-1]], 0
        elif attrs.get("class") == "bespoke-marp-note":
            self.targets, self.preformatted = [self.notes.setdefault(int(attrs["data-index"]) + 1, [])], 1
        else:
            self.inside(tag, attrs)

    def inside(self, tag: str, attrs: dict[str, str]) -> None:
        """An element of a slide or of its notes."""
        if tag in LINES:
            self.add("\n")
        if tag == "h1" and self.titles and not self.titles[-1]:
            self.targets = [self.words[-1], self.titles[-1]]
        elif tag == "pre":
            self.preformatted += 1
        elif tag == "figcaption":  # of a picture behind the slide
            self.add("Picture: ")
        elif tag in ("td", "th"):
            self.add("; ")
        elif tag == "img" or "data-figure" in attrs:
            self.add(f"\nPicture: {attrs.get('alt', attrs.get('aria-label', '')).replace(NO_COMMAND, '')}\n")
        elif tag == "svg":  # a formula, or a drawing
            self.add(attrs.get("aria-label", ""))

    def handle_endtag(self, tag: str) -> None:
        self.skipped -= tag in SKIPPED
        if tag in LINES:
            self.add("\n")
        if tag in ("h1", "title"):
            self.targets = self.targets[:1] if self.words else []
        elif tag == "pre":
            self.preformatted -= 1

    def handle_data(self, text: str) -> None:
        self.add(text if self.preformatted else re.sub(r"\s+", " ", text))

    def add(self, text: str) -> None:
        """Add words to the current lists, unless they are left out."""
        for words in () if self.skipped else self.targets:
            words.append(text)


def one_line(words: list[str]) -> str:
    """Words joined to one line."""
    return " ".join("".join(words).split())


def unwrap(notes: str) -> str:
    """Notes with a line for each paragraph; line breaks inside sentences become spaces."""
    return lines(SOFT_BREAK.sub(" ", "\n".join(line.strip() for line in notes.splitlines())))


def lines(text: str) -> str:
    """The lines of a text that are not empty; a table's row loses the separator before its first cell."""
    kept = (line.replace(" ; ", "; ").strip().removeprefix("; ") for line in text.splitlines())
    return "\n".join(line for line in kept if line)
