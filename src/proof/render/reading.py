"""What a built deck says, slide by slide: read from its HTML, so that every form says what the audience sees and hears."""

import re
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path

from proof.render.render import NO_COMMAND
from proof.source.paths import RESULTS

WATERMARK = re.compile(r"--watermark:\s*(?P<quote>['\"])(?P<words>.*?)(?P=quote)")
BROKEN = re.compile(r"(?<![.!?\n])(?<![.!?][\"”’)])\n(?!\n|[-*] )")  # the end of a line that is the end of no sentence
LINES = set("h1 h2 h3 h4 h5 h6 p li tr pre div figure figcaption blockquote br".split())  # begin a line
UNSAID = set("script style template noscript button dialog header footer".split())  # the edges of the sheet are the last two


@dataclass(frozen=True)
class Said:
    """One slide in words."""

    number: int  # from 1
    title: str
    words: str  # all that it shows, a line each, pictures and formulas by the words that stand for them
    notes: str  # a paragraph a line

    @property
    def heading(self) -> str:
        """The slide's number and title."""
        return f"{self.number}. {self.title}"


@dataclass(frozen=True)
class Talk:
    """A whole deck in words."""

    title: str
    description: str
    language: str
    watermark: str  # of a quick trial, or nothing
    slides: tuple[Said, ...]


def talk(deck: str) -> Talk:
    """A deck as it was built."""
    path = RESULTS / f"{deck}.html"
    if not path.exists():
        raise SystemExit(f"{path} is not there: run python -m proof deck html {deck}")
    return read(path)


def read(path: Path) -> Talk:
    """A built page in words."""
    page, reader = path.read_text(encoding="utf-8"), Reader()
    reader.feed(page)
    mark = found["words"] if (found := WATERMARK.search(page)) else ""
    slides = tuple(
        Said(number, one_line(title), lines(f"{mark}\n{''.join(words)}"), spoken("".join(reader.notes.get(number, []))))
        for number, (title, words) in enumerate(zip(reader.titles, reader.words, strict=True), 1)
    )
    return Talk(one_line(reader.title), reader.description, reader.language, mark, slides)


class Reader(HTMLParser):
    """Goes through a page that Marp made, and sorts its words."""

    def __init__(self) -> None:
        super().__init__()
        self.language = self.description = ""
        self.title: list[str] = []
        self.titles: list[list[str]] = []
        self.words: list[list[str]] = []
        self.notes: dict[int, list[str]] = {}  # by the number of their slide
        self.into: list[list[str]] = []  # where words go now
        self.unsaid = self.kept = 0  # open elements whose words are left out, and whose lines are kept as they are

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attributes}
        self.unsaid += tag in UNSAID
        if tag == "html":
            self.language = told.get("lang", "")
        elif tag == "title" and not self.words:
            self.into = [self.title]
        elif tag == "meta" and told.get("name") == "description":
            self.description = told.get("content", "")
        elif "data-marpit-svg" in told:
            self.titles.append([])
            self.words.append([])
            self.into, self.kept = [self.words[-1]], 0
        elif told.get("class") == "bespoke-marp-note":
            self.into, self.kept = [self.notes.setdefault(int(told["data-index"]) + 1, [])], 1
        else:
            self.inside(tag, told)

    def inside(self, tag: str, told: dict[str, str]) -> None:
        """An element of a slide or of its notes."""
        if tag in LINES:
            self.add("\n")
        if tag == "h1" and self.titles and not self.titles[-1]:
            self.into = [self.words[-1], self.titles[-1]]
        elif tag == "pre":
            self.kept += 1
        elif tag == "figcaption":  # of a picture behind the slide
            self.add("Picture: ")
        elif tag in ("td", "th"):
            self.add("; ")
        elif tag == "img":
            self.add(f"\nPicture: {told.get('alt', '').replace(NO_COMMAND, '')}\n")
        elif tag == "svg":  # a formula, or a drawing
            self.add(told.get("aria-label", ""))

    def handle_endtag(self, tag: str) -> None:
        self.unsaid -= tag in UNSAID
        if tag in LINES:
            self.add("\n")
        if tag in ("h1", "title"):
            self.into = self.into[:1] if self.words else []
        elif tag == "pre":
            self.kept -= 1

    def handle_data(self, text: str) -> None:
        self.add(text if self.kept else re.sub(r"\s+", " ", text))

    def add(self, text: str) -> None:
        """Words, to wherever they go now."""
        for place in () if self.unsaid else self.into:
            place.append(text)


def one_line(words: list[str]) -> str:
    """Words as a title."""
    return " ".join("".join(words).split())


def spoken(notes: str) -> str:
    """The paragraphs of what is said: a sentence goes on where its author began a new line in it."""
    return lines(BROKEN.sub(" ", "\n".join(line.strip() for line in notes.splitlines())))


def lines(text: str) -> str:
    """The lines of a text that say something; a row of a table begins without the sign that parts its cells."""
    kept = (line.replace(" ; ", "; ").strip().removeprefix("; ") for line in text.splitlines())
    return "\n".join(line for line in kept if line)
