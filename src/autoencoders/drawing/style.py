"""The style of all figures, and how they are saved: the slides' fonts, always the same bytes."""

import hashlib
import io
import os
import re
import warnings
from functools import cache
from pathlib import Path

import matplotlib
from fontTools.ttLib import TTFont
from matplotlib.figure import Figure
from matplotlib.font_manager import fontManager

from autoencoders.drawing.palette import INK, MUTED, PAPER
from proof.source.paths import ROOT, resource

SANS, BOLD, MONO = "IBM Plex Sans", "IBM Plex Sans SemiBold", "IBM Plex Mono"
DPI = 100  # so that an inch of a figure is 100 px of a slide
SMALL, NORMAL, LARGE = (pixels * 72 / DPI for pixels in (24, 28, 34))  # points; SMALL is the smallest text
DECIMALS = 2  # of a point, in paths: finer than any projector

FONTS = (
    resource("node_modules/@fontsource/ibm-plex-sans/files/ibm-plex-sans-latin-400-normal.woff"),
    resource("node_modules/@fontsource/ibm-plex-sans/files/ibm-plex-sans-latin-600-normal.woff"),
    resource("node_modules/@fontsource/ibm-plex-mono/files/ibm-plex-mono-latin-400-normal.woff"),
)

SETTINGS = {
    "font.family": SANS,
    "font.size": SMALL,
    "text.color": PAPER,
    "axes.facecolor": "none",
    "axes.edgecolor": MUTED,
    "axes.labelcolor": MUTED,
    "axes.labelsize": SMALL,
    "axes.linewidth": 1.5,
    "axes.unicode_minus": True,
    "xtick.color": MUTED,
    "ytick.color": MUTED,
    "ytick.alignment": "center",
    "xtick.labelsize": SMALL,
    "ytick.labelsize": SMALL,
    "figure.facecolor": INK,
    "figure.dpi": DPI,
    "savefig.facecolor": INK,
    "savefig.dpi": DPI,
    "image.interpolation": "none",  # pixels stay squares, however large the slide is shown
    "image.composite_image": False,
    "path.simplify": False,
    "svg.fonttype": "path",
    "svg.hashsalt": "autoencoders",
}


@cache
def use() -> None:
    """Set matplotlib's settings and fonts for all figures."""
    for font in FONTS:
        fontManager.addfont(unpacked_font(font))
    matplotlib.rcParams.update(SETTINGS)


def font(bold: bool = False) -> dict:
    """Matplotlib's settings for text, bold or not."""
    return {"family": BOLD, "weight": "semibold"} if bold else {"family": SANS, "weight": "normal"}


def unpacked_font(woff: Path) -> Path:
    """The path of a web font, converted once to the TTF that matplotlib reads."""
    if not woff.exists():
        raise SystemExit(f"{woff.name} is missing: `make setup` installs the fonts that package-lock.json pins")
    digest = hashlib.sha256(woff.read_bytes()).hexdigest()[:12]
    path = ROOT / "build" / "fonts" / f"{woff.stem}-{digest}.ttf"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_name(f".{os.getpid()}.{path.name}")
        font = TTFont(woff, recalcTimestamp=False)
        font.flavor = None
        font.save(part)
        part.replace(path)
    return path


def save(path: Path, figure: Figure, told: dict[str, str] | None = None) -> None:
    """Write a figure as SVG with metadata `told`: text as outlines, no date, always the same bytes for the same figure."""
    use()
    buffer = io.StringIO()
    with warnings.catch_warnings():
        warnings.filterwarnings("error", message="Glyph .* missing from")
        try:
            figure.savefig(buffer, format="svg", metadata={"Date": None} | (told or {}))
        except UserWarning as warning:
            raise SystemExit(f"{warning}: the figure's text needs a sign that the slides' font lacks, write a word") from None
    path.write_text(rounded(buffer.getvalue()), encoding="utf-8")


def rounded(svg: str) -> str:
    """An SVG whose paths have DECIMALS decimals, and in which dots write their place only once."""

    def shorter(path: re.Match) -> str:
        numbers = re.sub(r"-?\d+(?:\.\d+)?", lambda number: short_number(float(number[0])), path[0])
        return re.sub(r"M (\S+ \S+) \nL \1 \n", r"M\1h0", numbers)

    return re.sub(r' d="[^"]*"', shorter, svg)


def short_number(number: float) -> str:
    """A number with at most DECIMALS decimals; zero has no sign, which could depend on the processor."""
    return f"{round(number, DECIMALS) + 0.0:.{DECIMALS}f}".rstrip("0").rstrip(".")
