"""What is made from what: read from the slides and from parameter names, without importing anything of it."""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from proof.deck import decks
from proof.source import closure, science
from proof.source.kinds import Kind
from proof.source.paths import RESULTS, ROOT

UNKNOWN_SECONDS = 3600
FORMS = (  # of a deck: to present, to send, and what a browser had to say of it
    Kind("html", "{name}.html", ("proof.render.deck", science.KINDS_MODULE), committed=False),
    Kind("pdf", "{name}.pdf", ("proof.render.deck",), of=("html",), committed=False, optional=True),
    Kind("gates", "{name}.gates", ("proof.render.gates",), of=("html",), committed=False, optional=True),
)
EXPORTS = (  # made when asked for, each after what it is made from
    Kind("slides", "{name}.slides", ("proof.render.pictures",), of=("html",), committed=False, optional=True),
    Kind("pptx", "{name}.pptx", ("proof.render.powerpoint",), of=("html", "slides"), committed=False, optional=True),
    Kind("handout", "{name}.handout.pdf", ("proof.render.handout",), of=("html", "slides"), committed=False, optional=True),
    Kind("notes", "{name}.notes.md", ("proof.render.notes",), of=("html",), committed=False),
)
KINDS = science.kinds() | {kind.name: kind for kind in (*FORMS, *EXPORTS)}
SEED = "seed"  # the parameter by which a function asks for one
MAIN = "talk"  # the deck that is built where none is named


@dataclass(frozen=True, order=True)
class Artefact:
    """One file that the build makes: a result of the science, or a form of a deck."""

    kind: str
    name: str

    @property
    def path(self) -> Path:
        """Where it lies in the working folder."""
        return RESULTS / KINDS[self.kind].file.format(name=self.name)

    @property
    def receipt(self) -> Path:
        """The note beside it of what it was made from."""
        return self.path.with_name(self.path.name + ".receipt")

    @property
    def product(self) -> Path:
        """What Snakemake waits for: the file, or the receipt that stands for it."""
        return self.receipt if KINDS[self.kind].optional else self.path

    @property
    def module(self) -> str | None:
        """The module that is this artefact's own, if it has one."""
        return science.module(self.kind, self.name) if KINDS[self.kind].folder else None

    def __str__(self) -> str:
        return str(self.path)


@dataclass(frozen=True, order=True)
class Seed(Artefact):
    """One training of a result that is put together from several."""

    number: int
    place: Path  # a folder that is named by the key of what its trainings are made from

    @property
    def path(self) -> Path:
        """Where it lies on the shelf."""
        return self.place / f"{self.number}{Path(KINDS[self.kind].file).suffix}"


LEDGER = Artefact("ledger", "claims")  # every claim's verdict, in one file


@cache
def upstream(artefact: Artefact) -> tuple[Artefact, ...]:
    """What an artefact is made from."""
    kind = KINDS[artefact.kind]
    if kind.of:
        return tuple(Artefact(above, artefact.name) for above in kind.of)
    if kind.folder:
        return tuple(named(name, artefact) for name in parameters(artefact) if name != SEED)
    if artefact == LEDGER:
        return tuple(sorted({family for deck in decks.names() for family in rested_on(deck)}))
    return wanted(artefact.name)


def functions(artefact: Artefact) -> list[str]:
    """The functions of an artefact's own module that make it."""
    wanted = KINDS[artefact.kind].function
    return [wanted] if wanted.isidentifier() else closure.functions(artefact.module, wanted)


def seeds(artefact: Artefact) -> int:
    """With how many seeds an artefact is trained; 0 where nothing about it is random, or nothing is trained."""
    repeated = KINDS[artefact.kind].seeds
    if not repeated or SEED not in parameters(artefact):
        return 0
    return closure.constant(artefact.module, repeated.constant, 1)


def parameters(artefact: Artefact) -> list[str]:
    """The names that its functions ask for, by their parameters; of several functions each name once, in order."""
    lists = [closure.parameters(artefact.module, function) for function in functions(artefact)]
    return lists[0] if len(lists) == 1 else sorted({name for names in lists for name in names})


def named(name: str, user: Artefact) -> Artefact:
    """The artefact that a parameter's name stands for."""
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
    """The claims, a family for each module that holds some."""
    return tuple(Artefact("claims", file.stem) for file in sorted(science.folder("claims").glob("[a-z]*.py")))


@cache
def claims() -> dict[str, Artefact]:
    """The family of each claim, by the claim's number."""
    found: dict[str, Artefact] = {}
    for family in families():
        for name in functions(family):
            if name.upper() in found:
                raise SystemExit(f"two claims are called {name}: give the one in {family.module} another number")
            found[name.upper()] = family
    return found


def asked_by(claim: str) -> tuple[Artefact, ...]:
    """The runs that one claim looks at; none where there is no such claim."""
    home = claims().get(claim)
    return tuple(Artefact("runs", name) for name in closure.parameters(home.module, claim.lower())) if home else ()


def code(artefact: Artefact) -> closure.Closure:
    """Every definition of ours that has a part in an artefact."""
    return closure.closure(*roots(artefact))


def roots(artefact: Artefact) -> list[str]:
    """The definitions that an artefact's making begins with: its own module's, and those of its kind."""
    kind = KINDS[artefact.kind]
    own, shared = functions(artefact) if kind.folder else [], list(kind.stage)
    if kind.seeds and not isinstance(artefact, Seed):
        own += [kind.seeds.constant] if seeds(artefact) else []
        shared += kind.seeds.stage
    return [*(f"{artefact.module}.{name}" for name in sorted(own)), *shared]


def wanted(deck: str) -> tuple[Artefact, ...]:
    """What a deck shows: figures, what moves, the scores of every variant that it quotes or draws, the claims it rests on."""
    asked = {
        "figures": (decks.figures(deck), "shows {}.svg"),
        "sprites": (decks.sprites(deck), "is live with {}"),
        "runs": (decks.variants(deck), "quotes {}"),
    }
    for kind, (names, verb) in asked.items():
        for name, (slide, *_) in names.items():
            if not closure.source(science.module(kind, name)):
                raise SystemExit(f"{slide.file}:{slide.line} {verb.format(name)}: write {science.file(kind, name)}")
    shown = [Artefact(kind, name) for kind in ("figures", "sprites") for name in asked[kind][0]]
    drawn = {above.name for picture in shown for above in upstream(picture) if above.kind == "runs"}
    scores = [Artefact("scores", name) for name in {*decks.variants(deck), *drawn}]
    return tuple(sorted({*shown, *scores, *rested_on(deck)}))


def rested_on(deck: str) -> set[Artefact]:
    """The families of the claims that a deck quotes or needs; one that nobody makes is found when the slide is filled."""
    return {claims()[claim] for claim in decks.claims(deck) if claim in claims()}


def talks(*names: str) -> tuple[Artefact, ...]:
    """These decks, or all there are, in every form."""
    return tuple(Artefact(form.name, deck) for deck in names or decks.written() for form in FORMS)


def exports(deck: str) -> tuple[Artefact, ...]:
    """What is made of a deck when somebody asks for it, each after what it is made from."""
    return tuple(Artefact(kind.name, deck) for kind in EXPORTS)


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


def urgency(artefact: Artefact) -> int:
    """How many seconds of data and training hang on an artefact, its own and those of the longest row that waits for it."""
    return urgencies().get(artefact, UNKNOWN_SECONDS)  # unknown where no slide asks for it yet


@cache
def urgencies() -> dict[Artefact, int]:
    """The urgency of each artefact of this project."""
    known = everything(whole())
    found = dict.fromkeys(known, 0)
    for one in reversed(known):  # what waits for it comes first
        found[one] += last_seconds(one) // max(1, seeds(one)) if one.kind in ("data", "runs") else 0
        for above in upstream(one):
            found[above] = max(found[above], found[one])
    return found


def last_seconds(artefact: Artefact, unknown: int = UNKNOWN_SECONDS) -> int:
    """How long an artefact took the last time; an unknown one may take long."""
    return round(last(artefact).get("seconds", unknown))


def last(artefact: Artefact) -> dict:
    """What the receipt says of the last making of an artefact, here or as it was committed; nothing if it is unknown."""
    for receipt in (artefact.receipt, ROOT / artefact.receipt):
        try:
            noted = json.loads(receipt.read_text())
        except (OSError, ValueError):
            continue
        if "seconds" in noted:
            return noted
    return {}


def committed(artefact: Artefact) -> bool:
    """Does it lie in git?"""
    return KINDS[artefact.kind].committed
