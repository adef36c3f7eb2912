"""The address of a deck: as a code that reads back, and in words, on the last slide; and nothing where none is set."""

import re
from html import unescape
from pathlib import Path

import numpy as np
import pytest

from proof.deck import decks
from proof.render import address, fill, render
from proof.source import paths
from scratch_deck import scratch_project, write_slides  # noqa: F401

ADDRESS = "https://example.org/talks?of=autoencoders&in=2026"
BLOCKS = {
    (2, 0): (28, 1),
    (3, 0): (44, 1),
    (4, 0): (32, 2),
    (5, 0): (43, 2),
}  # by version and level (M): words of data in a block, and blocks
PATTERNS = (  # ISO/IEC 18004, table 10: which modules a mask turns, by row and column
    lambda y, x: (y + x) % 2 == 0,
    lambda y, x: y % 2 == 0,
    lambda y, x: x % 3 == 0,
    lambda y, x: (y + x) % 3 == 0,
    lambda y, x: (y // 2 + x // 3) % 2 == 0,
    lambda y, x: y * x % 2 + y * x % 3 == 0,
    lambda y, x: (y * x % 2 + y * x % 3) % 2 == 0,
    lambda y, x: ((y + x) % 2 + y * x % 3) % 2 == 0,
)


def modules(svg: str) -> np.ndarray:
    """The modules that a drawing has, read from its strokes: true where dark, with the light rim."""
    side = int(re.search(r'viewBox="0 0 (\d+) \1"', svg)[1])
    drawn, x, y = np.zeros((side, side), bool), 0, 0.0
    for command, numbers in re.findall(r"([Mmh])([-\d. ]+)", re.search(r'stroke="#000" d="([^"]+)"', svg)[1]):
        across, *down = map(float, numbers.split())
        if command == "h":
            drawn[int(y), x : x + int(across)] = True
        else:
            y = down[0] + (y if command == "m" else 0)
        x = int(across) + (x if command != "M" else 0)
    return drawn


def decoded(dark: np.ndarray) -> str:
    """What a code without damage says, read as its standard has it: unmasked, up and down in columns of two, block by block."""
    side = len(dark)
    version = (side - 17) // 4
    fixed = np.zeros_like(dark)
    fixed[:9, :9] = fixed[:9, -8:] = fixed[-8:, :9] = fixed[6] = fixed[:, 6] = fixed[-9:-4, -9:-4] = True
    told = int("".join(str(int(module)) for module in dark[8, :5]), 2) ^ 0b10101
    level, mask = told >> 3, told & 7
    bits, upwards = [], True
    for right in (column - (column <= 6) for column in range(side - 1, 0, -2)):
        for y in range(side)[:: -1 if upwards else 1]:
            bits += [dark[y, x] ^ PATTERNS[mask](y, x) for x in (right, right - 1) if not fixed[y, x]]
        upwards = not upwards
    words = [int("".join("01"[bool(bit)] for bit in bits[at : at + 8]), 2) for at in range(0, len(bits) - 7, 8)]
    length, blocks = BLOCKS[version, level]
    data = [words[place * blocks + block] for block in range(blocks) for place in range(length)]
    stream = "".join(f"{word:08b}" for word in data)
    assert stream[:4] == "0100", "bytes"
    count = int(stream[4:12], 2)
    return bytes(int(stream[at : at + 8], 2) for at in range(12, 12 + 8 * count, 8)).decode()


@pytest.fixture
def deck(project: Path) -> Path:
    """A deck of two slides that has an address."""
    write_slides(project, "# One", "# Two\n\n<!-- Say it. -->")
    with (project / "slides/decks/talk.toml").open("a") as file:
        file.write(f'address = "{ADDRESS}"\n')
    return project


@pytest.mark.parametrize("given", ["https://example.org/a/talk", ADDRESS, f"https://example.org/{'a' * 60}"])
def test_the_code_reads_back_as_the_address(given: str) -> None:
    drawn = modules(address.code(given))
    inside = slice(address.RIM, -address.RIM)
    assert decoded(drawn[inside, inside]) == given
    drawn[inside, inside] = False
    assert not drawn.any(), "all around it is light"


def test_the_last_slide_shows_the_address_as_a_code_and_in_words(deck: Path) -> None:
    first, last = fill.filled_deck("talk").split("\n---\n\n")[-2:]
    assert "example.org" not in first
    assert unescape(last).count(ADDRESS) == 3, "the code's words, the link, and what it says"
    assert f'aria-label="QR code of {ADDRESS.replace("&", "&amp;")}"' in last
    assert re.search(r'<path fill="#fff" d="M0 0h41v41h-41z"/><path [^>]*stroke="#000"', last), "dark on light"


def test_a_light_twin_has_the_same_address(deck: Path) -> None:
    (deck / "slides/decks/talk-light.toml").write_text('like = "talk"\ntheme = "paper"\n')
    assert address.code(ADDRESS) in fill.filled_deck("talk-light")


def test_a_page_with_an_address_asks_nothing_of_the_network_and_has_its_look(deck: Path) -> None:
    for path in (paths.ROOT / "slides").glob("*.css"):
        (deck / "slides" / path.name).write_text(path.read_text())
    (deck / "node_modules").symlink_to(paths.ROOT / "node_modules")
    fill.main("talk")
    page = render.html("talk").read_text()
    assert page.count(re.search(r' d="M4 [^"]+"', address.code(ADDRESS))[0]) == 1
    assert "shape-rendering:crispEdges" in page.replace(": ", ":")


def test_without_an_address_a_deck_says_nothing_of_one(project: Path) -> None:
    write_slides(project, "# One", "# Two\n\n<!-- Say it. -->")
    assert decks.read("talk").address == ""
    text = fill.filled_deck("talk")
    assert "address" not in text and "style" not in text and "<svg" not in text


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ('"http://example.org"', "gives the address 'http://example.org': write a whole one"),
        ('"example.org/talk"', "write a whole one"),
        ('"https://example"', "write a whole one"),
        ('"https://me:secret@example.org"', "write a whole one"),
        ('"https://example.org/a talk"', "write a whole one"),
        ('"https://example.org/\\"><script>"', "write a whole one"),
        ('"https://exämple.org"', "in ASCII"),
        ('""', "gives the address ''"),
        ("7", "gives the address 7"),
        (f'"https://example.org/{"a" * 61}"', "an address of 81 signs, and a room can read 80 at most"),
    ],
)
def test_an_address_that_nobody_can_open_or_read_is_refused(project: Path, given: str, told: str) -> None:
    with (project / "slides/decks/talk.toml").open("a") as file:
        file.write(f"address = {given}\n")
    with pytest.raises(SystemExit, match=re.escape(told)) as stop:
        decks.read("talk")
    assert str(stop.value).startswith("slides/decks/talk.toml gives ")
