"""Look at a built deck in a real browser, and name what is wrong with it: `python -m proof gates talk`.

The browser measures (slides/gates/look.mjs); what slides say of themselves is judged here, against their sources.
"""

import difflib
import html
import json
import os
import re
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from proof.build import command
from proof.build.manifest import Artefact
from proof.deck import decks, on_slides
from proof.deck.decks import Slide
from proof.render import fill, programs, render
from proof.source.paths import RESULTS, resource

LOOK = resource("slides/gates/look.mjs")
IN_PAGE = resource("slides/gates/in-page.js")  # which the other one brings into the page
AXE = resource("node_modules/axe-core/axe.min.js")
LANGUAGE = "en"
OURS = ("needs", "only")  # marks that fill takes out of a slide
LEAKED = re.compile(r"^\s*(?P<word>_?[A-Za-z]+)\s*:", re.MULTILINE)
TEX = re.compile(r"\$[^$\n]*[\\^_][^$\n]*\$")  # which a speaker would have to read out
ALIKE = 0.8  # of the letters: need, ony and _clas are marks misspelt, and note is none


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong: on which slide, by which gate, where on it, and by how much."""

    slide: int | None  # from 1; none where it is the whole deck's
    gate: str
    element: str
    words: str
    view: str = ""  # the window in which it was seen, if not in the first


def main(deck: str) -> None:
    """Let a deck pass, or name its faults; without a browser nothing is looked at, and the receipt says so."""
    artefact = Artefact("gates", deck)
    if programs.browser() is None:
        print(f"{deck}.html was not looked at, for want of a browser: {programs.NO_BROWSER}")
        artefact.receipt.write_text('{"missing": "there was no browser to look with"}\n')
    else:
        command.produce(artefact, lambda part: part.write_text(passed(deck) + "\n", encoding="utf-8"))


def passed(deck: str) -> str:
    """One line of what was looked at; where there are faults, the end, with a sentence for each."""
    slides, page = decks.slides(deck), RESULTS / f"{deck}.html"
    report = seen(page, AXE)
    if len(report["slides"]) != len(slides):
        raise SystemExit(
            f"{page} has {len(report['slides'])} slides where its sections have {len(slides)}: "
            f"run python -m proof deck html {deck}"
        )
    if faults := found(report, slides, page):
        raise SystemExit("\n".join(sentence(fault, page, slides, report["slides"]) for fault in faults))
    pictures = sum(len(told["alts"]) for told in report["slides"])
    return (
        f"{page} has no fault: {len(slides)} slides in {report['views']} views, {report['texts']} texts, "
        f"{pictures} pictures, no request"
    )


def seen(page: Path, axe: Path) -> dict:
    """What the browser measures on a deck."""
    if not page.exists():
        raise SystemExit(f"{page} is not there: run python -m proof deck html {page.stem}")
    if not axe.exists():
        raise SystemExit(f"{axe.name} is not there: run make setup, which brings axe-core")
    browser = programs.browser()
    if browser is None:
        raise SystemExit(f"{page} was not looked at, for want of a browser: {programs.NO_BROWSER}")
    browser = replace(browser, environment=browser.environment | {"CHROMIUM": os.fspath(browser.path)})
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        programs.run([programs.node(), LOOK, page, report, axe], f"{page} could not be looked at", browser)
        return json.loads(report.read_text(encoding="utf-8"))


def found(report: dict, slides: list[Slide], page: Path) -> list[Fault]:
    """All faults of a deck in the order of its slides, each once, whichever views show it."""
    faults = [*unused(), *unmade(slides), *of_the_file(report, page), *measured(report["faults"], slides)]
    for slide, told in zip(slides, report["slides"], strict=True):
        faults += [*spoken(slide, told), *headed(slide, told), *pictured(slide, told)]
    first = {replace(fault, view="") for fault in faults if not fault.view}
    kept = [fault for fault in dict.fromkeys(faults) if not fault.view or replace(fault, view="") not in first]
    return sorted(kept, key=lambda fault: fault.slide or 0)


def sentence(fault: Fault, page: Path, slides: list[Slide], told: list[dict]) -> str:
    """A fault for people: where to look, where to mend it, and what."""
    what = f"{fault.gate}: {fault.element} {fault.words}" + (f" (seen at {fault.view})" if fault.view else "")
    if fault.slide is None:
        return f"{page}: {what}"
    slide = slides[fault.slide - 1]
    headings = told[fault.slide - 1]["headings"]
    title = f' "{headings[0][1]}"' if headings else ""
    return f"slide {fault.slide}{title} ({slide.at(0)}): {what}"


def measured(faults: list[dict], slides: list[Slide]) -> Iterable[Fault]:
    """What the browser found, pictures called by their files."""
    for fault in faults:
        slide = slides[fault["slide"]]
        targets = [Path(match["target"]).name for match in decks.images(slide) if not behind(match)]
        place = fault.get("picture", -1)
        name = targets[place] if 0 <= place < len(targets) else "picture"
        element = re.sub(r"\bpicture$", name, fault["element"])
        yield Fault(slide.number, fault["gate"], element, fault["words"], fault.get("view", ""))


def behind(match: re.Match) -> bool:
    """Does Marp put this picture behind the slide, as `![bg ...]` asks?"""
    return "bg" in match["alt"].split()


def of_the_file(report: dict, page: Path) -> Iterable[Fault]:
    """What the file as a whole does wrong: it asks for other files, its scripts or fonts fail, it speaks another language."""
    for request in report["requests"]:
        slide = request["slide"] + 1 if request["slide"] >= 0 else None
        yield Fault(slide, "request", request["url"], "is asked for, which is not in the file: put it into the project")
    for error in report["errors"]:
        yield Fault(slide_of_line(page, error["line"]), "script error", "a script", f"fails: {error['words']}")
    for family in dict.fromkeys(report["lost"]):
        yield Fault(None, "missing font", f"the font {family}", "cannot be read")
    if report["language"] != LANGUAGE:
        yield Fault(None, "language", "the page", f'says lang="{report["language"]}" where it is {LANGUAGE}')


def slide_of_line(page: Path, line: int) -> int | None:
    """The slide whose markup holds a line of the page."""
    lines = page.read_text(encoding="utf-8").splitlines(keepends=True)
    before, rest = "".join(lines[: max(line - 1, 0)]), "".join(lines[line - 1 :])
    number = before.count("<svg data-marpit-svg")
    return number if line and number and "<svg data-marpit-svg" in before and "bespoke-marp-note" in rest else None


def spoken(slide: Slide, told: dict) -> Iterable[Fault]:
    """Slides without notes, notes that hold what was meant for the build, and slides in another language."""
    if not told["notes"]:
        yield Fault(slide.number, "notes", "the slide", "has no notes: say below it what is said, <!-- ... -->")
    for leak in leaks(told["notes"]):
        yield Fault(slide.number, "notes", f'"{leak}"', "stands in the notes, and was meant for the build")
    for formula in TEX.findall(told["notes"]):
        yield Fault(slide.number, "notes", f'"{formula}"', "stands in the notes as TeX: write the words that are said")
    if told["lang"] != LANGUAGE:
        yield Fault(slide.number, "language", "the slide", f'says lang="{told["lang"]}" where it is {LANGUAGE}')


def leaks(notes: str) -> list[str]:
    """Marks, directives and expressions in notes, misspelt ones too; a sentence that begins "Remember:" is none."""
    directives = [f"{mark}{word}" for word in fill.DIRECTIVES.split() for mark in ("", "_")]
    found = re.findall(r"\{\{.*?\}\}|\{\{|\}\}", notes)
    for match in LEAKED.finditer(notes):
        word = match["word"]
        known = [*OURS, *directives] if word.islower() else OURS
        if difflib.get_close_matches(word.lower(), known, cutoff=ALIKE):
            found.append(notes[match.start() :].strip().splitlines()[0])
    return found


def headed(slide: Slide, told: dict) -> Iterable[Fault]:
    """Slides that do not begin with the one title, or leave out a level below it."""
    levels = [level for level, _ in told["headings"]]
    if not levels or levels[0] != 1:
        yield Fault(slide.number, "headings", "the slide", "does not begin with a title: # ...")
    if levels.count(1) > 1:
        yield Fault(slide.number, "headings", "the slide", f"has {levels.count(1)} titles: keep one #, make the others ##")
    for (above, _), (level, words) in zip(told["headings"], told["headings"][1:], strict=False):
        if level > above + 1:
            yield Fault(slide.number, "headings", f'"{words}"', f"is of level {level} right below level {above}")


def pictured(slide: Slide, told: dict) -> Iterable[Fault]:
    """Pictures that say nothing to who cannot see them, or say what is true no more."""
    silent = sum(not (alt or "").strip() for alt in told["alts"]) + told["nameless"]
    if silent:
        yield Fault(slide.number, "alt text", f"{silent} of the pictures", "has no words for who cannot see it")
    shown = [plain(alt or "") for alt in told["alts"]]
    for alt in current(slide):
        if alt not in shown:
            near = difflib.get_close_matches(alt, shown, 1, cutoff=0)
            says = f'says "{near[0]}"' if near else "is not there"
            yield Fault(slide.number, "alt text", "a picture", f'{says} where it is now "{alt}": build the deck again')


def current(slide: Slide) -> list[str]:
    """The alt texts of a slide with the numbers that hold now."""
    links = "\n".join(match[0] for match in decks.images(slide) if not behind(match))
    try:
        filled = fill.filled_slide(replace(slide, text=links))
    except ValueError as error:
        raise SystemExit(f"{slide.at(0)}: {error}") from error
    return [plain(match["alt"]) for match in decks.images(replace(slide, text=filled))]


def plain(alt: str) -> str:
    """An alt text as it is read out: without Markdown, entities and the signs that keep Marp from obeying it."""
    return " ".join(re.sub(r"[*`\\]", "", html.unescape(alt).replace(render.NO_COMMAND, "")).split())


def unused() -> Iterable[Fault]:
    """Figures and sprites that were made and that no deck shows."""
    kinds = {"figure": ("figures/[!.]*.svg", decks.figures), "sprite": ("sprites/[!.]*.webp", decks.sprites)}
    for kind, (files, asked) in kinds.items():
        shown = {name for deck in decks.names() for name in asked(deck)}
        for path in sorted(RESULTS.glob(files)):
            if path.stem not in shown:
                yield Fault(None, f"unused {kind}", str(path), "is on no slide of any deck: link it, or delete it")


def unmade(slides: list[Slide]) -> Iterable[Fault]:
    """Figures that a slide shows and nobody made."""
    for slide in slides:
        for name in on_slides.figures(slide):
            if not (RESULTS / "figures" / f"{name}.svg").exists():
                yield Fault(slide.number, "missing figure", f"{name}.svg", "is not made yet: the build draws it")
