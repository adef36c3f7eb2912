"""What the slides of all decks show, as data that can be held against those of another commit.

`python -m proof shown FILE` writes it. At another commit this engine does so, in a copy of that commit's files.
"""

import json
import os
import shutil
import subprocess
import sys
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

from proof.build import manifest
from proof.deck import decks, on_slides
from proof.render import fill, render
from proof.source.paths import ROOT

FAULTS = (*on_slides.EXPRESSION_ERRORS, SystemExit)  # that keep one slide from being filled in


@dataclass(frozen=True)
class Shown:
    """One slide as it comes out."""

    deck: str
    number: int
    section: str
    heading: str  # as it is written
    title: str  # as the audience reads it
    text: str  # Markdown for Marp, pictures by their digests; without notes, and without the code in its footer
    theme: str
    numbers: dict[str, str | None] = field(default_factory=dict)  # the text of each expression
    scores: list[str] = field(default_factory=list)
    claims: list[str] = field(default_factory=list)
    pictures: list[str] = field(default_factory=list)  # named as in a comparison of results


@dataclass(frozen=True)
class Slides:
    """All slides of one state of the project, with what they are drawn with."""

    slides: list[Shown] = field(default_factory=list)
    pictures: dict[str, str] = field(default_factory=dict)  # data URLs by their digests
    styles: dict[str, str] = field(default_factory=dict)  # the CSS of each theme
    runs: dict[str, list[str]] = field(default_factory=dict)  # that a claim is decided from
    fault: str = ""  # why the slides are not known


def main(path: str) -> None:
    """Write what slides show here to a file, as JSON."""
    Path(path).write_text(json.dumps(asdict(here())), encoding="utf-8")


def here() -> Slides:
    """What slides show in the working folder."""
    pictures: dict[str, str] = {}
    slides = [shown(slide, pictures) for deck in decks.names() for slide in decks.slides(deck)]
    runs = {claim: [run.name for run in manifest.runs_of(claim)] for claim in manifest.claims()}
    return Slides(slides, pictures, render.themes(), runs)


def shown(slide: decks.Slide, pictures: dict[str, str]) -> Shown:
    """One slide; its pictures are added to the others. Where something that it needs is missing, a slide that says so."""
    title, section, theme = on_slides.title(slide), decks.section_name(slide.file), decks.read(slide.deck).theme
    bare = Shown(slide.deck, slide.number, section, on_slides.heading(slide), title, "", theme)
    try:
        text, its_pictures = filled(slide)
        pictures |= its_pictures
        return replace(
            bare,
            text=text,
            numbers={expression: on_slides.text_or_none(expression) for expression in on_slides.expressions(slide)},
            scores=[".".join(path) for path in on_slides.scores(slide)],
            claims=on_slides.claims(slide),
            pictures=on_slides.pictures(slide),
        )
    except FAULTS as error:
        return replace(bare, text=f"# {title}\n\nThis slide cannot be drawn by this engine:\n\n`{error}`")


def filled(slide: decks.Slide) -> tuple[str, dict[str, str]]:
    """A slide's Markdown and its pictures."""
    text = fill.bare_slide(slide) + fill.section_list(slide.deck, slide)
    return render.parted(decks.without_notes(text), slide.deck)


def elsewhere(folder: Path) -> Slides:
    """What slides show in a copy of the project, whose engine becomes the present one; none where it cannot tell."""
    shutil.rmtree(folder / "src/proof", ignore_errors=True)
    shutil.copytree(ROOT / "src/proof", folder / "src/proof")
    (folder / "node_modules").symlink_to(ROOT / "node_modules")
    command, path = [sys.executable, "-m", "proof", "shown", "shown.json"], folder / "shown.json"
    environment = os.environ | {"PYTHONPATH": str(folder / "src")}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        return Slides(fault=(done.stderr.strip().splitlines() or ["it does not say why"])[-1])
    told = json.loads(path.read_text(encoding="utf-8"))
    return Slides(**told | {"slides": [Shown(**slide) for slide in told["slides"]]})
