"""What a deck is made of, read from its source text: slides, and the figures, sprites, numbers, claims and code they ask for.

Only the standard library is used and nothing that slides name is imported: the build's manifest and `check` depend on this.
"""

import os
import re
import tomllib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from proof.deck import facts, ledgers, numerals, quotes
from proof.source.paths import ROOT

SLIDES = ROOT / "slides"

FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})(?P<info>[^\n]*)\n(?P<body>.*?)^ {0,3}\1[ \t]*$", re.MULTILINE | re.DOTALL)
INLINE_CODE = re.compile(r"(?<!`)(`+)(?!`)[^\n]*?(?<!`)\1(?!`)")
COMMENT = re.compile(r"<!--(?P<inside>.*?)-->", re.DOTALL)
NEED = re.compile(r"\s*(?P<claim>\w+)(?P<verdict>[^\",]*)(?P<words>(?:\"[^\"]*\"\s*)*)(?:,|$)")
EXPRESSION = re.compile(r"\{\{(?P<inside>.+?)\}\}", re.DOTALL)
IMAGE = re.compile(r"!\[(?P<alt>(?:\{\{.*?\}\}|[^\]])*)\]\((?P<target>[^)\s]*)(?P<title>[^)]*)\)", re.DOTALL)
LIVE = re.compile(r'\s+"live: (?P<part>\w+)"')  # a picture's title: what takes its place where scripts run
# comments for the build, not for the speaker
MARK = re.compile(r"<!--\s*(?P<mark>needs|only):(?P<inside>.*?)-->[ \t]*\n?", re.DOTALL)
SETTINGS = (  # comments that tell Marp something and show no word
    "theme headingDivider lang size math url image marp paginate class backgroundColor backgroundImage backgroundPosition "
    "backgroundRepeat backgroundSize color transition"
)
DIRECTIVES = f"{SETTINGS} title author description keywords header footer style"  # the others Marp shows, or makes a style of
DIRECTIVE = re.compile(rf"<!--\s*_?(?:{'|'.join(DIRECTIVES.split())}):.*?-->", re.DOTALL)
BREAK = re.compile(r"^---[ \t]*$", re.MULTILINE)
UNDERLINE = re.compile(r"^.*\S.*\n(?=---[ \t]*$)", re.MULTILINE)
OTHER_RULE = re.compile(r"^ {0,3}(?:-{4,}|(?:-[ \t]+){2,}-|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})[ \t]*$", re.MULTILINE)
ADDRESS = re.compile(
    r"https://[a-z0-9-]+(\.[a-z0-9-]+)+(:\d+)?([/?#][\w./~!$&+,;=:@%?#-]*)?", re.ASCII | re.IGNORECASE
)  # of a page
LONGEST = 80  # signs of an address: one line of a slide, and a code whose modules a room can tell apart
FRONT_MATTER = re.compile(r"\A---\n.*?^---[ \t]*$\n?", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Deck:
    """One talk: which sections, in which order, in which look."""

    name: str
    like: str  # the deck whose slides it shows: itself, unless it shows another deck's in another look
    title: str
    description: str
    theme: str
    sections: tuple[str, ...]
    title_lines: int = 0  # that a title may have, any number if 0; one that fills its slide may have more
    words: int = 0  # that may be said to a slide, any number if 0
    address: str = ""  # where the deck is to be had, for its last slide to show; none if empty
    tested: str = ""  # the deck whose claims are tested together: itself, unless it leaves that to one of its parts


@dataclass(frozen=True)
class Slide:
    """One slide as it is written."""

    number: int  # in its deck, from 1
    file: Path  # relative to the project
    line: int  # where it begins in its file
    text: str
    deck: str = ""

    def at(self, offset: int) -> str:
        """An offset in this slide's text as file:line."""
        return f"{self.file}:{self.line + self.text.count(chr(10), 0, offset)}"


def names() -> list[str]:
    """The names of all decks that have slides of their own."""
    return [name for name in written() if read(name).like == name]


def written() -> list[str]:
    """The names of all decks, including those that show another deck's slides in another look."""
    return sorted(file.stem for file in (SLIDES / "decks").glob("*.toml"))


def read(deck: str) -> Deck:
    """A deck's own file, slides/decks/<deck>.toml."""
    path = SLIDES / "decks" / f"{deck}.toml"
    if not path.exists():
        raise SystemExit(f"there is no deck {deck}: write {shown(path)}, or take one of {', '.join(written()) or 'none yet'}")
    try:
        fields = tomllib.loads(path.read_text(encoding="utf-8"))
        if "like" in fields:
            return replace(read(fields["like"]), name=deck, theme=fields["theme"])
        look = fields["title"], fields["description"], fields.get("theme", "ink")
        limits = fields.get("title_lines", 0), fields.get("words", 0)
        asked = address(path, fields["address"]) if "address" in fields else ""
        return Deck(deck, deck, *look, tuple(fields["sections"]), *limits, asked, fields.get("tested", deck))
    except tomllib.TOMLDecodeError as error:
        raise SystemExit(f"{shown(path)} is not TOML: {error}") from error
    except KeyError as error:
        raise SystemExit(f"{shown(path)} does not say {error.args[0]}: add a line {error.args[0]} = ...") from error


def address(path: Path, given: object) -> str:
    """The address that a deck's file gives; SystemExit if no browser would open it, or no camera read it from a slide."""
    if not isinstance(given, str) or not ADDRESS.fullmatch(given):
        raise SystemExit(f'{shown(path)} gives the address {given!r}: write a whole one in ASCII, "https://...", or none')
    if len(given) > LONGEST:
        words = f"an address of {len(given)} signs, and a room can read {LONGEST} at most: take a shorter one"
        raise SystemExit(f"{shown(path)} gives {words}")
    return given


def is_tested(deck: str) -> bool:
    """Are a deck's own claims and words held, or does it leave that to a deck that is a part of it?"""
    return read(deck).tested in (deck, read(deck).like)


def sections(deck: str) -> list[Path]:
    """The files that a deck is made of, in order."""
    files = [SLIDES / "sections" / f"{name}.md" for name in read(deck).sections]
    for file in files:
        if not file.exists():
            raise SystemExit(f"slides/decks/{deck}.toml lists {file.stem}: write {shown(file)}, or take it off the list")
    return files


def section_name(section: Path) -> str:
    """A section's name, from its file: `cleaning digits` for 46-cleaning-digits.md."""
    return section.stem.lstrip("0123456789-").replace("-", " ")


def slides(deck: str) -> list[Slide]:
    """All slides of a deck, without those of its sections that are for other decks only."""
    shown_as = read(deck).like
    parts = [(file, line, text) for file in sections(deck) for line, text in split(file) if belongs_to(shown_as, text)]
    return [Slide(number, shown(file), line, text, deck) for number, (file, line, text) in enumerate(parts, 1)]


def split(file: Path) -> Iterable[tuple[int, str]]:
    """The slides of one section file, each with the line that it begins on."""
    text = text_of(file)
    hidden = hide(text, FRONT_MATTER, FENCE, COMMENT)
    if underline := UNDERLINE.search(hidden):
        line = text.count("\n", 0, underline.end()) + 1
        raise SystemExit(
            f"{shown(file)}:{line} has --- right below a line of text, which makes it a heading: leave a line empty"
        )
    if rule := OTHER_RULE.search(hidden):
        line = text.count("\n", 0, rule.start()) + 1
        raise SystemExit(f"{shown(file)}:{line} has {rule[0].strip()}, at which Marp begins a slide: write --- if it should")
    start = len(front[0]) if (front := FRONT_MATTER.match(text)) else 0
    for end in [*(rule.start() for rule in BREAK.finditer(hidden)), len(text)]:
        slide_text = text[start:end]
        if slide_text.strip():
            start += len(slide_text) - len(slide_text.lstrip())
            yield text.count("\n", 0, start) + 1, slide_text.strip()
        start = end + len("---\n")


def text_of(file: Path) -> str:
    """A section's text; SystemExit if it is not UTF-8."""
    try:
        return file.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        line = file.read_bytes().count(b"\n", 0, error.start) + 1
        raise SystemExit(f"{shown(file)}:{line} is not UTF-8: save it as UTF-8") from None


def belongs_to(deck: str, text: str) -> bool:
    """Does the slide with this text belong to this deck? It does, unless `<!-- only: ... -->` names others."""
    marks = [split_list(match["inside"]) for match in MARK.finditer(hide(text, FENCE)) if match["mark"] == "only"]
    return not marks or all(deck in mark for mark in marks)


def split_list(text: str) -> list[str]:
    """The parts of a comma-separated list."""
    return [part.strip() for part in text.split(",") if part.strip()]


def hide(text: str, *patterns: re.Pattern) -> str:
    """The same text with each match replaced by spaces, so that offsets and lines stay."""
    for pattern in patterns:
        text = pattern.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), text)
    return text


def without_notes(text: str) -> str:
    """The same Markdown without what is said to it: of its comments, only those that tell Marp something."""
    return COMMENT.sub(lambda match: match[0] if DIRECTIVE.fullmatch(match[0]) else "", text)


def shown(path: Path) -> Path:
    """A path as messages show it: relative to the project where it lies inside."""
    return path.relative_to(ROOT) if path.is_relative_to(ROOT) else path


@cache
def images(slide: Slide) -> list[re.Match]:
    """The image links of a slide."""
    return list(IMAGE.finditer(hide(slide.text, FENCE, INLINE_CODE)))


def retargeted(text: str, new: Callable[[str], str], part: str = "target") -> str:
    """The same Markdown with the address (or the alt text) of each picture replaced."""
    for match in reversed(list(IMAGE.finditer(hide(text, FENCE, INLINE_CODE)))):
        start, end = match.span(part)
        text = text[:start] + new(match[part]) + text[end:]
    return text


def figure(slide: Slide, target: str) -> str | None:
    """The name of the figure that a link leads to, None if it leads elsewhere."""
    path = link_target(slide, target)
    return path.stem if path.parent == ROOT / "results/figures" and path.suffix == ".svg" else None


def live_parts(slide: Slide) -> list[str]:
    """The live parts of a slide, from the titles of its pictures."""
    return [title["part"] for match in images(slide) if (title := LIVE.fullmatch(match["title"]))]


def link_target(slide: Slide, target: str) -> Path:
    """The file that a link leads to; links are relative to the section's file."""
    return Path(os.path.normpath(ROOT / slide.file.parent / target))


def pictures_beside(deck: str) -> list[Path]:
    """The picture files on a deck's slides that are no figures, each once."""
    shown_on = [(slide, match["target"]) for slide in slides(deck) for match in images(slide)]
    files = {link_target(slide, target) for slide, target in shown_on if not figure(slide, target)}
    return sorted(file for file in files if file.is_file())


def expressions(slide: Slide) -> list[re.Match]:
    """The expressions `{{ ... }}` of a slide: in titles, text, tables, alt text and notes, not in code."""
    return list(EXPRESSION.finditer(hide(slide.text, FENCE, INLINE_CODE)))


@cache
def paths(slide: Slide) -> tuple[tuple[str, ...], ...]:
    """The dotted names in a slide's expressions."""
    dotted = []
    for match in expressions(slide):
        try:
            dotted += numerals.names(match["inside"])
        except ValueError as error:
            raise SystemExit(f"{slide.at(match.start())}: {error}") from error
    return tuple(dotted)


def excerpt_names(slide: Slide) -> list[str]:
    """The dotted names of the definitions whose source a slide shows."""
    return [name for match in FENCE.finditer(slide.text) if (name := quotes.excerpt_name(match["info"]))]


def needs(slide: Slide) -> list[tuple[str, str]]:
    """The claims that a slide needs, each with the verdict that it needs: `<!-- needs: C09, C12 the same -->`."""
    return [(claim, verdict) for claim, verdict, _ in needed(slide)]


def carried(slide: Slide) -> list[tuple[str, str, str]]:
    """The words of a slide that follow from a claim: claim, verdict and words of `<!-- needs: C06 "less overfitting" -->`."""
    return [(claim, verdict, words) for claim, verdict, quoted in needed(slide) for words in quoted]


def needed(slide: Slide) -> Iterable[tuple[str, str, list[str]]]:
    """What the marks `needs` of a slide say: claims, each with a verdict and the words that it carries."""
    for mark in MARK.finditer(hide(slide.text, FENCE)):
        for need in NEED.finditer(mark["inside"]) if mark["mark"] == "needs" else ():
            yield need["claim"], " ".join(need["verdict"].split()) or "holds", re.findall(r'"([^"]*)"', need["words"])


def sentences_on(slide: Slide) -> list[str]:
    """What the build writes sentences about on a slide: all claims `together`, what is `witnessed` or `retrained`."""
    return list(filter(None, (ledgers.sentence_about(match["info"]) for match in FENCE.finditer(slide.text))))


def figures(deck: str) -> dict[str, list[Slide]]:
    """Each figure that a deck shows, with the slides that do."""
    return slides_by(deck, lambda slide: [name for match in images(slide) if (name := figure(slide, match["target"]))])


def live(deck: str) -> dict[str, list[Slide]]:
    """Each live part of a deck, with the slides that show it."""
    return slides_by(deck, live_parts)


def variants(deck: str) -> dict[str, list[Slide]]:
    """Each variant whose scores a deck quotes, with the slides that do."""
    return slides_by(deck, lambda slide: [path[0] for path in paths(slide) if path[0] not in numerals.OTHER_ROOTS])


def claims(deck: str) -> dict[str, list[Slide]]:
    """Each claim that a deck quotes or needs, with the slides that do."""
    return slides_by(deck, lambda slide: [*quoted_claims(slide), *(claim for claim, _ in needs(slide))])


def quoted_claims(slide: Slide) -> list[str]:
    """The claims whose verdicts or numbers a slide quotes."""
    blocks = [match for match in FENCE.finditer(slide.text) if ledgers.is_claims_block(match["info"])]
    try:
        in_tables = [claim for match in blocks for claim in ledgers.claim_numbers(match["body"])]
    except ValueError as error:
        raise SystemExit(f"{slide.at(blocks[0].start())}: {error}") from error
    return in_tables + [path[1] for path in paths(slide) if path[0] == "claims" and len(path) > 1]


def sentences(deck: str) -> dict[str, list[Slide]]:
    """What the build writes a deck's sentences about, with the slides that have them."""
    return slides_by(deck, sentences_on)


def excerpts(deck: str) -> dict[str, list[Slide]]:
    """The dotted name of each definition whose source a deck shows, with the slides that do."""
    return slides_by(deck, excerpt_names)


def sources(deck: str) -> dict[Path, list[Slide]]:
    """Each source file from which a deck quotes code, constants or facts about data sets, with the slides that do."""
    return slides_by(deck, quoted_files)


def quoted_files(slide: Slide) -> list[Path]:
    """The source files from which one slide quotes."""
    try:
        files = [quotes.locate(name)[0] for name in excerpt_names(slide)]
        files += [quotes.constant_file(path[1:]) for path in paths(slide) if path[0] == "code"]
    except ValueError as error:
        raise SystemExit(f"{slide.at(0)}: {error}") from error
    files += [facts.SOURCES for path in paths(slide) if path[0] == "data"]
    return [shown(file) for file in files]


def slides_by(deck: str, ask: Callable[[Slide], Iterable]) -> dict:
    """Each thing that `ask` returns for any slide of a deck, with the slides for which it does."""
    slides_of: dict = {}
    for slide in slides(deck):
        for thing in dict.fromkeys(ask(slide)):
            slides_of.setdefault(thing, []).append(slide)
    return slides_of
