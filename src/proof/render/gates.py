"""Check a built deck in a real browser: `python -m proof gates talk` lists its faults.

The browser measures (slides/gates/look.mjs); alt texts, notes and headings are checked here against their sources.
"""

import difflib
import html
import json
import os
import re
import tempfile
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

from proof.build import command
from proof.build.manifest import Artefact
from proof.deck import decks, on_slides, seen
from proof.deck.decks import Slide
from proof.render import fill, live, parity, policy, printed, programs, provenance, render
from proof.source.paths import RESULTS, resource

LOOK = resource("slides/gates/look.mjs")
IN_PAGE = resource("slides/gates/in-page.js")  # which LOOK puts into the page, as the next
PAINTED = resource("slides/gates/painted.js")
AXE = resource("node_modules/axe-core/axe.min.js")
LANGUAGE = "en"
OURS = ("needs", "only")  # marks that fill takes out of a slide
LEAKED = re.compile(r"^\s*(?P<word>_?[A-Za-z]+)\s*:", re.MULTILINE)
TEX = re.compile(r"\$[^$\n]*[\\^_][^$\n]*\$")  # a formula in TeX, which nobody can read out
ALIKE = 0.8  # similarity of words: need, ony and _clas are misspelt marks, and note is not


@dataclass(frozen=True)
class Fault:
    """One violation of a gate: on which slide, of which gate, at which element, and how."""

    slide: int | None  # from 1; None for a fault of the whole deck
    gate: str
    element: str
    words: str
    view: str = ""  # the window size in which it was seen, empty for the first


def main(deck: str) -> None:
    """Check a deck, and end with its faults if it has any; without a browser nothing is checked, and the receipt says so."""
    artefact = Artefact("gates", deck)
    if programs.browser() is None:
        print(f"{deck}.html was not looked at, for want of a browser: {programs.NO_BROWSER}")
        artefact.receipt.write_text('{"missing": "there was no browser to look with"}\n')
    else:
        command.produce(artefact, lambda part: part.write_text(passed_line(deck) + "\n", encoding="utf-8"))


def passed_line(deck: str) -> str:
    """One line on what was checked; SystemExit with a sentence for each fault if there are any."""
    slides, page, paper = decks.slides(deck), RESULTS / f"{deck}.html", RESULTS / f"{deck}.pdf"
    if not paper.exists():
        raise SystemExit(f"{paper} is not there: run python -m proof deck pdf {deck}")
    with ThreadPoolExecutor(1) as beside:  # the browser works in processes of its own
        printed_pages = beside.submit(printed.pages, paper)
        report = browser_report(page, AXE, parity.asked(live.parts(deck)))
    if len(report["slides"]) != len(slides):
        raise SystemExit(
            f"{page} has {len(report['slides'])} slides where its sections have {len(slides)}: "
            f"run python -m proof deck html {deck}"
        )
    on_paper = [Fault(number, "print", *what) for number, *what in printed.faults(report["paper"], printed_pages.result())]
    if faults := [*all_faults(report, slides, page), *on_paper]:
        raise SystemExit("\n".join(sentence(fault, page, slides, report["slides"]) for fault in faults))
    pictures = sum(len(slide["alts"]) for slide in report["slides"])
    return (
        f"{page} has no fault: {len(slides)} slides in {report['views']} views, {report['texts']} texts, "
        f"{pictures} pictures, no request{networks_tried(report['found'])}"
    )


def networks_tried(found: parity.Found) -> str:
    """How far the networks of live parts were off at worst, at the end of a line; empty if there are none."""
    worst = [parity.SHADES * one["by"] for networks in found.values() for one in networks.values()]
    return f", {len(worst)} networks off by {max(worst):.2f} shades at worst" if worst else ""


def browser_report(page: Path, axe: Path, asked: dict | None = None) -> dict:
    """The report of what the browser measures on a deck; `asked` is what its live parts' networks have to answer."""
    if not page.exists():
        raise SystemExit(f"{page} is not there: run python -m proof deck html {page.stem}")
    if not axe.exists():
        raise SystemExit(f"{axe.name} is not there: run make setup, which brings axe-core")
    browser = programs.browser()
    if browser is None:
        raise SystemExit(f"{page} was not looked at, for want of a browser: {programs.NO_BROWSER}")
    browser = replace(browser, environment=browser.environment | {"CHROMIUM": os.fspath(browser.path)})
    with tempfile.TemporaryDirectory() as folder:
        report, answers = Path(folder) / "report.json", Path(folder) / "asked.json"
        answers.write_text(json.dumps(asked or {}))
        programs.run([programs.node(), LOOK, page, report, axe, answers], f"{page} could not be looked at", browser)
        return json.loads(report.read_text(encoding="utf-8"))


def all_faults(report: dict, slides: list[Slide], page: Path) -> list[Fault]:
    """All faults of a deck in the order of its slides, each once, however many views show it."""
    faults = [*unused_faults(), *missing_figures(slides), *file_faults(report, page), *browser_faults(report["faults"], slides)]
    faults += network_faults(report["found"], slides)
    for slide, measured in zip(slides, report["slides"], strict=True):
        faults += [*notes_faults(slide, measured), *heading_faults(slide, measured), *title_faults(slide, measured)]
        faults += alt_text_faults(slide, measured)
    first = {replace(fault, view="") for fault in faults if not fault.view}
    kept = [fault for fault in dict.fromkeys(faults) if not fault.view or replace(fault, view="") not in first]
    return sorted(kept, key=lambda fault: fault.slide or 0)


def sentence(fault: Fault, page: Path, slides: list[Slide], measured_slides: list[dict]) -> str:
    """A fault as a sentence: its slide, the file and line to edit, and what is wrong."""
    what = f"{fault.gate}: {fault.element} {fault.words}" + (f" (seen at {fault.view})" if fault.view else "")
    if fault.slide is None:
        return f"{page}: {what}"
    slide = slides[fault.slide - 1]
    headings = measured_slides[fault.slide - 1]["headings"]
    title = f' "{headings[0][1]}"' if headings else ""
    return f"slide {fault.slide}{title} ({slide.at(0)}): {what}"


def browser_faults(faults: list[dict], slides: list[Slide]) -> Iterable[Fault]:
    """The faults that the browser found, with pictures named by their files."""
    for fault in faults:
        slide = slides[fault["slide"]]
        targets = [Path(match["target"]).name for match in decks.images(slide) if not is_background(match)]
        place = fault.get("picture", -1)
        name = targets[place] if 0 <= place < len(targets) else "picture"
        element = re.sub(r"\bpicture$", name, fault["element"])
        yield Fault(slide.number, fault["gate"], element, fault["words"], fault.get("view", ""))


def is_background(match: re.Match) -> bool:
    """Does Marp put this picture behind the slide, as `![bg ...]` asks?"""
    return "bg" in match["alt"].split()


def network_faults(found: parity.Found, slides: list[Slide]) -> Iterable[Fault]:
    """A fault for each network that a page computes otherwise than its training did."""
    for name, sentence in parity.faults(found, {name: live.data(name) for name in found}):
        number = next(slide.number for slide in slides if name in decks.live_parts(slide))
        yield Fault(number, "network", f"live part {name}:", sentence)


def file_faults(report: dict, page: Path) -> Iterable[Fault]:
    """Faults of the file as a whole: requests for other files, failing scripts, missing and foreign fonts, another language."""
    for request in report["requests"]:
        slide = request["slide"] + 1 if request["slide"] >= 0 else None
        yield Fault(slide, "request", request["url"], "is asked for, which is not in the file: put it into the project")
    for error in report["errors"]:
        yield Fault(slide_of_line(page, error["line"]), "script error", "a script", f"fails: {error['words']}")
    for family in dict.fromkeys(report["lost"]):
        yield Fault(None, "missing font", f"the font {family}", "cannot be read")
    known = render.typeface() if report["faces"] else set()
    for face in report["faces"]:
        if not {match["target"] for match in policy.URL.finditer(face["source"])} <= known:
            yield Fault(None, "font", face["family"], "is not a file of the typeface that the project pins")
    if report["language"] != LANGUAGE:
        yield Fault(None, "language", "the page", f'says lang="{report["language"]}" where it is {LANGUAGE}')


def slide_of_line(page: Path, line: int) -> int | None:
    """The slide whose markup holds a line of the page."""
    lines = page.read_text(encoding="utf-8").splitlines(keepends=True)
    before, rest = "".join(lines[: max(line - 1, 0)]), "".join(lines[line - 1 :])
    number = before.count("<svg data-marpit-svg")
    return number if line and number and "<svg data-marpit-svg" in before and "bespoke-marp-note" in rest else None


def notes_faults(slide: Slide, measured: dict) -> Iterable[Fault]:
    """Faults of notes and language: no notes, marks or formulas left in the notes, another language."""
    if not seen.says(provenance.without_origin(measured["notes"])):
        yield Fault(slide.number, "notes", "the slide", "has no notes: say below it what is said, <!-- ... -->")
    for leak in leaks(measured["notes"]):
        yield Fault(slide.number, "notes", f'"{leak}"', "stands in the notes, and was meant for the build")
    for formula in TEX.findall(measured["notes"]):
        yield Fault(slide.number, "notes", f'"{formula}"', "stands in the notes as TeX: write the words that are said")
    if measured["lang"] != LANGUAGE:
        yield Fault(slide.number, "language", "the slide", f'says lang="{measured["lang"]}" where it is {LANGUAGE}')


def leaks(notes: str) -> list[str]:
    """Marks, directives and expressions in notes, also misspelt ones; a sentence that begins "Remember:" is not one."""
    directives = [f"{mark}{word}" for word in decks.DIRECTIVES.split() for mark in ("", "_")]
    leaked = re.findall(r"\{\{.*?\}\}|\{\{|\}\}", notes)
    for match in LEAKED.finditer(notes):
        word = match["word"]
        known = [*OURS, *directives] if word.islower() else OURS
        if difflib.get_close_matches(word.lower(), known, cutoff=ALIKE):
            leaked.append(notes[match.start() :].strip().splitlines()[0])
    return leaked


def heading_faults(slide: Slide, measured: dict) -> Iterable[Fault]:
    """Faults of headings: no title at the top, several titles, a level left out."""
    levels = [level for level, _ in measured["headings"]]
    if not levels or levels[0] != 1:
        yield Fault(slide.number, "headings", "the slide", "does not begin with a title: # ...")
    if levels.count(1) > 1:
        yield Fault(slide.number, "headings", "the slide", f"has {levels.count(1)} titles: keep one #, make the others ##")
    for (above, _), (level, words) in zip(measured["headings"], measured["headings"][1:], strict=False):
        if level > above + 1:
            yield Fault(slide.number, "headings", f'"{words}"', f"is of level {level} right below level {above}")


def title_faults(slide: Slide, measured: dict) -> Iterable[Fault]:
    """A fault if the title has more lines than its deck allows."""
    allowed = decks.read(slide.deck).title_lines
    if allowed and measured["lines"] > allowed:
        words = f"has {measured['lines']} lines, {slide.deck} allows {allowed}: shorten it"
        yield Fault(slide.number, "title", "the title", words)


def alt_text_faults(slide: Slide, measured: dict) -> Iterable[Fault]:
    """Faults of alt texts: missing ones, and those that hold outdated numbers."""
    silent = sum(not seen.says(alt or "") for alt in measured["alts"]) + measured["nameless"]
    if silent:
        yield Fault(slide.number, "alt text", f"{silent} of the pictures", "has no words for who cannot see it")
    alts = [plain(alt or "") for alt in measured["alts"]]
    for alt in current_alts(slide):
        if alt not in alts:
            nearest = difflib.get_close_matches(alt, alts, 1, cutoff=0)
            says = f'says "{nearest[0]}"' if nearest else "is not there"
            yield Fault(slide.number, "alt text", "a picture", f'{says} where it is now "{alt}": build the deck again')


def current_alts(slide: Slide) -> list[str]:
    """The alt texts of a slide with its present numbers."""
    links = "\n".join(match[0] for match in decks.images(slide) if not is_background(match))
    try:
        filled = fill.filled_slide(replace(slide, text=links))
    except ValueError as error:
        raise SystemExit(f"{slide.at(0)}: {error}") from error
    return [plain(match["alt"]) for match in decks.images(replace(slide, text=filled))]


def plain(alt: str) -> str:
    """An alt text as it is read out: without Markdown, entities and NO_COMMAND."""
    return " ".join(re.sub(r"[*`\\]", "", html.unescape(alt).replace(render.NO_COMMAND, "")).split())


def unused_faults() -> Iterable[Fault]:
    """A fault for each figure, sprite and live part that was made and that no deck shows."""
    kinds = {"figure": ("figures/[!.]*.svg", decks.figures), "sprite": ("sprites/[!.]*.webp", decks.live)}
    for kind, (files, names_on) in (kinds | {"live part": ("live/[!.]*.json", decks.live)}).items():
        names = {name for deck in decks.names() for name in names_on(deck)}
        for path in sorted(RESULTS.glob(files)):
            if path.stem not in names:
                yield Fault(None, f"unused {kind}", str(path), "is on no slide of any deck: link it, or delete it")


def missing_figures(slides: list[Slide]) -> Iterable[Fault]:
    """A fault for each figure that a slide shows and that is not made."""
    for slide in slides:
        for name in on_slides.figures(slide):
            if not (RESULTS / "figures" / f"{name}.svg").exists():
                yield Fault(slide.number, "missing figure", f"{name}.svg", "is not made yet: the build draws it")
