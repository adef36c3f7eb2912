"""Our own source, as slides quote it: functions and constants, found by name in the modules that run.

Only the standard library; nothing of what is read is imported.
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
# where a constant is looked for
FOLDERS = science.table().CONSTANTS
ASKED = re.compile(r"\bexcerpt=(?P<name>\S+)(?:\s+lines=(?P<lines>\S+))?")


def asked(info: str) -> str | None:
    """The dotted name in ```python excerpt=package.module.function, if a code block asks for one."""
    found = ASKED.search(info)
    return found["name"] if found else None


def excerpt(info: str) -> str:
    """The source that a code block asks for: without docstring, moved to the left, and fit for a slide."""
    found = ASKED.search(info)
    path, node = locate(found["name"])
    text = source(path, node)
    if found["lines"]:
        text = part(text, found["lines"])
    lines = text.splitlines()
    wide = max(map(len, lines), default=0)
    if len(lines) > MAX_LINES or wide > MAX_COLUMNS:
        raise ValueError(
            f"{found['name']} has {len(lines)} lines of up to {wide} columns; a slide holds {MAX_LINES} of {MAX_COLUMNS}: "
            f"take a part of it (lines=2-9), or make it shorter"
        )
    return text


def part(text: str, wanted: str) -> str:
    """Lines a to b of what would be shown, counted from 1."""
    lines = text.splitlines()
    found = re.fullmatch(r"(\d+)-(\d+)", wanted)
    if not found or not 1 <= int(found[1]) <= int(found[2]) <= len(lines):
        raise ValueError(f"lines={wanted} is no part of its {len(lines)} lines: write lines=2-9")
    return textwrap.dedent("\n".join(lines[int(found[1]) - 1 : int(found[2])]))


def locate(name: str) -> tuple[Path, ast.stmt]:
    """The file and the syntax tree of a function, class, method or constant of ours."""
    parts = name.split(".")
    for cut in range(len(parts) - 1, 0, -1):
        if path := closure.source(".".join(parts[:cut])):
            return path, within(path, parts[cut:])
    raise ValueError(f"no module of ours is called {name}: write excerpt={science.PACKAGE}.<module>.<function>")


def within(path: Path, names: list[str]) -> ast.stmt:
    """The statement that defines a name of a module, or a name inside that."""
    node: ast.AST = ast.parse(path.read_text(encoding="utf-8"))
    for name in names:
        known = {defined: inner for inner in getattr(node, "body", []) for defined in defines(inner)}
        if name not in known:
            raise ValueError(f"{closure.shown(path)} defines no {name}{numerals.nearest(name, known)}")
        node = known[name]
    return node


def defines(node: ast.stmt) -> list[str]:
    """The names that a statement gives a meaning to."""
    if isinstance(node, ast.FunctionDef | ast.ClassDef):
        return [node.name]
    targets = node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.AnnAssign) else []
    return [inner.id for target in targets for inner in ast.walk(target) if isinstance(inner, ast.Name)]


def source(path: Path, node: ast.stmt) -> str:
    """A statement's source as it was written, decorators and all, but for its docstring."""
    lines = path.read_text(encoding="utf-8").splitlines()
    first = min([node.lineno, *(one.lineno for one in getattr(node, "decorator_list", []))])
    keep = range(first, node.end_lineno + 1)
    if isinstance(node, ast.FunctionDef | ast.ClassDef) and ast.get_docstring(node) is not None and len(node.body) > 1:
        keep = [*range(first, node.body[0].lineno), *range(after(lines, node.body[0].end_lineno), node.end_lineno + 1)]
    return textwrap.dedent("\n".join(lines[number - 1] for number in keep))


def after(lines: list[str], number: int) -> int:
    """The next line that is not empty."""
    return next(n for n in range(number + 1, len(lines) + 1) if lines[n - 1].strip())


def constant_file(path: tuple[str, ...]) -> Path:
    """The module that `code.<module>.<NAME>` means: a variant before a data set before the others."""
    if len(path) < 2:
        raise ValueError("code needs a module and a name: {{ code.dense.EPOCHS }}")
    for folder in FOLDERS:
        if found := closure.source(".".join(filter(None, [science.PACKAGE, folder, *path[:-1]]))):
            return found
    known = [file.stem for file in (ROOT / "src" / science.PACKAGE).rglob("[a-z]*.py")]
    raise ValueError(f"no module of ours is called {'.'.join(path[:-1])}{numerals.nearest(path[-2], known)}")


def constant(path: tuple[str, ...]) -> object:
    """The value of a module's constant, written as a literal or reckoned from others of its module."""
    file, name = constant_file(path), path[-1]
    node = within(file, [name])
    value = getattr(node, "value", None)
    if value is None:
        raise ValueError(f"{name} in {closure.shown(file)} is no constant")
    if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Tuple):  # TRAIN, TEST = 2000, 749
        value = value.elts[defines(node).index(name)]
    try:
        return ast.literal_eval(value)
    except ValueError:
        return numerals.evaluate(value, lambda inner: constant((*path[:-1], *inner)))
