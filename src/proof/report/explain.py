"""What is this made from, is it fresh, and what follows if it changes? `python -m proof explain WHAT`.

It explains a slide, figure, sprite, score, variant, data set or claim, the slide with a code in its footer, how long a deck is
spoken, or for `claims` what of the slides rests on claims and what on nothing. It needs only Python's standard library, and no
data.
"""

import json
import re
from dataclasses import dataclass

from proof.build import manifest, receipts
from proof.build.manifest import Artefact
from proof.deck import decks, facts, findings, numerals, on_slides, quotes, speech
from proof.deck.decks import Slide
from proof.render import provenance
from proof.report import check, coverage
from proof.source import closure, science

KINDS = {
    "data": "data set",
    "runs": "run",
    "scores": "scores",
    "figures": "figure",
    "sprites": "sprite",
    "live": "live part",
    "claims": "claims",
}
KINDS |= {"ledger": "claims"}
PLURALS = {kind: name if name.endswith("s") else f"{name}s" for kind, name in KINDS.items() if kind != "ledger"}
FOLDERS = {kind.name: science.folder(kind.name) for kind in science.kinds().values() if kind.folder}
DIGITS = 12  # of a digest that people read: enough to find it again
CODE = re.compile(rf"[0-9a-f]{{{provenance.DIGITS}}}")  # in a slide's footer
CLAIM, SLIDE = re.compile(r"[cC]\d+"), re.compile(r"(?:(?P<deck>(?!slide )\w+)[: ])?(?:slide )?(?P<number>\d+)")


@dataclass(frozen=True)
class Line:
    """One line of an explanation, with the lines indented below it."""

    text: str
    below: tuple["Line", ...] = ()

    def __str__(self) -> str:
        return "\n".join([self.text, *(f"  {line}" for inner in self.below for line in str(inner).splitlines())])


def main(*asked: str) -> None:
    """Print the explanation of one thing, whose name may have several words."""
    what = " ".join(asked).strip()
    if not what:
        raise SystemExit(
            "say what to explain: make explain WHAT=12, or WHAT=figure, variant.score, dataset, C09, talk, 5f0c31ae"
        )
    print("\n\n".join(map(str, explanations(what))))


def explanations(what: str) -> list[Line]:
    """The explanations of everything with this name: a figure and a variant may have the same."""
    if what == "claims":
        return [Line(head, tuple(map(Line, below))) for head, below in coverage.lines()]
    if CODE.fullmatch(what):
        return slides_by_code(what)
    if match := SLIDE.fullmatch(what):
        return [explain_slide(slide_by_number(match["deck"], int(match["number"])))]
    if CLAIM.fullmatch(what):
        return [explain_claim(what.upper())]
    if what in decks.written():
        return [explain_deck(what)]
    if named := [artefact for artefact in known_artefacts() if what in spellings(artefact)]:
        return [explain_artefact(artefact) for artefact in named]
    variant, dot, name = what.partition(".")
    if dot and Artefact("scores", variant) in known_artefacts():
        return [explain_score(variant, name)]
    everything = [*(artefact.name for artefact in known_artefacts()), *claim_functions()]
    raise SystemExit(f"nothing here is called {what}{numerals.nearest(what, set(everything))}")


def known_artefacts() -> list[Artefact]:
    """All artefacts with a module of their own, the scores of all variants, and the ledger of claims."""
    names = [(kind, file.stem) for kind, folder in FOLDERS.items() for file in sorted(folder.glob("[a-z]*.py"))]
    artefacts = [Artefact(kind, name) for kind, name in names]
    return [*artefacts, *(Artefact("scores", name) for kind, name in names if kind == "runs"), manifest.LEDGER]


def spellings(artefact: Artefact) -> set[str]:
    """The ways to ask for an artefact: its file, with or without folder, and its name and module if it has a module."""
    path = artefact.path
    spelt = {str(path), path.name, f"{path.parent.name}/{path.name}"}
    if artefact.module:
        spelt |= {artefact.name, closure.shown(closure.source(artefact.module))}
    return spelt


def slide_by_number(deck: str | None, number: int) -> tuple[str, Slide]:
    """A slide by its number, with its deck, which is the talk unless another is named."""
    deck = deck or ("talk" if "talk" in decks.names() else next(iter(decks.names()), "talk"))
    slides = decks.slides(deck)
    if not 1 <= number <= len(slides):
        raise SystemExit(f"{deck} has slides 1 to {len(slides)}, and no slide {number}")
    return deck, slides[number - 1]


def slides_by_code(code: str) -> list[Line]:
    """The explanations of the slides with this code in their footers, each once, however many decks show it."""
    order = sorted(decks.names(), key=lambda deck: deck != manifest.MAIN)
    places: dict[tuple, tuple[str, Slide]] = {}
    for deck in order:
        for slide in decks.slides(deck):
            if code_of(slide) == code:
                places.setdefault((slide.file, slide.line), (deck, slide))
    if not places:
        raise SystemExit(f"no slide has the code {code} now: it was made from other results, at another commit")
    numbers = on_slides.slides_where(lambda slide: code_of(slide) == code)
    return [Line(f"code {code} is on slide {numbers}"), *map(explain_slide, places.values())]


def code_of(slide: Slide) -> str:
    """The code in a slide's footer, empty if something that it quotes is missing."""
    try:
        return provenance.slide_code(slide)
    except on_slides.EXPRESSION_ERRORS:
        return ""


def explain_slide(place: tuple[str, Slide]) -> Line:
    """The explanation of a slide of a deck: its numbers, and all that it shows."""
    deck, slide = place
    seen: set[Artefact] = set()
    variants = dict.fromkeys(path[0] for path in on_slides.scores(slide))
    below = [Line(f"written in {slide.at(0)}"), *number_lines(slide)]
    below += [Line(f"code {code_of(slide)}, in its footer")] if code_of(slide) else []
    below += [Line(f"shows source of {name}, {location(name)}") for name in decks.excerpt_names(slide)]
    below += [origin_tree(Artefact("figures", name), seen) for name in on_slides.figures(slide)]
    below += [origin_tree(manifest.live(name), seen) for name in on_slides.live(slide)]
    below += [origin_tree(Artefact("scores", name), seen) for name in variants]
    below += [Line(headline(name), (*verdict_lines(name), *run_trees(name, seen))) for name in on_slides.claims(slide)]
    decks_with_it = [
        name for name in decks.written() if any((one.file, one.line) == (slide.file, slide.line) for one in decks.slides(name))
    ]
    below += [Line(f"if it changed: {', '.join(decks_with_it)} would be made again, and nothing else")]
    return Line(f"{deck} slide {slide.number}: {on_slides.title(slide)}", tuple(below))


def explain_deck(deck: str) -> Line:
    """How long a deck is spoken, as a whole and section by section."""
    below = [Line(str(part)) for part in speech.parts(deck)]
    return Line(f"{speech.whole(deck)}, as spoken at {speech.PACE} words a minute", tuple(below))


def number_lines(slide: Slide) -> list[Line]:
    """The expressions of a slide with their present values."""
    lines = [Line(f"{text} = {on_slides.text_or_none(text) or 'not there yet'}") for text in on_slides.expressions(slide)]
    return [Line("numbers", tuple(lines))] if lines else []


def explain_artefact(artefact: Artefact) -> Line:
    """The explanation of an artefact: what it is made from, its scores if it is a run, and what depends on it."""
    origins = origin_tree(artefact, set())
    scored = score_lines(artefact.name) if artefact.kind in ("runs", "scores") else ()
    return Line(origins.text, (*origins.below, *scored, *dependents(artefact)))


def origin_tree(artefact: Artefact, seen: set[Artefact]) -> Line:
    """An artefact and, below it, all that it is made from; what is in `seen` already is only named."""
    title = KINDS[artefact.kind] + (f" {artefact.name}" if artefact.kind != "ledger" else "")
    if artefact in seen:
        return Line(f"{title}: as above")
    seen.add(artefact)
    above = tuple(origin_tree(source, seen) for source in manifest.upstream(artefact))
    return Line(f"{title}: {state(artefact)}", (*detail_lines(artefact), *above))


def state(artefact: Artefact) -> str:
    """Whether an artefact is fresh, else why not, and what making it cost the last time."""
    receipt, why = receipts.read(artefact), receipts.why_stale(artefact)
    if why == "is missing" and not manifest.committed(artefact):
        return "not here, made when something needs it"
    word = f"stale, {why}" if why else "edited by hand" if receipts.edited(artefact) else "fresh"
    if not receipt or "seconds" not in receipt:
        return word
    return f"{word}; took {receipts.duration(receipt['seconds'])} and {receipt['peak_megabytes']:,} MB"


def detail_lines(artefact: Artefact) -> list[Line]:
    """Lines on an artefact's file, code, packages, seeds, files that it reads, and raw data."""
    parts = receipts.ingredients(artefact)
    shared = [name.removeprefix(f"{science.PACKAGE}.") for name in manifest.code(artefact).modules if name != artefact.module]
    packages = [f"{name} {version}" for name, version in parts["packages"].items()]
    lines = [f"file {artefact}", *(f"code {text}" for text in function_places(artefact))]
    lines += [f"{what} {', '.join(names)}" for what, names in (("with", shared), ("packages", packages)) if names]
    lines += [seeds_text(artefact)] if artefact.kind == "runs" else []
    lines += [f"reads {name}, {digest.removeprefix('sha512-')[:DIGITS]}" for name, digest in parts["files"].items()]
    for dataset, files in parts["raw"].items():
        lines += [f"raw file {dataset}/{file}, SHA-256 {digest[:DIGITS]}" for file, digest in files.items()]
    return [Line(line) for line in lines]


def function_places(artefact: Artefact) -> list[str]:
    """The function that makes an artefact, with its file and line."""
    if artefact.kind == "claims":
        return [closure.shown(closure.source(artefact.module))]
    name = f"{artefact.module}.{manifest.functions(artefact)[0]}" if artefact.module else manifest.roots(artefact)[0]
    parameters = closure.parameters(*name.rsplit(".", 1))
    return [f"{location(name)} {name.rpartition('.')[2]}({', '.join(parameters)})"]


def location(name: str) -> str:
    """Where a definition of this project stands, as file:line."""
    path, node = quotes.locate(name)
    return f"{closure.shown(path)}:{node.lineno}"


def seeds_text(artefact: Artefact) -> str:
    """The seeds with which a variant is trained, as text."""
    count = manifest.seed_count(artefact)
    return f"seeds 1 to {count}" if count else "no seed: nothing in it is random"


def stored_scores(variant: str) -> dict:
    """A variant's stored scores, empty if there are none."""
    path = Artefact("scores", variant).path
    return json.loads(path.read_text()) if path.exists() else {}


def score_lines(variant: str) -> list[Line]:
    """A variant's scores, a line for each."""
    values = stored_scores(variant)
    lines = [Line(f"{name} {summary(name, value)}") for name, value in values.items()]
    return [Line(f"scores, in {Artefact('scores', variant)}", tuple(lines))] if lines else []


def summary(name: str, value: dict | int) -> str:
    """A score as a slide shows it, with its spread."""
    text = as_shown(name, value)
    return f"{text} (sd {value['sd']:.3g}, n {value['n']})" if isinstance(value, dict) else text


def as_shown(name: str, value: dict | int) -> str:
    """A score as a slide shows it, or with four digits where a slide would have to give a format."""
    try:
        return numerals.formatted(name, numerals.mean(value), "", name)
    except ValueError:
        return f"{numerals.mean(value):.4g}"


def explain_score(variant: str, name: str) -> Line:
    """The explanation of a score: its value, what it is made from, and the slides that quote it."""
    scores, artefact = stored_scores(variant), Artefact("scores", variant)
    if not scores:
        raise SystemExit(f"{artefact} is not there: `make talk` makes it, if a slide asks for it")
    if name not in scores:
        raise SystemExit(f"{variant} has no score {name}{numerals.nearest(name, scores)}")
    score = scores[name]
    lines = [Line(f"on a slide {as_shown(name, score)}")]
    if isinstance(score, dict):
        values = " ".join(map(str, score["values"]))
        lines += [Line(f"mean {score['mean']}, sd {score['sd']}, n {score['n']}"), Line(f"values {values}")]
    quoting = on_slides.slides_where(lambda slide: (variant, name) in on_slides.scores(slide))
    lines += [Line(f"quoted on slide {quoting}" if quoting else "quoted on no slide")]
    lines += [origin_tree(artefact, set()), *dependents(artefact)]
    return Line(f"score {variant}.{name}", tuple(lines))


def claim_functions() -> dict[str, str]:
    """The full name of each claim's function, by the claim's number."""
    return {name: f"{family.module}.{name.lower()}" for name, family in manifest.claims().items()}


def explain_claim(name: str) -> Line:
    """The explanation of a claim: its verdict, the runs that it uses, and the slides that quote or need it."""
    if name not in claim_functions():
        raise SystemExit(f"there is no claim {name}{numerals.nearest(name, claim_functions())}")
    resting, family = on_slides.slides_where(lambda slide: name in on_slides.claims(slide)), manifest.claims()[name]
    lines = [*verdict_lines(name), Line(f"{family}: {state(family)}"), *run_trees(name, set())]
    lines += [Line(f"quoted or needed on slide {resting}" if resting else "on no slide"), *dependents(family)]
    return Line(headline(name), tuple(lines))


def verdict_of(name: str) -> dict:
    """A claim's verdict, empty if it is not judged yet."""
    return facts.verdicts().get(name, {})


def headline(name: str) -> str:
    """A claim's number, sentence and verdict."""
    verdict = verdict_of(name)
    return f"claim {name}: {verdict['claim']}: {verdict['verdict']}" if verdict else f"claim {name}: not judged yet"


def verdict_lines(name: str) -> list[Line]:
    """Lines on the reason for a claim's verdict, its parts with their numbers, what else is told of it, and its function."""
    verdict = verdict_of(name)
    lines = [Line(f"because {verdict['because']}")] if verdict else []
    lines += [part_line(part) for part in findings.parts(verdict)]
    lines += [Line(f"chance alone gives this verdict in {verdict['chance']:.2g} of all cases")] if verdict.get("chance") else []
    if further := findings.further(verdict):
        lines += [Line(", ".join(f"{field} {value}" for field, value in further.items()))]
    return [*lines, Line(f"code {location(claim_functions()[name])} {name.lower()}")] if name in claim_functions() else lines


def part_line(part: dict) -> Line:
    """What a part of a claim asked, with its answer; below it the numbers behind the answer, and what these rest on."""
    question, *below = provenance.part_texts(part)
    return Line(question, tuple(map(Line, below)))


def run_trees(name: str, seen: set[Artefact]) -> list[Line]:
    """The runs that a claim uses, each with all that it is made from."""
    if name not in claim_functions():
        return []
    module, _, function = claim_functions()[name].rpartition(".")
    return [origin_tree(Artefact("runs", variant), seen) for variant in closure.parameters(module, function)]


def dependents(artefact: Artefact) -> list[Line]:
    """What would be made again if an artefact changed, how long that took the last time, and which slides would change."""
    try:
        again = [result for result in manifest.all_artefacts() if artefact in manifest.with_ancestors((result,))]
    except SystemExit as error:
        return [Line(f"what stands on it cannot be told: {error}")]
    if not again:
        return [Line("no slide stands on it: a build leaves it out")]
    kinds = {kind: [result.name for result in again if result.kind == kind] for kind in PLURALS}
    lines = [Line(f"{PLURALS[kind]} {', '.join(names)}") for kind, names in kinds.items() if names]
    lines += [Line(str(result)) for result in again if result.kind not in PLURALS]
    slides = {deck: check.slides_on(deck, artefact) for deck in decks.names()}
    lines += [Line(f"{deck} slide {', '.join(map(str, numbers))}") for deck, numbers in slides.items() if numbers]
    return [Line(f"if it changed, these would be made again ({last_time(again)})", tuple(lines))]


def last_time(again: list[Artefact]) -> str:
    """How long it took to make some artefacts, as far as receipts know, as text."""
    seconds = [receipt["seconds"] for artefact in again if (receipt := receipts.read(artefact)) and "seconds" in receipt]
    unknown = f"{len(again) - len(seconds)} were never made here" if len(seconds) < len(again) else ""
    return "; ".join(filter(None, [f"{receipts.duration(sum(seconds))} the last time" if seconds else "", unknown]))
