"""Is what a page shows in the deck's PDF too? Its words, letter by letter, and its pictures, each in its place."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pypdf
from pypdf import PageObject
from pypdf.generic import NameObject, StreamObject

MARKERS = "•◦▪"  # of lists
DRAWN = 0.75  # of a picture's shapes, at least: equal ones may be printed as one
POINT = 0.75  # of a pixel
UNMOVED = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
PAINTS = frozenset("f f* F S s B B* b b*".split())
LINE = re.compile(
    rb"^(?P<numbers>[-.\d ]*)(?P<word>q|Q|cm|re|m|l|c|f\*?|F|S|s|B\*?|b\*?|(?:W\*? )?n)\s*$|^/(?P<name>\S+) Do\s*$",
    re.MULTILINE,
)
TEXT = re.compile(rb"BT\n.*?ET\n|^/\S+ Do\n", re.DOTALL | re.MULTILINE)

Matrix = tuple[float, float, float, float, float, float]
Point = tuple[float, float]
Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class Page:
    """What a page of a PDF shows."""

    letters: str
    marks: list[Point]  # the middles of all that is painted, in pixels of a slide, from its upper left corner


def pages(path: Path) -> list[Page]:
    """The pages of a PDF."""
    return [Page(marks=marks(page), letters=letters(page)) for page in pypdf.PdfReader(path).pages]


def letters(page: PageObject) -> str:
    """The letters of a page, without spaces and the markers of lists; its drawings are left out, which take pypdf long."""
    words = StreamObject()
    words.set_data(b"".join(TEXT.findall(page.get_contents().get_data())))
    page[NameObject("/Contents")] = words
    return signs(page.extract_text()).translate(dict.fromkeys(map(ord, MARKERS)))


def signs(text: str) -> str:
    """A text without what has no ink, and with the parts of letters that are drawn together."""
    return "".join(sign for sign in unicodedata.normalize("NFKC", text) if unicodedata.category(sign)[0] not in "CZM")


def faults(told: list[dict], printed: list[Page]) -> Iterable[tuple[int, str, str]]:
    """The number of a slide, what of it is printed otherwise, and how; `told` is what the browser saw on each slide."""
    if len(told) != len(printed):
        yield 1, "the PDF", f"has {len(printed)} pages for {len(told)} slides"
    for number, (slide, page) in enumerate(zip(told, printed, strict=False), 1):
        shown = [signs(text) for text in slide["texts"]]
        lost = [text for text, given in zip(slide["texts"], shown, strict=True) if given not in page.letters]
        yield from ((number, f'"{text}"', "is not printed in the PDF") for text in lost)
        if more := Counter(page.letters) - Counter("".join([*shown, *slide["counted"]])):
            yield number, "the PDF", f"prints {''.join(more.elements())}, which the slide does not show"
        for picture in slide["pictures"]:
            there = sum(inside(mark, picture) for mark in page.marks)
            if there < max(1, DRAWN * picture["shapes"]):
                yield number, picture["name"], f"is printed with {there} marks where it has {picture['shapes']}"


def inside(mark: Point, box: dict) -> bool:
    """Does a mark lie in a box?"""
    return box["left"] - 1 <= mark[0] <= box["right"] + 1 and box["top"] - 1 <= mark[1] <= box["bottom"] + 1


def marks(page: PageObject) -> list[Point]:
    """The middles of what is painted on a page, shapes and pictures, but for its grounds."""
    width, height = float(page.mediabox.width), float(page.mediabox.height)
    boxes = painted(page.get_contents().get_data(), page["/Resources"], UNMOVED)
    middles = [((left + right) / 2, (low + high) / 2) for left, low, right, high in boxes if right - left < width - POINT]
    return [(x / POINT, (height - y) / POINT) for x, y in middles]


def painted(content: bytes, resources: dict, matrix: Matrix) -> Iterable[Box]:
    """The boxes of what a stream paints, in points."""
    kept, points = [], []
    for match in LINE.finditer(content):
        word, numbers = match["word"], [float(number) for number in (match["numbers"] or b"").split()]
        if match["name"]:
            yield from placed(resources["/XObject"][f"/{match['name'].decode()}"].get_object(), resources, matrix)
        elif word == b"q":
            kept.append(matrix)
        elif word == b"Q":
            matrix = kept.pop()
        elif word == b"cm":
            matrix = after(numbers, matrix)
        elif word == b"re":
            x, y, width, height = numbers
            points += [(x, y), (x + width, y + height)]
        elif word in (b"m", b"l", b"c"):
            points.append((numbers[-2], numbers[-1]))
        else:
            if word.decode() in PAINTS and points:
                yield box(points, matrix)
            points = []


def placed(thing: StreamObject, resources: dict, matrix: Matrix) -> Iterable[Box]:
    """The boxes of what an image, or a drawing within a page, paints."""
    if thing["/Subtype"] == "/Form":
        own = after([float(number) for number in thing.get("/Matrix", UNMOVED)], matrix)
        yield from painted(thing.get_data(), thing.get("/Resources", resources), own)
    else:
        yield box([(0, 0), (1, 1)], matrix)


def box(points: list[Point], matrix: Matrix) -> Box:
    """The box around some points, where a matrix moves them."""
    a, b, c, d, e, f = matrix
    across, down = [a * x + c * y + e for x, y in points], [b * x + d * y + f for x, y in points]
    return min(across), min(down), max(across), max(down)


def after(first: list[float], then: Matrix) -> Matrix:
    """The matrix that moves as one does, and then as another."""
    (a, b, c, d, e, f), (p, q, r, s, t, u) = first, then
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u
