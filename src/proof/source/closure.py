"""What a result is made of: every definition of ours that it may come to use, other people's packages, data files.

Definitions are followed by name from a few roots, as deep as they go. The digest of all of them holds each one once, in the
order in which they are first named, so it depends neither on where a definition stands nor on what it is called.

Only the standard library is used and nothing is imported, so any Python can prove what a result came from.
"""

import ast
import hashlib
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path

from proof.source import definitions, notes
from proof.source.definitions import Definition, Module
from proof.source.paths import ROOT

PROVEN = {"proof.raw.pins", "proof.source.paths", "proof.source.science"}  # what these read is counted instead, by its digest
WHOLE, EFFECTS = "*", ""  # in place of a definition's name: all that a module defines; what importing it does
DIGITS = 16  # of a definition's digest in a receipt

Place = tuple[str, str]  # a module, and a name in it


@dataclass(frozen=True)
class Closure:
    """All that some roots are made of."""

    digest: str
    definitions: dict[str, str]  # a digest of each by its full name, for people: it holds the names that it uses
    modules: tuple[str, ...]
    packages: tuple[str, ...]  # others'
    files: tuple[str, ...]  # read through paths.resource
    pins: tuple[str, ...]  # data sets whose raw files are read


@cache
def closure(*roots: str) -> Closure:
    """All that these definitions, or whole modules, are made of, by their full names."""
    found = reached(roots)
    parts = [definition(place) for place in found if place[1] != WHOLE]
    told = [[root.rpartition(".")[2] for root in roots], *linked(found)]
    return Closure(
        hashlib.sha256(json.dumps(told).encode()).hexdigest(),
        {full_name(place): noted(place) for place in sorted(found) if place[1] != WHOLE},
        tuple(sorted({module for module, _ in found})),
        tuple(sorted({package for part in parts for package in part.packages})),
        tuple(sorted({file for part in parts for file in part.files})),
        tuple(sorted({pin for part in parts for pin in part.pins})),
    )


def reached(roots: Iterable[str]) -> dict[Place, int]:
    """All places that roots lead to, each with its number in the order in which they were named.

    The effects of importing modules come last: of those that hold what is reached, and of those that these import.
    """
    found: dict[Place, int] = {}
    follow(found, [resolve("", root)[0] for root in roots])
    while acting := [(module, EFFECTS) for module in imported(found) if scan(module).effects.digest]:
        if not (new := [place for place in acting if place not in found]):
            break
        follow(found, new)
    return found


def follow(found: dict[Place, int], places: Iterable[Place]) -> None:
    """Add places, and all that they name."""
    waiting = [place for place in places if place not in found]
    found |= {place: len(found) + at for at, place in enumerate(dict.fromkeys(waiting))}
    for place in waiting:  # which grows
        for target, _, _ in targets(place):
            if target not in found and target[0] not in PROVEN:
                found[target] = len(found)
                waiting.append(target)


def imported(places: Iterable[Place]) -> dict[str, None]:
    """The modules that are imported where these places are used, in the order in which their imports end."""
    done: dict[str, None] = {}
    entered: set[str] = set()

    def enter(module: str) -> None:
        if module in entered or module in PROVEN or not source(module):
            return
        entered.add(module)
        enter(module.rpartition(".")[0])
        for inner in scan(module).effects.imports:
            enter(inner)
        done.setdefault(module)

    for place in places:
        for module in (place[0], *(definition(place).imports if place[1] != WHOLE else ())):
            enter(module)
    return done


def linked(found: dict[Place, int]) -> Iterator[list]:
    """Each place as it counts: its own digest, and the numbers of what it names, with what the name alone may tell."""
    naming = any(definition(place).naming for place in found if place[1] != WHOLE)
    for place in found:
        own = definition(place).digest if place[1] != WHOLE else WHOLE
        yield [own, *(link(found, *target) for target in targets(place)), *([full_name(place)] if naming else [])]


def link(found: dict[Place, int], target: Place, rest: str, handed_on: bool) -> list:
    """One thing that a definition names: a function that is handed on goes with its name, for its receiver may ask for it."""
    if target[0] in PROVEN:
        return [target[1], rest]
    name = target[1] if handed_on and target[1] != WHOLE and definition(target).function else ""
    return [found[target], rest, name]


@cache
def targets(place: Place) -> list[tuple[Place, str, bool]]:
    """All that a place names: where it is, which attribute of it, and if it is handed on; of a whole module, all it defines."""
    module, name = place
    if name == WHOLE:
        return [((module, inner), "", True) for inner in sorted(scan(module).definitions)]
    return [(*resolve(module, reference), handed_on) for reference, handed_on in definition(place).references]


@cache
def definition(place: Place) -> Definition:
    """What is written at a place; what cannot be followed is refused."""
    module, name = place
    found = scan(module).effects if name == EFFECTS else scan(module).definitions[name]
    if found.opaque:
        raise SystemExit(found.opaque)
    return found


@cache
def resolve(module: str, name: str) -> tuple[Place, str]:
    """The place that a name leads to as a module writes it (`.name` is its own), and which attributes are asked of it."""
    parts = f"{module}{name}".split(".") if name.startswith(".") else name.split(".")
    home = module if name.startswith(".") else home_of(parts)
    inner, rest = parts[home.count(".") + 1 :], ".".join(parts[home.count(".") + 2 :])
    if not inner:
        return (home, WHOLE), ""
    if home in PROVEN or inner[0] in scan(home).definitions:
        return (home, inner[0]), rest
    if inner[0] in scan(home).imported:  # passed on by a module that imports it
        return resolve(home, ".".join([scan(home).imported[inner[0]], *inner[1:]]))
    if source(home).name == "__init__.py":
        wanted = f"{home}.{inner[0]}"
        raise SystemExit(
            f"{wanted} is imported, but src/{wanted.replace('.', '/')}.py does not exist: write it, or mend the import"
        )
    raise SystemExit(f"{shown(source(home))} defines no {inner[0]}, which {module or 'the build'} asks for: mend the name")


def home_of(parts: list[str]) -> str:
    """The module that a full name begins with, the longest that there is."""
    homes = (".".join(parts[:cut]) for cut in range(len(parts), 0, -1))
    return next(home for home in homes if source(home))


def full_name(place: Place) -> str:
    """A place as people write it."""
    module, name = place
    return ".".join([module, name or "__init__"])


@cache
def noted(place: Place) -> str:
    """A digest of what a place says, with the names that it uses, to find out later what was changed."""
    own = [definition(place).digest, [(target[1], rest) for target, rest, _ in targets(place)]]
    return hashlib.sha256(json.dumps(own).encode()).hexdigest()[:DIGITS]


def said(file: Path, name: str) -> str:
    """The digest of what a name in one of our files says, with the names that it uses."""
    return noted((".".join(file.relative_to(ROOT / "src").with_suffix("").parts), name))


@cache
def scan(module: str) -> Module:
    """The definitions of one of our modules, from the notes of this very text or from the text."""
    path = source(module)
    if path is None:
        raise SystemExit(
            f"{module} is imported, but src/{module.replace('.', '/')}.py does not exist: write it, or mend the import"
        )
    text = path.read_bytes()
    name = hashlib.sha256(text).hexdigest()
    noted = notes.known().get(name)
    found = from_note(noted) if noted else definitions.read(text.decode(), shown(path))
    READ[name] = noted or asdict(found)
    return found


READ: dict[str, dict] = {}  # notes of what this process has read, by the digest of the text


def from_note(noted: dict) -> Module:
    """A module as it was before it was noted as JSON."""

    def definition(told: dict) -> Definition:
        return Definition(**{name: fixed(value) for name, value in told.items()})

    return Module(
        {name: definition(told) for name, told in noted["definitions"].items()},
        definition(noted["effects"]),
        noted["imported"],
        {name: tuple(names) for name, names in noted["parameters"].items()},
    )


def fixed(value: object) -> object:
    """A value in which no list can change: JSON knows no tuples."""
    return tuple(map(fixed, value)) if isinstance(value, list) else value


def source(module: str) -> Path | None:
    """The file of one of our modules, or None where there is none."""
    path = ROOT / "src" / Path(*module.split("."))
    return next((file for file in (path.with_suffix(".py"), path / "__init__.py") if file.exists()), None)


def shown(path: Path) -> str:
    """A path as people write it: from the project's top."""
    return path.relative_to(ROOT).as_posix()


@cache
def pinned() -> dict[str, str]:
    """The version of each package that the lock file pins."""
    lock = (ROOT / "requirements.lock").read_text()
    return dict(re.findall(r"^([a-zA-Z0-9._-]+)==([^\s;\\]+)", lock, re.MULTILINE))


def version(package: str, user: str) -> str:
    """The pinned version of a package that `user` imports."""
    if package not in pinned():
        raise SystemExit(
            f"{user} imports {package}, which requirements.lock does not pin: add it to pyproject.toml, `make lock`"
        )
    return pinned()[package]


def parameters(module: str, function: str) -> list[str]:
    """The parameter names of a module's public function: its manifest."""
    path = source(module)
    if path is None:
        raise SystemExit(f"src/{module.replace('.', '/')}.py does not exist: write it, with a function {function}(...)")
    if function not in scan(module).parameters:
        raise SystemExit(f"{shown(path)} has no function {function}(...): that is how the build finds what it needs")
    return list(scan(module).parameters[function])


def constant(module: str, name: str, default: object = None) -> object:
    """The value of a module's constant, if it is written as a literal."""
    for node in ast.parse(source(module).read_text(encoding="utf-8")).body:
        if isinstance(node, ast.Assign) and any(getattr(target, "id", None) == name for target in node.targets):
            return ast.literal_eval(node.value)
    return default


def functions(module: str, pattern: str) -> list[str]:
    """The names of a module's functions that match a pattern."""
    return [name for name in scan(module).parameters if re.fullmatch(pattern, name)]
