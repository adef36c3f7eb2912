"""Source code that slides quote: functions and constants of this project, found by name.

Only the standard library is used, and the quoted code is not imported.
"""

import ast
import re
import textwrap
from pathlib import Path

from proof.deck import numerals
from proof.source import closure, science
from proof.source.paths import ROOT

MAX_LINES = 16  # of 24 px, between a title of one line and the footer
MAX_COLUMNS = 66  # a readable line; 76 would fill the slide's width
# in which a constant's module is looked for
FOLDERS = science.table().CONSTANTS
ASKED = re.compile(r"\bexcerpt=(?P<name>\S+)(?:\s+lines=(?P<lines>\S+))?")


def excerpt_name(info: str) -> str | None:
    """The dotted name in ```python excerpt=package.module.function, None for other code blocks."""
    match = ASKED.search(info)
    return match["name"] if match else None


def excerpt(info: str) -> str:
    """The source that a code block asks for, without docstring and dedented; ValueError if it does not fit on a slide."""
    match = ASKED.search(info)
    path, node = locate(match["name"])
    text = source(path, node)
    if match["lines"]:
        text = selected_lines(text, match["lines"])
    lines = text.splitlines()
    wide = max(map(len, lines), default=0)
    if len(lines) > MAX_LINES or wide > MAX_COLUMNS:
        raise ValueError(
            f"{match['name']} has {len(lines)} lines of up to {wide} columns; a slide holds {MAX_LINES} of {MAX_COLUMNS}: "
            f"take a part of it (lines=2-9), or make it shorter"
        )
    return text


def selected_lines(text: str, wanted: str) -> str:
    """Lines a to b of a text for `a-b`, counted from 1."""
    lines = text.splitlines()
    match = re.fullmatch(r"(\d+)-(\d+)", wanted)
    if not match or not 1 <= int(match[1]) <= int(match[2]) <= len(lines):
        raise ValueError(f"lines={wanted} is no part of its {len(lines)} lines: write lines=2-9")
    return textwrap.dedent("\n".join(lines[int(match[1]) - 1 : int(match[2])]))


def locate(name: str) -> tuple[Path, ast.stmt]:
    """The file and the syntax tree of a function, class, method or constant of this project."""
    parts = name.split(".")
    for cut in range(len(parts) - 1, 0, -1):
        if path := closure.source(".".join(parts[:cut])):
            return path, find_definition(path, parts[cut:])
    raise ValueError(f"no module of ours is called {name}: write excerpt={science.PACKAGE}.<module>.<function>")


def find_definition(path: Path, names: list[str]) -> ast.stmt:
    """The statement that defines a name of a module, or a name inside a class of it."""
    node: ast.AST = ast.parse(path.read_text(encoding="utf-8"))
    for name in names:
        known = {defined: inner for inner in getattr(node, "body", []) for defined in defined_names(inner)}
        if name not in known:
            raise ValueError(f"{closure.shown(path)} defines no {name}{numerals.nearest(name, known)}")
        node = known[name]
    return node


def defined_names(node: ast.stmt) -> list[str]:
    """The names that a statement defines."""
    if isinstance(node, ast.FunctionDef | ast.ClassDef):
        return [node.name]
    targets = node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.AnnAssign) else []
    return [inner.id for target in targets for inner in ast.walk(target) if isinstance(inner, ast.Name)]


def source(path: Path, node: ast.stmt) -> str:
    """A statement's source as it is written, with decorators and without its docstring."""
    lines = path.read_text(encoding="utf-8").splitlines()
    first = min([node.lineno, *(decorator.lineno for decorator in getattr(node, "decorator_list", []))])
    kept = range(first, node.end_lineno + 1)
    if isinstance(node, ast.FunctionDef | ast.ClassDef) and ast.get_docstring(node) is not None and len(node.body) > 1:
        kept = [*range(first, node.body[0].lineno), *range(next_line(lines, node.body[0].end_lineno), node.end_lineno + 1)]
    return textwrap.dedent("\n".join(lines[number - 1] for number in kept))


def next_line(lines: list[str], number: int) -> int:
    """The number of the next line that is not empty."""
    return next(n for n in range(number + 1, len(lines) + 1) if lines[n - 1].strip())


def constant_file(path: tuple[str, ...]) -> Path:
    """The file of the module in `code.<module>.<NAME>`; the first of FOLDERS that has one counts."""
    if len(path) < 2:
        raise ValueError("code needs a module and a name: {{ code.module.NAME }}")
    for folder in FOLDERS:
        if file := closure.source(".".join(filter(None, [science.PACKAGE, folder, *path[:-1]]))):
            return file
    modules = [file.stem for file in (ROOT / "src" / science.PACKAGE).rglob("[a-z]*.py")]
    raise ValueError(f"no module of ours is called {'.'.join(path[:-1])}{numerals.nearest(path[-2], modules)}")


def constant(path: tuple[str, ...]) -> object:
    """The value of a module's constant, a literal or an expression of other constants of the module."""
    file, name = constant_file(path), path[-1]
    node = find_definition(file, [name])
    value = getattr(node, "value", None)
    if value is None:
        raise ValueError(f"{name} in {closure.shown(file)} is no constant")
    if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Tuple):  # TRAIN, TEST = 2000, 749
        value = value.elts[defined_names(node).index(name)]
    try:
        return ast.literal_eval(value)
    except ValueError:
        return numerals.evaluate(value, lambda inner: constant((*path[:-1], *inner)))
