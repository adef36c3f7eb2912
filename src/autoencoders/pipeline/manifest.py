"""What is made from what: read from the slides and from parameter names, without importing anything of it."""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from autoencoders.paths import RESULTS, ROOT
from autoencoders.pipeline import closure
from autoencoders.slides import decks

FUNCTIONS = {"data": "images", "runs": "train", "figures": "draw", "sprites": "animate"}
FOLDERS = {"data": "datasets", "runs": "variants", "figures": "figures", "sprites": "sprites", "claims": "claims"}
SUFFIXES = {"data": "npz", "runs": "npz", "scores": "json", "figures": "svg", "sprites": "webp", "claims": "json"}
UNKNOWN_SECONDS = 3600
FORMS = ("html", "pdf", "gates")  # of a deck: to present, to send, and what a browser had to say of it
EXPORTS = {"slides": "slides", "pptx": "pptx", "handout": "handout.pdf", "notes": "notes.md"}  # made when asked for
LOADED = ("autoencoders.runs.load",)  # as every run comes to what is made from it
STAGES = {  # what has a part in every file of a kind, beside the module that is its own: definitions, or whole modules
    "data": ("autoencoders.images.load", "autoencoders.images.save"),
    "runs": ("autoencoders.repeat.repeat", "autoencoders.images.load", *LOADED, "autoencoders.runs.save"),
    "scores": ("autoencoders.scores.scores", *LOADED),
    "figures": ("autoencoders.drawing.style.save", *LOADED),
    "sprites": ("autoencoders.drawing.sprite.save", *LOADED),
    "claims": ("autoencoders.verdicts.stored", *LOADED),
    "ledger": ("autoencoders.verdicts.ledger",),
    "html": ("autoencoders.slides.deck",),
    "pdf": ("autoencoders.slides.deck",),
    "gates": ("autoencoders.slides.gates",),
    "slides": ("autoencoders.slides.pictures",),
    "pptx": ("autoencoders.slides.powerpoint",),
    "handout": ("autoencoders.slides.handout",),
    "notes": ("autoencoders.slides.notes",),
}
COMMITTED = ("runs", "scores", "figures", "sprites", "claims", "ledger")
MAIN = "talk"  # the deck that is built where none is named


@dataclass(frozen=True, order=True)
class Artefact:
    """One file that the pipeline makes: a data set, a run, scores, a figure, a sprite, a family of claims, a form of a deck."""

    kind: str
    name: str

    @property
    def path(self) -> Path:
        """Where it lies in the working folder."""
        if self.kind == "ledger":
            return RESULTS / "claims.json"
        if self.kind in FORMS:
            return RESULTS / f"{self.name}.{self.kind}"
        if self.kind in EXPORTS:
            return RESULTS / f"{self.name}.{EXPORTS[self.kind]}"
        return RESULTS / self.kind / f"{self.name}.{SUFFIXES[self.kind]}"

    @property
    def receipt(self) -> Path:
        """The note beside it of what it was made from."""
        return self.path.with_name(self.path.name + ".receipt")

    @property
    def key_file(self) -> Path:
        """Where its key is shown to Snakemake, as an input whose content changes with the key."""
        return RESULTS / "keys" / self.kind / self.name

    @property
    def module(self) -> str | None:
        """The module that is this artefact's own, if it has one."""
        return f"{closure.PACKAGE}.{FOLDERS[self.kind]}.{self.name}" if self.kind in FOLDERS else None

    def __str__(self) -> str:
        return str(self.path)


LEDGER = Artefact("ledger", "claims")  # every claim's verdict, in one file


@cache
def upstream(artefact: Artefact) -> tuple[Artefact, ...]:
    """What an artefact is made from, by the parameter names of its function."""
    if artefact.kind == "scores":
        return (Artefact("runs", artefact.name),)
    if artefact.kind == "claims":
        return tuple(Artefact("runs", name) for name in claim_parameters(artefact.module))
    if artefact.kind == "ledger":
        return tuple(sorted({family for deck in decks.names() for family in rested_on(deck)}))
    if artefact.kind == "html":
        return wanted(artefact.name)
    if artefact.kind in ("pdf", "gates", "slides", "notes"):
        return (Artefact("html", artefact.name),)
    if artefact.kind in ("pptx", "handout"):
        return (Artefact("html", artefact.name), Artefact("slides", artefact.name))
    names = closure.parameters(artefact.module, FUNCTIONS[artefact.kind])
    return tuple(named(name, artefact) for name in names if name != "seed")


def named(name: str, user: Artefact) -> Artefact:
    """The artefact that a parameter's name stands for."""
    kinds = {"data": ["data"], "runs": ["data", "runs"]}.get(user.kind, ["runs"])
    for kind in kinds:
        if closure.source(f"{closure.PACKAGE}.{FOLDERS[kind]}.{name}"):
            return Artefact(kind, name)
    raise SystemExit(
        f"src/{user.module.replace('.', '/')}.py asks for {name}, which nothing makes: "
        f"write src/autoencoders/{FOLDERS[kinds[-1]]}/{name}.py, or mend the parameter's name"
    )


@cache
def families() -> tuple[Artefact, ...]:
    """The claims, a family for each module that holds some."""
    files = sorted((ROOT / "src" / closure.PACKAGE / "claims").glob("[a-z]*.py"))
    return tuple(Artefact("claims", file.stem) for file in files)


@cache
def claims() -> dict[str, Artefact]:
    """The family of each claim, by the claim's number."""
    found: dict[str, Artefact] = {}
    for family in families():
        for name in closure.functions(family.module, "c"):
            if name.upper() in found:
                raise SystemExit(f"two claims are called {name}: give the one in {family.module} another number")
            found[name.upper()] = family
    return found


def claim_parameters(module: str) -> list[str]:
    """The variants that a module's claims look at."""
    return sorted({name for function in closure.functions(module, "c") for name in closure.parameters(module, function)})


def asked_by(claim: str) -> tuple[Artefact, ...]:
    """The runs that one claim looks at; none where there is no such claim."""
    home = claims().get(claim)
    return tuple(Artefact("runs", name) for name in closure.parameters(home.module, claim.lower())) if home else ()


def code(artefact: Artefact) -> closure.Closure:
    """Every definition of ours that has a part in an artefact."""
    return closure.closure(*own(artefact), *STAGES[artefact.kind])


def own(artefact: Artefact) -> list[str]:
    """The definitions by which an artefact's own module makes it."""
    if artefact.module is None:
        return []
    names = closure.functions(artefact.module, "c") if artefact.kind == "claims" else [FUNCTIONS[artefact.kind]]
    if artefact.kind == "runs" and "seed" in closure.parameters(artefact.module, "train"):
        names.append("SEEDS")
    return [f"{artefact.module}.{name}" for name in sorted(names)]


def wanted(deck: str) -> tuple[Artefact, ...]:
    """What a deck shows: figures, what moves, the scores of every variant that it quotes or draws, the claims it rests on."""
    for figure, slides in decks.figures(deck).items():
        if not closure.source(f"{closure.PACKAGE}.figures.{figure}"):
            slide = slides[0]
            raise SystemExit(f"{slide.file}:{slide.line} shows {figure}.svg: write src/autoencoders/figures/{figure}.py")
    for sprite, slides in decks.sprites(deck).items():
        if not closure.source(f"{closure.PACKAGE}.sprites.{sprite}"):
            slide = slides[0]
            raise SystemExit(f"{slide.file}:{slide.line} is live with {sprite}: write src/autoencoders/sprites/{sprite}.py")
    for variant, slides in decks.variants(deck).items():
        if not closure.source(f"{closure.PACKAGE}.variants.{variant}"):
            slide = slides[0]
            raise SystemExit(f"{slide.file}:{slide.line} quotes {variant}: write src/autoencoders/variants/{variant}.py")
    shown = [Artefact("figures", name) for name in decks.figures(deck)]
    shown += [Artefact("sprites", name) for name in decks.sprites(deck)]
    drawn = {above.name for picture in shown for above in upstream(picture) if above.kind == "runs"}
    scores = [Artefact("scores", name) for name in {*decks.variants(deck), *drawn}]
    return tuple(sorted({*shown, *scores, *rested_on(deck)}))


def rested_on(deck: str) -> set[Artefact]:
    """The families of the claims that a deck quotes or needs; one that nobody makes is found when the slide is filled."""
    return {claims()[claim] for claim in decks.claims(deck) if claim in claims()}


def talks(*names: str) -> tuple[Artefact, ...]:
    """These decks, or all there are, in every form."""
    return tuple(Artefact(form, deck) for deck in names or decks.written() for form in FORMS)


def exports(deck: str) -> tuple[Artefact, ...]:
    """What is made of a deck when somebody asks for it, each after what it is made from."""
    return tuple(Artefact(kind, deck) for kind in EXPORTS)


def whole() -> list[Artefact]:
    """All that there is to make: every deck, the ledger of claims, and what they are made from."""
    return everything((*talks(), LEDGER))


def deck_files(deck: str) -> list[Path]:
    """The text files that make a deck what it is, and the lock that pins Marp and the typeface."""
    slides = ROOT / "slides"
    looks = sorted(slides.glob("*.css")) + sorted((slides / "marp").iterdir())
    return [
        *(slides / "decks" / f"{name}.toml" for name in dict.fromkeys((deck, decks.read(deck).like))),
        *decks.sections(deck),
        slides / "constants.toml",
        *looks,
        ROOT / "package-lock.json",
    ]


def everything(roots: tuple[Artefact, ...]) -> list[Artefact]:
    """The roots and all that they are made from, each after what it is made from."""
    ordered: dict[Artefact, None] = {}

    def visit(artefact: Artefact) -> None:
        if artefact not in ordered:
            for above in upstream(artefact):
                visit(above)
            ordered.setdefault(artefact)

    for root in roots:
        visit(root)
    return list(ordered)


def runs_on(artefact: Artefact) -> set[Artefact]:
    """The runs that are made from an artefact, in one step or in many."""
    below = users().get(artefact, set())
    return below.union(*(runs_on(one) for one in below))


@cache
def users() -> dict[Artefact, set[Artefact]]:
    """The runs that ask for each artefact of this project."""
    found: dict[Artefact, set[Artefact]] = {}
    for user in whole():
        for above in upstream(user) if user.kind == "runs" else ():
            found.setdefault(above, set()).add(user)
    return found


def urgency(artefact: Artefact) -> int:
    """How many seconds of data and training hang on an artefact, its own and those of the longest row that waits for it."""
    return urgencies()[artefact]


@cache
def urgencies() -> dict[Artefact, int]:
    """The urgency of each artefact of this project."""
    known = everything(whole())
    found = dict.fromkeys(known, 0)
    for one in reversed(known):  # what waits for it comes first
        found[one] += last_seconds(one) if one.kind in ("data", "runs") else 0
        for above in upstream(one):
            found[above] = max(found[above], found[one])
    return found


def last_seconds(artefact: Artefact) -> int:
    """How long an artefact took the last time, by its receipt, or by the committed one; an unknown one may take long."""
    for receipt in (artefact.receipt, ROOT / artefact.receipt):
        try:
            return round(json.loads(receipt.read_text())["seconds"])
        except (OSError, ValueError, KeyError):
            continue
    return UNKNOWN_SECONDS
