"""A slide's text edited: how long until the page shows it."""

from collections.abc import Iterator
from pathlib import Path

from benchmarks.measuring import Pair, alternately
from benchmarks.scratch import Place, build, ready
from proof.deck import decks
from proof.render import programs, render

WHAT = "a slide's text edited → HTML"
AGAINST = "Snakemake on a file of one rule that runs Marp alone on the same slides"
UNIT = "s"
TIMES = 1.6
RUNS, MINUTES = 7, 2

DECK = "talk"
PAGE = f"results/{DECK}.html"
CONFIG = "export default { html: true, options: { emoji: { unicode: false, shortcode: false }, math: 'mathjax' } }\n"


def pairs(place: Place) -> Iterator[Pair]:
    """A word more each time, on both sides."""
    clone = place.clone()
    ready(clone, PAGE)
    slides = marp_alone(place, clone)
    yield from alternately(lambda: edited(clone), lambda: marped(slides), place.runs)


def edited(clone: Path) -> float:
    """Reword a slide and build the page."""
    reword(clone / decks.shown(decks.sections(DECK)[-1]))
    return build(clone, PAGE)


def reword(file: Path) -> None:
    """A word more on the last slide."""
    file.write_text(f"{file.read_text(encoding='utf-8').rstrip()}\n\nmore\n", encoding="utf-8")


def marp_alone(place: Place, clone: Path) -> Path:
    """The filled slides as they are, with pictures linked, and one rule that runs Marp on them."""
    themes = " ".join(str(clone / f"slides/{name}.css") for name in render.THEMES)
    command = f"{programs.node()} {render.MARP} {{input}} -o {{output}} --config config.mjs --no-stdin --theme-set {themes}"
    other = place.one_rule("marp", command, "asked.md")
    (other / "config.mjs").write_text(CONFIG)
    (other / "asked.md").write_bytes((clone / f"results/{DECK}.md").read_bytes())
    return other


def marped(slides: Path) -> float:
    """Reword a slide and let Marp make its page."""
    reword(slides / "asked.md")
    return build(slides)
