"""What is this made from, is it fresh, and what follows if it changes? `python -m proof explain held_out`.

Asked for a slide, figure, sprite, score, variant, data set or claim, or for the code in a slide's footer; needs nothing but
Python, and no data.
"""

import json
import re
from dataclasses import dataclass

from proof.build import manifest, receipts
from proof.build.manifest import Artefact
from proof.deck import decks, facts, numerals, on_slides, quotes
from proof.deck.decks import Slide
from proof.render import provenance
from proof.report import check
from proof.source import closure, science

KINDS = {"data": "data set", "runs": "run", "scores": "scores", "figures": "figure", "sprites": "sprite", "claims": "claims"}
KINDS |= {"ledger": "claims"}
PLURALS = {kind: name if name.endswith("s") else f"{name}s" for kind, name in KINDS.items() if kind != "ledger"}
FOLDERS = {kind.name: science.folder(kind.name) for kind in science.kinds().values() if kind.folder}
DIGITS = 12  # of a digest: enough to find it again
CODE = re.compile(rf"[0-9a-f]{{{provenance.DIGITS}}}")  # in a slide's footer
CLAIM, SLIDE = re.compile(r"[cC]\d+"), re.compile(r"(?:(?P<deck>(?!slide )\w+)[: ])?(?:slide )?(?P<number>\d+)")


@dataclass(frozen=True)
class Line:
    """One line of an explanation, with those below it."""

    text: str
    below: tuple["Line", ...] = ()

    def __str__(self) -> str:
        return "\n".join([self.text, *(f"  {line}" for inner in self.below for line in str(inner).splitlines())])


def main(*asked: str) -> None:
    """Print what there is to tell about one thing."""
    what = " ".join(asked).strip()
    if not what:
        raise SystemExit("say what to explain: make explain WHAT=12, or WHAT=held_out, conv_mse.test_mse, emoji, C09, 5f0c31ae")
    print("\n\n".join(map(str, explained(what))))


def explained(what: str) -> list[Line]:
    """The explanations of all that goes by a name: a figure and a variant may share theirs."""
    if CODE.fullmatch(what):
        return traced(what)
    if match := SLIDE.fullmatch(what):
        return [slide(numbered(match["deck"], int(match["number"])))]
    if CLAIM.fullmatch(what):
        return [claim(what.upper())]
    if named := [artefact for artefact in known() if what in spellings(artefact)]:
        return [whole(artefact) for artefact in named]
    variant, dot, name = what.partition(".")
    if dot and Artefact("scores", variant) in known():
        return [score(variant, name)]
    everything = [*(artefact.name for artefact in known()), *claims_known()]
    raise SystemExit(f"nothing here is called {what}{numerals.nearest(what, set(everything))}")


def known() -> list[Artefact]:
    """Every data set, variant, figure and sprite that has a module, and what is made from it."""
    names = [(kind, file.stem) for kind, folder in FOLDERS.items() for file in sorted(folder.glob("[a-z]*.py"))]
    found = [Artefact(kind, name) for kind, name in names]
    return [*found, *(Artefact("scores", name) for kind, name in names if kind == "runs"), manifest.LEDGER]


def spellings(artefact: Artefact) -> set[str]:
    """The ways to ask for an artefact: its file, with and without folder, and its name and module if they are its own."""
    path = artefact.path
    spelt = {str(path), path.name, f"{path.parent.name}/{path.name}"}
    if artefact.module:
        spelt |= {artefact.name, closure.shown(closure.source(artefact.module))}
    return spelt


def numbered(deck: str | None, number: int) -> tuple[str, Slide]:
    """A slide by its number, in the talk unless another deck is named."""
    deck = deck or ("talk" if "talk" in decks.names() else next(iter(decks.names()), "talk"))
    slides = decks.slides(deck)
    if not 1 <= number <= len(slides):
        raise SystemExit(f"{deck} has slides 1 to {len(slides)}, and no slide {number}")
    return deck, slides[number - 1]


def traced(code: str) -> list[Line]:
    """The slides that have a code in their footers, each explained once, whichever decks show it."""
    order = sorted(decks.names(), key=lambda deck: deck != manifest.MAIN)
    places: dict[tuple, tuple[str, Slide]] = {}
    for deck in order:
        for found in decks.slides(deck):
            if coded(found) == code:
                places.setdefault((found.file, found.line), (deck, found))
    if not places:
        raise SystemExit(f"no slide has the code {code} now: it was made from other results, at another commit")
    return [
        Line(f"code {code} is on slide {on_slides.slides_where(lambda one: coded(one) == code)}"),
        *map(slide, places.values()),
    ]


def coded(found: Slide) -> str:
    """The code in a slide's footer, nothing where something that it quotes is not there."""
    try:
        return provenance.slide_code(found)
    except on_slides.EXPRESSION_ERRORS:
        return ""


def slide(place: tuple[str, Slide]) -> Line:
    """A slide: its numbers, and all that it shows."""
    deck, found = place
    seen: set[Artefact] = set()
    variants = dict.fromkeys(path[0] for path in on_slides.scores(found))
    below = [Line(f"written in {found.at(0)}"), *numbers(found)]
    below += [Line(f"code {coded(found)}, in its footer")] if coded(found) else []
    below += [Line(f"shows source of {name}, {located(name)}") for name in decks.excerpt_names(found)]
    below += [tree(Artefact("figures", name), seen) for name in on_slides.figures(found)]
    below += [tree(Artefact("sprites", name), seen) for name in on_slides.sprites(found)]
    below += [tree(Artefact("scores", name), seen) for name in variants]
    below += [Line(headline(name), (*measured(name), *looks_at(name, seen))) for name in on_slides.claims(found)]
    below += [Line(f"if it changed: {deck}.html and {deck}.pdf would be made again, and nothing else")]
    return Line(f"{deck} slide {found.number}: {on_slides.title(found)}", tuple(below))


def numbers(found: Slide) -> list[Line]:
    """The bound numbers of a slide as they stand on it."""
    told = [Line(f"{text} = {on_slides.text_or_none(text) or 'not there yet'}") for text in on_slides.expressions(found)]
    return [Line("numbers", tuple(told))] if told else []


def whole(artefact: Artefact) -> Line:
    """An artefact from its raw data up, its scores if it is a run, and what stands on it."""
    found = tree(artefact, set())
    scored = scores(artefact.name) if artefact.kind in ("runs", "scores") else ()
    return Line(found.text, (*found.below, *scored, *followers(artefact)))


def tree(artefact: Artefact, seen: set[Artefact]) -> Line:
    """An artefact and all that it is made from, each told once."""
    called = KINDS[artefact.kind] + (f" {artefact.name}" if artefact.kind != "ledger" else "")
    if artefact in seen:
        return Line(f"{called}: as above")
    seen.add(artefact)
    above = tuple(tree(one, seen) for one in manifest.upstream(artefact))
    return Line(f"{called}: {state(artefact)}", (*facts_of(artefact), *above))


def state(artefact: Artefact) -> str:
    """Fresh or stale and why, and what it cost the last time."""
    told, why = receipts.read(artefact), receipts.stale(artefact)
    if why == "is missing" and not manifest.committed(artefact):
        return "not here, made when something needs it"
    word = f"stale, {why}" if why else "edited by hand" if receipts.edited(artefact) else "fresh"
    return (
        f"{word}; took {receipts.duration(told['seconds'])} and {told['peak_megabytes']:,} MB"
        if told and "seconds" in told
        else word
    )


def facts_of(artefact: Artefact) -> list[Line]:
    """Where an artefact lies, its code, seeds, packages, files and raw data."""
    made = receipts.ingredients(artefact)
    shared = [name.removeprefix(f"{science.PACKAGE}.") for name in manifest.code(artefact).modules if name != artefact.module]
    packages = [f"{name} {version}" for name, version in made["packages"].items()]
    lines = [f"file {artefact}", *(f"code {text}" for text in code(artefact))]
    lines += [f"{what} {', '.join(names)}" for what, names in (("with", shared), ("packages", packages)) if names]
    lines += [seeds(artefact)] if artefact.kind == "runs" else []
    lines += [f"reads {name}, {digest.removeprefix('sha512-')[:DIGITS]}" for name, digest in made["files"].items()]
    for dataset, files in made["raw"].items():
        lines += [f"raw file {dataset}/{file}, SHA-256 {digest[:DIGITS]}" for file, digest in files.items()]
    return [Line(line) for line in lines]


def code(artefact: Artefact) -> list[str]:
    """The functions that make an artefact, with their places."""
    if artefact.kind == "claims":
        return [closure.shown(closure.source(artefact.module))]
    if artefact.kind == "ledger":
        return [f"{located(manifest.roots(artefact)[0])} ledger(families)"]
    name = f"{artefact.module}.{manifest.functions(artefact)[0]}" if artefact.module else manifest.roots(artefact)[0]
    given = closure.parameters(*name.rsplit(".", 1))
    return [f"{located(name)} {name.rpartition('.')[2]}({', '.join(given)})"]


def located(name: str) -> str:
    """Where something of ours is defined: file:line."""
    path, node = quotes.locate(name)
    return f"{closure.shown(path)}:{node.lineno}"


def seeds(artefact: Artefact) -> str:
    """How often a variant is trained."""
    if "seed" not in closure.parameters(artefact.module, "train"):
        return "no seed: nothing in it is random"
    return f"seeds 1 to {closure.constant(artefact.module, 'SEEDS')}"


def stored(variant: str) -> dict:
    """A variant's scores, nothing where they are not there."""
    path = Artefact("scores", variant).path
    return json.loads(path.read_text()) if path.exists() else {}


def scores(variant: str) -> list[Line]:
    """A variant's scores in a line each."""
    found = stored(variant)
    lines = [Line(f"{name} {summary(name, value)}") for name, value in found.items()]
    return [Line(f"scores, in {Artefact('scores', variant)}", tuple(lines))] if lines else []


def summary(name: str, value: dict | int) -> str:
    """A score as a slide shows it, with its spread."""
    shown = as_shown(name, value)
    return f"{shown} (sd {value['sd']:.3g}, n {value['n']})" if isinstance(value, dict) else shown


def as_shown(name: str, value: dict | int) -> str:
    """A score as a slide shows it, or with four digits where a slide has to say how."""
    try:
        return numerals.formatted(name, numerals.mean(value), "", name)
    except ValueError:
        return f"{numerals.mean(value):.4g}"


def score(variant: str, name: str) -> Line:
    """One score: its value, what it is made from, and the slides that quote it."""
    found, artefact = stored(variant), Artefact("scores", variant)
    if not found:
        raise SystemExit(f"{artefact} is not there: `make talk` makes it, if a slide asks for it")
    if name not in found:
        raise SystemExit(f"{variant} has no score {name}{numerals.nearest(name, found)}")
    told = found[name]
    lines = [Line(f"on a slide {as_shown(name, told)}")]
    if isinstance(told, dict):
        values = " ".join(map(str, told["values"]))
        lines += [Line(f"mean {told['mean']}, sd {told['sd']}, n {told['n']}"), Line(f"values {values}")]
    quoting = on_slides.slides_where(lambda one: (variant, name) in on_slides.scores(one))
    lines += [Line(f"quoted on slide {quoting}" if quoting else "quoted on no slide")]
    lines += [tree(artefact, set()), *followers(artefact)]
    return Line(f"score {variant}.{name}", tuple(lines))


def claims_known() -> dict[str, str]:
    """The function of each claim, by the claim's number."""
    return {name: f"{family.module}.{name.lower()}" for name, family in manifest.claims().items()}


def claim(name: str) -> Line:
    """One claim: its verdict, what it looks at, and the slides that rest on it."""
    if name not in claims_known():
        raise SystemExit(f"there is no claim {name}{numerals.nearest(name, claims_known())}")
    resting, family = on_slides.slides_where(lambda one: name in on_slides.claims(one)), manifest.claims()[name]
    lines = [*measured(name), Line(f"{family}: {state(family)}"), *looks_at(name, set())]
    lines += [Line(f"quoted or needed on slide {resting}" if resting else "on no slide"), *followers(family)]
    return Line(headline(name), tuple(lines))


def judged(name: str) -> dict:
    """What became of a claim, nothing where it was not judged yet."""
    return facts.verdicts().get(name, {})


def headline(name: str) -> str:
    """A claim's number, sentence and verdict."""
    told = judged(name)
    return f"claim {name}: {told['claim']}: {told['verdict']}" if told else f"claim {name}: not judged yet"


def measured(name: str) -> list[Line]:
    """What a claim's verdict rests on, and its code."""
    told = judged(name)
    lines = [Line(f"because {told['because']}")] if told else []
    if told and told["value"] is not None:
        lines += [Line(f"value {told['value']}, threshold {told['threshold']}, sd {told['sd']}, n {told['n']}")]
    return [*lines, Line(f"code {located(claims_known()[name])} {name.lower()}")] if name in claims_known() else lines


def looks_at(name: str, seen: set[Artefact]) -> list[Line]:
    """The runs that a claim looks at."""
    if name not in claims_known():
        return []
    module, _, function = claims_known()[name].rpartition(".")
    return [tree(Artefact("runs", variant), seen) for variant in closure.parameters(module, function)]


def followers(artefact: Artefact) -> list[Line]:
    """What would be made again if an artefact changed, how long that took the last time, and the slides it would reach."""
    try:
        again = [one for one in manifest.whole() if artefact in manifest.everything((one,))]
    except SystemExit as error:
        return [Line(f"what stands on it cannot be told: {error}")]
    if not again:
        return [Line("no slide stands on it: a build leaves it out")]
    kinds = {kind: [one.name for one in again if one.kind == kind] for kind in PLURALS}
    lines = [Line(f"{PLURALS[kind]} {', '.join(names)}") for kind, names in kinds.items() if names]
    lines += [Line(str(one)) for one in again if one.kind not in PLURALS]
    slides = {deck: check.slides_on(deck, artefact) for deck in decks.names()}
    lines += [Line(f"{deck} slide {', '.join(map(str, numbers))}") for deck, numbers in slides.items() if numbers]
    return [Line(f"if it changed, these would be made again ({last_time(again)})", tuple(lines))]


def last_time(again: list[Artefact]) -> str:
    """How long some artefacts took together, as far as it is known."""
    told = [receipt["seconds"] for one in again if (receipt := receipts.read(one)) and "seconds" in receipt]
    unknown = f"{len(again) - len(told)} were never made here" if len(told) < len(again) else ""
    return "; ".join(filter(None, [f"{receipts.duration(sum(told))} the last time" if told else "", unknown]))
