"""Changes as Markdown tables, and as one self-contained HTML page with the pictures side by side."""

import re
from collections.abc import Collection
from dataclasses import dataclass, field
from html import escape

from proof.render import render
from proof.report import pixels
from proof.source.paths import resource

PALETTE = resource("slides/palette.css")
STYLE = resource("src/proof/report/diff_page.css")


@dataclass(frozen=True)
class Pair:
    """A figure, sprite or slide before and after; None where there is none."""

    name: str
    before: bytes | None
    after: bytes | None
    told: str = ""  # what moved on it


@dataclass(frozen=True)
class Table:
    """Rows under headers; cells hold text with `names` and **stress**, and nothing else of Markdown."""

    title: str
    headers: tuple[str, ...]
    rows: list[tuple[str, ...]]
    numeric: Collection[int] = ()  # columns set to the right
    pairs: dict[str, Pair] = field(default_factory=dict)  # what the page shows below, by the first cells of their rows


def markdown(title: str, lead: list[str], tables: list[Table]) -> str:
    """Title, text and tables as Markdown, for a pull request."""
    blocks = [f"## {title}", "\n\n".join(lead), *(f"### {table.title}\n\n{markdown_table(table)}" for table in tables)]
    return "\n\n".join(blocks) + "\n"


def markdown_table(table: Table) -> str:
    """One table in Markdown."""
    marks = ["---:" if column in table.numeric else "---" for column in range(len(table.headers))]
    rows = [table.headers, marks, *([cell.replace("|", "\\|") for cell in row] for row in table.rows)]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def html(title: str, lead: list[str], tables: list[Table]) -> str:
    """The whole page, with its pictures and styles inside."""
    links = "".join(f'<a href="#{table.title.lower()}">{table.title} <span>{len(table.rows)}</span></a>' for table in tables)
    body = [f"<h1>{inline(title)}</h1>", '<div class="lead">', *(f"<p>{inline(line)}</p>" for line in lead), "</div>"]
    body += [f"<nav>{links}</nav>" if links else "", *map(html_table, tables)]
    head = f'<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{escape(title)}</title>'
    style = render.theme(PALETTE) + render.theme(STYLE)
    return f'<!doctype html>\n<html lang="en">{head}<style>{style}</style>\n<body>\n' + "\n".join(body) + "\n</body></html>\n"


def inline(text: str) -> str:
    """The Markdown of a cell, `names` and **stress**, as HTML."""
    return re.sub(r"\*\*(.+?)\*\*", r"<strong>\1</strong>", re.sub(r"`(.+?)`", r"<code>\1</code>", escape(text)))


def html_table(table: Table) -> str:
    """One table in HTML, and below it the pictures of its rows."""
    numeric, name = dict.fromkeys(table.numeric, ' class="number"'), table.title.lower()
    head = "".join(f"<th{numeric.get(at, '')}>{escape(header)}</th>" for at, header in enumerate(table.headers))
    rows = [[inline(cell) for cell in row] for row in table.rows]
    for row, (key, *_) in zip(rows, table.rows, strict=True):
        row[0] = f'<a href="#{anchor(key)}">{row[0]}</a>' if key in table.pairs else row[0]
    lines = ["".join(f"<td{numeric.get(at, '')}>{cell}</td>" for at, cell in enumerate(row)) for row in rows]
    body = "".join(f"<tr>{line}</tr>\n" for line in lines)
    scrolling = f'<div class="scroll"><table class="{name}"><tr>{head}</tr>\n{body}</table></div>'
    return "\n".join([f'<h2 id="{name}">{table.title}</h2>', scrolling, *(side_by_side(*each) for each in table.pairs.items())])


def anchor(key: str) -> str:
    """The address in the page of what a table's row is about."""
    return re.sub(r"\W+", "-", key).strip("-")


def side_by_side(key: str, pair: Pair) -> str:
    """A picture before and after, with frames around what differs."""
    both = pair.before is not None and pair.after is not None
    extent = pixels.extent(pair.before, pair.after)
    frames = pixels.regions(pair.before, pair.after) if both and "%" in extent else []
    sides = (
        captioned(pair.before, "before", frames),
        captioned(pair.after, f"after: {extent} of it differs" if frames else "after", frames),
    )
    told = f"<p>{inline(pair.told)}</p>" if pair.told else ""
    heading = f"<h3>{inline(key)} <span>{inline(pair.name)}</span></h3>"
    return f'<section id="{anchor(key)}">{heading}{told}\n<div class="pictures">{"".join(sides)}</div></section>'


def captioned(picture: bytes | None, caption: str, frames: list[pixels.Box]) -> str:
    """A picture with its caption and with frames, as HTML."""
    shown = '<div class="none">not there</div>'
    if picture:
        raster = pixels.raster(picture)
        height, width, _ = raster.shape
        boxes = "".join('<rect x="{}" y="{}" width="{}" height="{}" rx="6"/>'.format(*box) for box in frames)
        marks = f'<svg viewBox="0 0 {width} {height}" aria-hidden="true">{boxes}</svg>' if boxes else ""
        image = f'<img alt="{escape(caption)}" width="{width}" height="{height}" src="{pixels.address(raster)}">'
        shown = f'<div class="frame" tabindex="0">{image}{marks}</div>'
    return f"<figure>{shown}<figcaption>{escape(caption)}</figcaption></figure>\n"
