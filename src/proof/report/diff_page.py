"""Changes as Markdown tables, and as one self-contained HTML page with the pictures side by side."""

import base64
import io
import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from html import escape

import numpy as np
import resvg_py
from PIL import Image

from proof.deck.palette import COLOURS, parsed
from proof.render import render
from proof.source.paths import resource

WIDTH = 1152  # pixels, of a figure on a slide
DPI = 96.0  # of CSS, for sizes in points
LEAST, AMPLIFIED = 0.25, 4  # brightness of the smallest difference, and gain of larger ones
GHOST = 0.18  # how strongly the new picture shines through the difference
PALETTE = resource("slides/palette.css")
STYLE = resource("src/proof/report/diff_page.css")
ALARM = parsed(STYLE.read_text(encoding="utf-8"))["alarm"]  # where pictures differ


@dataclass(frozen=True)
class Table:
    """Rows under headers; cells hold text with `names` and **stress**, and nothing else of Markdown."""

    title: str
    headers: tuple[str, ...]
    rows: list[tuple[str, ...]]
    numeric: Collection[int] = ()  # columns set to the right


@dataclass(frozen=True)
class Pair:
    """The old and new bytes of a figure (SVG) or sprite (WebP); None where there is none."""

    name: str
    before: bytes | None
    after: bytes | None


def markdown(title: str, lead: list[str], tables: list[Table]) -> str:
    """Title, text and tables as Markdown, for a pull request."""
    blocks = [f"## {title}", "\n\n".join(lead), *(f"### {table.title}\n\n{markdown_table(table)}" for table in tables)]
    return "\n\n".join(blocks) + "\n"


def markdown_table(table: Table) -> str:
    """One table in Markdown."""
    marks = ["---:" if column in table.numeric else "---" for column in range(len(table.headers))]
    rows = [table.headers, marks, *([cell.replace("|", "\\|") for cell in row] for row in table.rows)]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def html(title: str, lead: list[str], tables: list[Table], pairs: list[Pair]) -> str:
    """The whole page, with its pictures and styles inside."""
    titles = [table.title for table in tables] + (["Pictures"] if pairs else [])
    links = "".join(f'<a href="#{name.lower()}">{name}</a>' for name in titles)
    body = [f"<h1>{inline(title)}</h1>", '<div class="lead">', *(f"<p>{inline(line)}</p>" for line in lead), "</div>"]
    body += [f"<nav>{links}</nav>" if links else "", *map(html_table, tables)]
    body += ['<h2 id="pictures">Pictures</h2><p>A click enlarges a picture.</p>'] if pairs else []
    body += [side_by_side(pair) for pair in pairs]
    head = f'<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{escape(title)}</title>'
    style = render.theme(PALETTE) + render.theme(STYLE)
    return f'<!doctype html>\n<html lang="en">{head}<style>{style}</style>\n<body>\n' + "\n".join(body) + "\n</body></html>\n"


def inline(text: str) -> str:
    """The Markdown of a cell, `names` and **stress**, as HTML."""
    return re.sub(r"\*\*(.+?)\*\*", r"<strong>\1</strong>", re.sub(r"`(.+?)`", r"<code>\1</code>", escape(text)))


def html_table(table: Table) -> str:
    """One table in HTML."""
    numeric = dict.fromkeys(table.numeric, ' class="number"')
    head = "".join(f"<th{numeric.get(at, '')}>{escape(name)}</th>" for at, name in enumerate(table.headers))
    lines = ["".join(f"<td{numeric.get(at, '')}>{inline(cell)}</td>" for at, cell in enumerate(row)) for row in table.rows]
    name, body = table.title.lower(), "".join(f"<tr>{line}</tr>\n" for line in lines)
    return (
        f'<h2 id="{name}">{table.title}</h2>\n<div class="scroll"><table class="{name}"><tr>{head}</tr>\n{body}</table></div>'
    )


def side_by_side(pair: Pair) -> str:
    """One figure: before, after, and where they differ."""
    sides = [captioned(picture_url(pair.before), "before"), captioned(picture_url(pair.after), "after")]
    both = pair.before is not None and pair.after is not None
    lit = png_url(difference(pair.before, pair.after)) if both and "%" in extent(pair.before, pair.after) else None
    caption = f"difference: {extent(pair.before, pair.after)}"
    sides += [captioned(lit, caption)] if both else []
    return f'<h3 id="figure-{escape(pair.name)}">{escape(pair.name)}</h3>\n<div class="pictures">{"".join(sides)}</div>'


def captioned(address: str | None, caption: str) -> str:
    """A picture with its caption, as HTML."""
    picture = '<div class="none">none</div>'
    if address:
        picture = f'<div class="frame" tabindex="0"><img alt="{escape(caption)}" src="{address}"></div>'
    return f"<figure>{picture}<figcaption>{escape(caption)}</figcaption></figure>\n"


def picture_url(picture: bytes | None) -> str | None:
    """A figure or a sprite as a data URL."""
    if picture is None:
        return None
    return f"data:image/{'webp' if is_sprite(picture) else 'svg+xml'};base64,{base64.b64encode(picture).decode()}"


def is_sprite(picture: bytes) -> bool:
    """Is a picture a sprite, made of pixels?"""
    return picture.startswith(b"RIFF")


@cache
def extent(before: bytes | None, after: bytes | None) -> str:
    """How much of a picture differs, in words."""
    if before is None or after is None:
        return "new" if before is None else "gone"
    try:
        share = (gap(before, after) > 0).mean()
    except ValueError as error:
        return f"cannot be drawn ({error})"
    return f"{100 * share:.2g} %" if share else "none: the file differs, the picture does not"


def difference(before: bytes, after: bytes) -> np.ndarray:
    """A picture of where two pictures differ: bright on a dark ground, over a faint copy of the new one."""
    gaps = gap(before, after)
    light = np.where(gaps > 0, LEAST + (1 - LEAST) * np.minimum(1, AMPLIFIED * gaps / 255), 0)[..., None]
    ground, ghost = rgb(COLOURS["ink"]), padded(raster(after), gaps.shape)
    ghost = ground + GHOST * (ghost - ground)
    return np.round(ghost + light * (rgb(ALARM) - ghost)).astype(np.uint8)


def gap(before: bytes, after: bytes) -> np.ndarray:
    """The largest difference of the three colours, pixel by pixel."""
    old, new = raster(before), raster(after)
    shape = tuple(np.maximum(old.shape, new.shape)[:2])
    return np.abs(padded(old, shape) - padded(new, shape)).max(axis=2)


def raster(picture: bytes) -> np.ndarray:
    """The pixels of an SVG on the slides' background, as wide as slides show figures, or those of a sprite."""
    if is_sprite(picture):
        png = picture
    else:
        png = resvg_py.svg_to_bytes(
            svg_string=picture.decode(), width=WIDTH, dpi=DPI, background=COLOURS["ink"], skip_system_fonts=True
        )
    return np.asarray(Image.open(io.BytesIO(png)).convert("RGB")).astype(np.int16)  # (height, width, 3); int16 for differences


def padded(picture: np.ndarray, shape: tuple[int, int]) -> np.ndarray:
    """A picture padded with background on the right and below, up to a shape."""
    full = np.full((*shape, 3), rgb(COLOURS["ink"]), dtype=np.int16)
    full[: picture.shape[0], : picture.shape[1]] = picture
    return full


def rgb(colour: str) -> np.ndarray:
    """A hexadecimal colour as three numbers."""
    return np.array([int(colour[at : at + 2], 16) for at in (1, 3, 5)], dtype=np.int16)


def png_url(picture: np.ndarray) -> str:
    """Pixels as a data URL of a PNG."""
    file = io.BytesIO()
    Image.fromarray(picture).save(file, "png", optimize=True)
    return f"data:image/png;base64,{base64.b64encode(file.getvalue()).decode()}"
