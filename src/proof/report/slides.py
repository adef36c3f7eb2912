"""The slides of two states in pairs, and pictures of those that differ.

Slides are paired by what they are, not by their numbers, so that one that is put in leaves all others as they were. A picture
is kept under a digest of all that it is drawn from, so it is drawn once, for however many commits.
"""

import hashlib
import json
import os
import sys
import tempfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from functools import cache
from pathlib import Path

from proof.build import receipts
from proof.render import programs, render
from proof.report.shown import Shown, Slides
from proof.source.paths import ROOT

KEPT = ROOT / "build/diff/slides"
ALIKE = 0.5  # of 1: two slides of a section with other titles are the same slide if their words are as similar
AT_ONCE = 24  # slides that Chromium is started for: enough to forget its start, few enough to end in time on a busy machine
SECONDS = 0.35  # that one takes
SOON = 5  # seconds that need no warning

IDENTITIES: tuple[Callable[[Shown], tuple], ...] = (  # by which slides are paired, the surest first
    lambda slide: (slide.section, slide.heading, slide.text),
    lambda slide: (slide.section, slide.heading),
    lambda slide: (slide.heading,),
    lambda slide: (slide.title,),
)


@dataclass(frozen=True)
class SlidePair:
    """A slide before and after, None where there is none."""

    before: Shown | None
    after: Shown | None
    moved: bool = False  # does it stand elsewhere among the others?
    old: Path | None = None  # its pictures, as far as they are drawn
    new: Path | None = None


def paired(old: Iterable[Shown], new: Iterable[Shown]) -> list[SlidePair]:
    """The slides of a deck in pairs, in their new order; those that are gone come last."""
    old, new = list(old), list(new)
    earlier: dict[int, Shown] = {}  # by the number of the new slide
    for identity in IDENTITIES:
        for slide in new:
            same = [one for one in left(old, earlier) if identity(one) == identity(slide)]
            if slide.number not in earlier and same:
                earlier[slide.number] = same[0]
    for slide in new:
        if slide.number not in earlier and (similar := most_similar(slide, left(old, earlier))):
            earlier[slide.number] = similar
    order = SequenceMatcher(None, [one.number for one in old], [earlier[at].number for at in sorted(earlier)], autojunk=False)
    stayed = {old[block.a + step].number for block in order.get_matching_blocks() for step in range(block.size)}
    pairs = [SlidePair(earlier.get(slide.number), slide) for slide in new]
    pairs += [SlidePair(slide, None) for slide in left(old, earlier)]
    return [replace(pair, moved=bool(pair.before and pair.after) and pair.before.number not in stayed) for pair in pairs]


def left(old: list[Shown], earlier: dict[int, Shown]) -> list[Shown]:
    """The old slides that belong to no new one yet."""
    taken = {slide.number for slide in earlier.values()}
    return [slide for slide in old if slide.number not in taken]


def most_similar(slide: Shown, others: list[Shown]) -> Shown | None:
    """The slide of the same section with the most similar words, None if none is alike."""
    near = [
        (one, SequenceMatcher(None, one.text.split(), slide.text.split())) for one in others if one.section == slide.section
    ]
    ratios = [(words.ratio(), one.number, one) for one, words in near]
    ratio, _, best = max(ratios, default=(0, 0, None))
    return best if ratio >= ALIKE else None


def with_pictures(pairs: list[SlidePair], before: Slides, after: Slides) -> list[SlidePair]:
    """The same pairs, with pictures of those whose sides are drawn from something else."""
    sides = [(pair.before and picture(pair.before, before), pair.after and picture(pair.after, after)) for pair in pairs]
    wanted: dict[Path, tuple[Shown, Slides]] = {}
    for pair, (old, new) in zip(pairs, sides, strict=True):
        if old != new:
            wanted |= {path: side for path, side in ((old, (pair.before, before)), (new, (pair.after, after))) if path}
    draw({path: side for path, side in wanted.items() if not path.exists()})
    return [replace(pair, old=old, new=new) for pair, (old, new) in zip(pairs, sides, strict=True)]


def picture(slide: Shown, state: Slides) -> Path:
    """Where the picture of a slide is kept."""
    parts = [slide.text, slide.theme, state.styles, renderer()]
    return KEPT / f"{hashlib.sha256(json.dumps(parts).encode()).hexdigest()}.png"


@cache
def renderer() -> list[str]:
    """What else a picture depends on: the browser, Marp, and its settings."""
    browser, settings = programs.browser(), sorted(render.CONFIG.parent.glob("*.mjs"))
    if browser is None:
        raise SystemExit(f"Slides are not drawn, for want of a browser: {programs.NO_BROWSER}.")
    return [os.fspath(browser.path), *map(receipts.sha256, (ROOT / "package-lock.json", *settings))]


def draw(wanted: dict[Path, tuple[Shown, Slides]]) -> None:
    """Draw slides to their places, as many at once as are of one theme."""
    seconds = round(SECONDS * len(wanted))
    if seconds > SOON:
        print(f"{len(wanted)} slides are drawn, which takes about {receipts.duration(seconds)}, once", file=sys.stderr)
    KEPT.mkdir(parents=True, exist_ok=True)
    looks: dict[str, list[Path]] = {}
    for path, (slide, state) in wanted.items():
        looks.setdefault(json.dumps([slide.theme, state.styles]), []).append(path)
    for paths in looks.values():
        for start in range(0, len(paths), AT_ONCE):
            draw_at_once({path: wanted[path] for path in paths[start : start + AT_ONCE]})


def draw_at_once(wanted: dict[Path, tuple[Shown, Slides]]) -> None:
    """Draw slides of one theme in one run of Chromium."""
    (first, state), *_ = wanted.values()
    pictures = {short: content for _, other in wanted.values() for short, content in other.pictures.items()}
    text = f"---\nmarp: true\ntheme: {first.theme}\nlang: en\n---\n\n" + "\n\n---\n\n".join(
        one.text for one, _ in wanted.values()
    )
    with tempfile.TemporaryDirectory() as folder:
        made = render.drawn(render.write_bundle(Path(folder) / "slides.md", text + "\n", pictures, state.styles))
        for path, drawn in zip(wanted, made, strict=True):
            render.move_into_place(drawn, path)
