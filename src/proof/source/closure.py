"""What a result is made from: every definition of this project that it may use, third-party packages, data files.

Definitions are followed by name, recursively, from a few roots. The digest of all of them holds each one once, in the order in
which they are first named, so it depends neither on where a definition stands nor on what it is called.

Only the standard library is used and the code is never imported, so any Python can prove what a result came from.
"""

import ast
import hashlib
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path

from proof.source import definitions, notes, science
from proof.source.definitions import Definition, Module
from proof.source.paths import ROOT

PROVEN = {"proof.raw.pins", "proof.source.paths", "proof.source.science"}  # not followed: what they read counts by its digest
METADATA = "proof.build.metadata"
MACHINERY = {  # not followed from a function that makes results: what it asks them counts in the key of what it makes
    f"proof.{name}" for name in ("build.manifest", "build.receipts", "build.settings", "raw.fetch", "source.closure")
}
WHOLE, EFFECTS = "*", ""  # as the name in a place: all that a module defines; what importing it does
DIGITS = 16  # of a definition's digest in a receipt

Place = tuple[str, str]  # a module, and a name in it


@dataclass(frozen=True)
class Closure:
    """Everything that some roots use, directly or not."""

    digest: str
    definitions: dict[str, str]  # digests by full name, to tell people what changed; unlike `digest`, they depend on names
    modules: tuple[str, ...]
    packages: tuple[str, ...]  # third-party
    files: tuple[str, ...]  # read through paths.resource
    pins: tuple[str, ...]  # data sets whose raw files are read


@cache
def closure(*roots: str) -> Closure:
    """Everything that these roots use; roots are full names of definitions or of whole modules."""
    numbers = reached(roots)
    parts = [definition(place) for place in numbers if place[1] != WHOLE]
    entries = [[root.rpartition(".")[2] for root in roots], *digest_entries(numbers)]
    return Closure(
        hashlib.sha256(json.dumps(entries).encode()).hexdigest(),
        {full_name(place): place_digest(place) for place in sorted(numbers) if place[1] != WHOLE},
        tuple(sorted({module for module, _ in numbers})),
        tuple(sorted({package for part in parts for package in part.packages})),
        tuple(sorted({file for part in parts for file in part.files})),
        tuple(sorted({pin for part in parts for pin in part.pins})),
    )


def reached(roots: Iterable[str]) -> dict[Place, int]:
    """All places that the roots lead to, each with its number in the order in which they are first named.

    The effects of importing modules come last: of the modules that hold these places, and of those that they import.
    """
    numbers: dict[Place, int] = {}
    follow(numbers, [resolve("", root)[0] for root in roots])
    while effects := [(module, EFFECTS) for module in imported(numbers) if scan(module).effects.digest]:
        if not (new := [place for place in effects if place not in numbers]):
            break
        follow(numbers, new)
    return numbers


def follow(numbers: dict[Place, int], places: Iterable[Place]) -> None:
    """Number places, and everything that they name, in `numbers`."""
    waiting = [place for place in places if place not in numbers]
    numbers |= {place: len(numbers) + at for at, place in enumerate(dict.fromkeys(waiting))}
    for place in waiting:  # the list grows meanwhile
        for target, _, _ in targets(place):
            if target not in numbers and not apart(place[0], target[0]):
                numbers[target] = len(numbers)
                waiting.append(target)


def imported(places: Iterable[Place]) -> dict[str, None]:
    """The modules that Python imports when these places are used, in the order in which their imports finish."""
    done: dict[str, None] = {}
    entered: set[str] = set()

    def enter(module: str, user: str) -> None:
        if module in entered or apart(user, module) or not source(module):
            return
        entered.add(module)
        enter(module.rpartition(".")[0], module)
        for inner in scan(module).effects.imports:
            enter(inner, module)
        done.setdefault(module)

    for place in places:
        for module in (place[0], *(definition(place).imports if place[1] != WHOLE else ())):
            enter(module, place[0])
    return done


def apart(user: str, module: str) -> bool:
    """Is a module not followed, where another one uses it?"""
    return module in PROVEN or (module in MACHINERY and user in runners())


@cache
def runners() -> set[str]:
    """The modules of the functions that make results, and of what the engine writes into them."""
    return {METADATA, *(maker.rpartition(".")[0] for kind in science.kinds().values() for maker in kind.makers())}


def digest_entries(numbers: dict[Place, int]) -> Iterator[list]:
    """What the digest holds of each place: its own digest, numbers for what it names, and its name if any code reads names."""
    naming = any(definition(place).naming for place in numbers if place[1] != WHOLE)
    for place in numbers:
        own = definition(place).digest if place[1] != WHOLE else WHOLE
        entries = [reference_entry(numbers, place, *target) for target in targets(place)]
        yield [own, *entries, *([full_name(place)] if naming else [])]


def reference_entry(numbers: dict[Place, int], user: Place, target: Place, rest: str, handed_on: bool) -> list:
    """What the digest holds of one reference; a function that is passed on counts with its name, which others may read."""
    if apart(user[0], target[0]):
        return [target[1], rest]
    name = target[1] if handed_on and target[1] != WHOLE and definition(target).function else ""
    return [numbers[target], rest, name]


@cache
def targets(place: Place) -> list[tuple[Place, str, bool]]:
    """What a place names: the target, its attribute, and whether it is passed on; for a whole module, all that it defines."""
    module, name = place
    if name == WHOLE:
        return [((module, inner), "", True) for inner in sorted(scan(module).definitions)]
    named = [(*resolve(module, reference), handed_on) for reference, handed_on in definition(place).references]
    if module.partition(".")[0] == science.PACKAGE and module not in runners():
        for asked in {home for (home, _), _, _ in named} & MACHINERY:
            raise SystemExit(f"{full_name(place)} asks {asked}, and no key counts the answer: ask for a parameter")
    return named


@cache
def definition(place: Place) -> Definition:
    """The definition at a place; SystemExit if it cannot be followed."""
    module, name = place
    written = scan(module).effects if name == EFFECTS else scan(module).definitions[name]
    if written.opaque:
        raise SystemExit(written.opaque)
    return written


@cache
def resolve(module: str, name: str) -> tuple[Place, str]:
    """The place that a name in a module stands for (`.name` is the module's own), and the attributes that follow it."""
    parts = f"{module}{name}".split(".") if name.startswith(".") else name.split(".")
    home = module if name.startswith(".") else home_of(parts)
    inner, rest = parts[home.count(".") + 1 :], ".".join(parts[home.count(".") + 2 :])
    if not inner:
        return (home, WHOLE), ""
    if home in PROVEN or inner[0] in scan(home).definitions:
        return (home, inner[0]), rest
    if inner[0] in scan(home).imported:  # re-exported by a module that imports it
        return resolve(home, ".".join([scan(home).imported[inner[0]], *inner[1:]]))
    if source(home).name == "__init__.py":
        missing = f"{home}.{inner[0]}"
        raise SystemExit(
            f"{missing} is imported, but src/{missing.replace('.', '/')}.py does not exist: write it, or mend the import"
        )
    raise SystemExit(f"{shown(source(home))} defines no {inner[0]}, which {module or 'the build'} asks for: mend the name")


def home_of(parts: list[str]) -> str:
    """The longest module name that a full name begins with."""
    homes = (".".join(parts[:cut]) for cut in range(len(parts), 0, -1))
    return next(home for home in homes if source(home))


def full_name(place: Place) -> str:
    """A place as a dotted name."""
    module, name = place
    return ".".join([module, name or "__init__"])


@cache
def place_digest(place: Place) -> str:
    """A short digest of one definition and the names that it uses, to tell later whether it changed."""
    parts = [definition(place).digest, [(target[1], rest) for target, rest, _ in targets(place)]]
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:DIGITS]


def name_digest(file: Path, name: str) -> str:
    """The same digest for a name in one of our files."""
    return place_digest((".".join(file.relative_to(ROOT / "src").with_suffix("").parts), name))


@cache
def scan(module: str) -> Module:
    """The definitions of one of our modules, from the cached note of its text or else parsed."""
    path = source(module)
    if path is None:
        raise SystemExit(
            f"{module} is imported, but src/{module.replace('.', '/')}.py does not exist: write it, or mend the import"
        )
    text = path.read_bytes()
    text_digest = hashlib.sha256(text).hexdigest()
    note = notes.known().get(text_digest)
    parsed = from_note(note) if note else parse(text, shown(path))
    READ[text_digest] = note or asdict(parsed)
    return parsed


def parse(text: bytes, file: str) -> Module:
    """A module read from its text; SystemExit if that is no Python."""
    try:
        return definitions.read(text.decode(), file)
    except SyntaxError as error:
        raise SystemExit(f"{file}:{error.lineno} is no Python: {error.msg}") from None
    except ValueError as error:
        raise SystemExit(f"{file} is no Python in UTF-8: {error}") from None


READ: dict[str, dict] = {}  # notes of the modules that this process has scanned, by the digest of their text


def edited(modules: Iterable[str]) -> bool:
    """Do these modules say something else now than when this process scanned them?"""
    return any(hashlib.sha256(source(module).read_bytes()).hexdigest() not in READ for module in modules)


def from_note(note: dict) -> Module:
    """A module rebuilt from its note, which is JSON."""

    def definition(fields: dict) -> Definition:
        return Definition(**{name: as_tuples(value) for name, value in fields.items()})

    return Module(
        {name: definition(fields) for name, fields in note["definitions"].items()},
        definition(note["effects"]),
        note["imported"],
        {name: tuple(names) for name, names in note["parameters"].items()},
    )


def as_tuples(value: object) -> object:
    """A value with lists turned into tuples, which JSON cannot hold."""
    return tuple(map(as_tuples, value)) if isinstance(value, list) else value


def source(module: str) -> Path | None:
    """The file of one of our modules, or None where there is none."""
    path = ROOT / "src" / Path(*module.split("."))
    files = [file for file in (path / "__init__.py", path.with_suffix(".py")) if file.exists()]
    if len(files) > 1:
        raise SystemExit(f"{module} is {' and '.join(map(shown, files))}, and Python takes the first: give one another name")
    return files[0] if files else None


def shown(path: Path) -> str:
    """A path as messages show it: relative to the project."""
    return path.relative_to(ROOT).as_posix()


@cache
def pinned() -> dict[str, str]:
    """The version of each package that the lock file pins."""
    lock = (ROOT / "requirements.lock").read_text()
    return dict(re.findall(r"^([a-zA-Z0-9._-]+)==([^\s;\\]+)", lock, re.MULTILINE))


def with_dependencies(packages: Iterable[str]) -> list[str]:
    """Packages and all that they import in turn, by the lock file's notes of what asked for each."""
    needs, found = dependencies(), set(packages)
    waiting = list(found)
    while waiting:
        new = needs.get(waiting.pop(), set()) - found
        found |= new
        waiting += new
    return sorted(found)


@cache
def dependencies() -> dict[str, set[str]]:
    """The packages for which each package asks."""
    needs: dict[str, set[str]] = {}
    for entry in re.split(r"\n(?=\S)", (ROOT / "requirements.lock").read_text()):
        for user in re.findall(r"^    # (?:via |  )(\w\S*)", entry, re.MULTILINE):
            needs.setdefault(user, set()).add(entry.partition("==")[0])
    return needs


def version(package: str, user: str) -> str:
    """The pinned version of a package that `user` imports."""
    if package not in pinned():
        raise SystemExit(
            f"{user} imports {package}, which requirements.lock does not pin: add it to pyproject.toml, `make lock`"
        )
    return pinned()[package]


def parameters(module: str, function: str) -> list[str]:
    """The parameter names of a module's public function, which say what it is made from."""
    path = source(module)
    if path is None:
        raise SystemExit(f"src/{module.replace('.', '/')}.py does not exist: write it, with a function {function}(...)")
    if function not in scan(module).parameters:
        raise SystemExit(f"{shown(path)} has no function {function}(...): that is how the build finds what it needs")
    return list(scan(module).parameters[function])


def constant(module: str, name: str, default: object = None) -> object:
    """The value of a module's constant, which must be a literal; `default` where there is none."""
    for node in ast.parse(source(module).read_text(encoding="utf-8")).body:
        if isinstance(node, ast.Assign) and any(getattr(target, "id", None) == name for target in node.targets):
            return ast.literal_eval(node.value)
    return default


def functions(module: str, pattern: str) -> list[str]:
    """The names of a module's functions that match a pattern."""
    return [name for name in scan(module).parameters if re.fullmatch(pattern, name)]
