"""What is made from what: read from slides and from the parameter names of functions, without importing those functions."""

import importlib
import json
import os
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from proof.build import settings
from proof.deck import decks, numerals
from proof.source import closure, science
from proof.source.kinds import Kind
from proof.source.paths import RESULTS, ROOT

UNKNOWN_SECONDS = 3600
FORMS = (  # of a deck: a page to present, a PDF to send, and the note that it passed its gates
    Kind("html", "{name}.html", stage=("proof.render.deck", science.KINDS_MODULE), committed=False),
    Kind("pdf", "{name}.pdf", stage=("proof.render.deck",), of=("html",), committed=False, optional=True),
    Kind("gates", "{name}.gates", stage=("proof.render.gates",), of=("html",), committed=False, optional=True),
)
EXPORTS = (  # made only when asked for, each after what it is made from
    Kind("slides", "{name}.slides", stage=("proof.render.pictures",), of=("html",), committed=False, optional=True),
    Kind("pptx", "{name}.pptx", stage=("proof.render.powerpoint",), of=("html", "slides"), committed=False, optional=True),
    Kind(
        "handout", "{name}.handout.pdf", stage=("proof.render.handout",), of=("html", "slides"), committed=False, optional=True
    ),
    Kind("notes", "{name}.notes.md", stage=("proof.render.notes",), of=("html",), committed=False),
)
KINDS = science.kinds() | {kind.name: kind for kind in (*FORMS, *EXPORTS)}
SEED = "seed"  # the parameter by which a function asks for a seed
MAIN = "talk"  # the deck that is built if none is named


@dataclass(frozen=True, order=True)
class Artefact:
    """One file that the build makes: a result of the science, or a form of a deck."""

    kind: str
    name: str

    @property
    def path(self) -> Path:
        """Its file, relative to the working folder."""
        return RESULTS / KINDS[self.kind].file.format(name=self.name)

    @property
    def receipt(self) -> Path:
        """The file beside it that says what it was made from."""
        return self.path.with_name(self.path.name + ".receipt")

    @property
    def product(self) -> Path:
        """The file that Snakemake waits for: the artefact's own, or its receipt where a machine may be unable to make it."""
        return self.receipt if KINDS[self.kind].optional else self.path

    @property
    def module(self) -> str | None:
        """The full name of the module that describes this artefact alone, such as a figure's; None if there is none."""
        return science.module(self.kind, self.name) if KINDS[self.kind].folder else None

    def __str__(self) -> str:
        return str(self.path)


@dataclass(frozen=True, order=True)
class Seed(Artefact):
    """One training of a run that is gathered from several."""

    number: int
    folder: Path  # on the shelf, named by the key of what its trainings are made from

    @property
    def path(self) -> Path:
        """Its file on the shelf."""
        return self.folder / f"{self.number}{Path(KINDS[self.kind].file).suffix}"


LEDGER = Artefact("ledger", "claims")  # the verdicts of all claims, in one file


@cache
def upstream(artefact: Artefact) -> tuple[Artefact, ...]:
    """The artefacts that an artefact is directly made from."""
    kind = KINDS[artefact.kind]
    if kind.of:
        return tuple(Artefact(source_kind, artefact.name) for source_kind in kind.of)
    if kind.folder:
        return tuple(artefact_named(name, artefact) for name in parameters(artefact) if name != SEED)
    if artefact == LEDGER:
        return tuple(sorted({family for deck in decks.names() for family in claim_families(deck)}))
    return deck_results(artefact.name)


def functions(artefact: Artefact) -> list[str]:
    """The names of the functions in an artefact's own module that make it: one, or one for each claim of a family."""
    pattern = KINDS[artefact.kind].function
    return [pattern] if pattern.isidentifier() else closure.functions(artefact.module, pattern)


def seed_count(artefact: Artefact) -> int:
    """The number of seeds with which an artefact is trained; 0 if nothing about it is random, or nothing is trained."""
    seeds = KINDS[artefact.kind].seeds
    if not seeds or SEED not in parameters(artefact):
        return 0
    return closure.constant(artefact.module, seeds.constant, 1)


def parameters(artefact: Artefact) -> list[str]:
    """The parameter names of the functions that make an artefact; if there are several functions, sorted and each name once."""
    lists = [closure.parameters(artefact.module, function) for function in functions(artefact)]
    return lists[0] if len(lists) == 1 else sorted({name for names in lists for name in names})


def artefact_named(name: str, user: Artefact) -> Artefact:
    """The artefact that a parameter of the user's function names; SystemExit if nothing makes one."""
    kinds = KINDS[user.kind].asks
    for kind in kinds:
        if closure.source(science.module(kind, name)):
            return Artefact(kind, name)
    raise SystemExit(
        f"{science.file(user.kind, user.name)} asks for {name}, which nothing makes: "
        f"write {science.file(kinds[-1], name)}, or mend the parameter's name"
    )


@cache
def families() -> tuple[Artefact, ...]:
    """The families of claims: one artefact for each module with claims."""
    return tuple(Artefact("claims", file.stem) for file in sorted(science.folder("claims").glob("[a-z]*.py")))


@cache
def claims() -> dict[str, Artefact]:
    """The family of each claim, by the claim's number; SystemExit if two claims have the same number."""
    family_of: dict[str, Artefact] = {}
    for family in families():
        for name in functions(family):
            if name.upper() in family_of:
                raise SystemExit(f"two claims are called {name}: give the one in {family.module} another number")
            family_of[name.upper()] = family
    return family_of


def runs_of(claim: str) -> tuple[Artefact, ...]:
    """The runs that a claim is decided from; empty if there is no such claim."""
    family = claims().get(claim)
    return tuple(Artefact("runs", name) for name in closure.parameters(family.module, claim.lower())) if family else ()


def code(artefact: Artefact) -> closure.Closure:
    """The definitions in our source that an artefact depends on, with the packages, files and pins that they use."""
    return closure.closure(*roots(artefact))


def roots(artefact: Artefact) -> list[str]:
    """The full names of the definitions from which all other code of an artefact is reached: its module's, and its makers."""
    kind = KINDS[artefact.kind]
    own, shared = functions(artefact) if kind.folder else [], [*(kind.stage or [maker(artefact.kind)])]
    if kind.seeds and not isinstance(artefact, Seed):
        own += [kind.seeds.constant] if seed_count(artefact) else []
        shared.append(kind.seeds.gathered_by)
    return [*(f"{artefact.module}.{name}" for name in sorted(own)), *shared]


def maker(kind: str) -> str:
    """The full name of the function that makes results of a kind, if one does."""
    return (settings.quick() and KINDS[kind].in_quick_by) or KINDS[kind].made_by


def imported(full_name: str) -> Callable:
    """A function that makes results, or a part of them, with its module imported; nobody's own settings have a say in it."""
    for name, value in science.table().ENVIRONMENT.items():
        os.environ.pop(name, None) if value is None else os.environ.update({name: value})
    module, _, name = full_name.rpartition(".")
    return getattr(importlib.import_module(module), name)


def deck_results(deck: str) -> tuple[Artefact, ...]:
    """The results on a deck: its figures, sprites and claims, and the scores of each variant that it quotes or draws."""
    mentions = {  # by kind: the names with the slides that mention them, and how to say it
        "figures": (decks.figures(deck), "shows {}.svg"),
        "live": (decks.live(deck), "is live with {}"),
        "runs": (decks.variants(deck), "quotes {}"),
    }
    for kind, (slides_of, verb) in mentions.items():
        for name, (slide, *_) in slides_of.items():
            made = live(name) if kind == "live" else Artefact(kind, name)
            if not closure.source(made.module):
                raise SystemExit(f"{slide.file}:{slide.line} {verb.format(name)}: write {science.file(made.kind, name)}")
    pictures = [*(Artefact("figures", name) for name in mentions["figures"][0]), *map(live, mentions["live"][0])]
    drawn = {source.name for picture in pictures for source in upstream(picture) if source.kind == "runs"}
    scores = [Artefact("scores", name) for name in {*decks.variants(deck), *drawn}]
    return tuple(sorted({*pictures, *scores, *claim_families(deck)}))


def live(name: str) -> Artefact:
    """What takes a figure's place where scripts run: a part that computes, if one has this name, or else a sprite."""
    computes = "live" in KINDS and closure.source(science.module("live", name))
    return Artefact("live" if computes else "sprites", name)


def claim_families(deck: str) -> set[Artefact]:
    """The families of the claims that a deck quotes or needs; unknown claims are left to `fill`, which names file and line."""
    return {claims()[claim] for claim in decks.claims(deck) if claim in claims()}


def talks(*names: str) -> tuple[Artefact, ...]:
    """The forms of the named decks, or of all decks if none is named; without exports."""
    return tuple(Artefact(form.name, deck) for deck in names or decks.written() for form in FORMS)


def exported_forms(deck: str) -> tuple[Artefact, ...]:
    """The forms of a deck that are made only when asked for, each after what it is made from."""
    return tuple(Artefact(kind.name, deck) for kind in EXPORTS)


def all_artefacts() -> list[Artefact]:
    """Every deck, the ledger of claims, and all that they are made from, each after what it is made from; no exports."""
    if taken := [root for root in numerals.OTHER_ROOTS if closure.source(science.module("runs", root))]:
        raise SystemExit(f"{science.file('runs', taken[0])} needs another name: {{{{ {taken[0]}. }}}} is no variant on a slide")
    return with_ancestors((*talks(), LEDGER))


def deck_files(deck: str) -> list[Path]:
    """The files that a deck's page depends on: text, themes, and the lock file that pins Marp and the typeface."""
    slides = ROOT / "slides"
    styles = sorted(slides.glob("*.css")) + sorted((slides / "marp").iterdir())
    scripts = [file for folder in ("live", "parts") for file in sorted((slides / folder).glob("*.*"))]
    return [
        *(slides / "decks" / f"{name}.toml" for name in dict.fromkeys((deck, decks.read(deck).like))),
        *decks.sections(deck),
        slides / "constants.toml",
        *decks.pictures_beside(deck),
        *styles,
        *scripts,
        ROOT / "package-lock.json",
    ]


def with_ancestors(artefacts: tuple[Artefact, ...]) -> list[Artefact]:
    """The artefacts and all that they are made from, directly or not, each after what it is made from."""
    ordered: dict[Artefact, None] = {}

    def visit(artefact: Artefact, *users: Artefact) -> None:
        if artefact in users:
            circle = " which asks for ".join(user.name for user in (*users[users.index(artefact) :], artefact))
            raise SystemExit(f"{science.file(artefact.kind, artefact.name)} stands on itself: it is {circle}")
        if artefact not in ordered:
            for source in upstream(artefact):
                visit(source, *users, artefact)
            ordered.setdefault(artefact)

    for artefact in artefacts:
        visit(artefact)
    return list(ordered)


def urgency(artefact: Artefact) -> int:
    """The seconds of data and training on the longest chain that begins with an artefact: what is made from it waits for it."""
    return urgencies().get(artefact, UNKNOWN_SECONDS)  # unknown if no slide uses it yet


@cache
def urgencies() -> dict[Artefact, int]:
    """The urgency of each artefact of this project."""
    artefacts = with_ancestors(all_artefacts())
    seconds = dict.fromkeys(artefacts, 0)
    for artefact in reversed(artefacts):  # each after all that is made from it
        seconds[artefact] += last_seconds(artefact) // max(1, seed_count(artefact)) if artefact.kind in ("data", "runs") else 0
        for source in upstream(artefact):
            seconds[source] = max(seconds[source], seconds[artefact])
    return seconds


def last_seconds(artefact: Artefact, unknown: int = UNKNOWN_SECONDS) -> int:
    """The seconds that an artefact took the last time, or `unknown` if no receipt tells: as for a long training by default."""
    return round(last_receipt(artefact).get("seconds", unknown))


def last_receipt(artefact: Artefact) -> dict:
    """The receipt of an artefact's last making, in this working folder or else as committed; empty if there is none."""
    for path in (artefact.receipt, ROOT / artefact.receipt):
        try:
            receipt = json.loads(path.read_text())
        except (OSError, ValueError, RecursionError):
            continue
        if isinstance(receipt, dict) and isinstance(receipt.get("seconds"), int | float):
            return receipt
    return {}


def committed(artefact: Artefact) -> bool:
    """Are artefacts of this kind committed to git?"""
    return KINDS[artefact.kind].committed
