"""Numbers that code writes for an audience: in a figure, a sprite or a live part they come from an expression, as on a slide.

A literal with a number in it, by digit or by word, is a number that is typed in, wherever a picture's code may write it. It is
named by what it is, f"{CODES} numbers", or declared in slides/constants.toml below its file, ["figures/stuck"], with a reason.
Names of measures and pictures, formats and settings are no words: nobody reads them.
"""

import ast
import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from proof.deck import decks, typed
from proof.deck.seen import HOLE
from proof.deck.typed import Declared
from proof.source import science

Literal = tuple[int, str]  # its line, and its text with HOLE for what is filled in

SCRIPTS = ("live", "parts")  # folders of slides/ whose scripts write
PART = rf"(?:{HOLE}|[a-z0-9]+)"
NAME = re.compile(rf"_?(?:[a-z][a-z0-9]*|{HOLE})?(?:_{PART})*_?")  # of a measure, say, or an end of one
ZEROS = re.compile(rf"[0 {HOLE}]+(?:px)?")
UNREAD = re.compile(
    r"utf-8|<[fiu]\d|(?:data|https?):\S+|(?:[\w@.-]+/)+[\w.-]+"  # encodings, types, addresses, files
    r"|\w+=[\d.]+|\S*\\\d\S*"  # settings, and what a pattern found
    r"|\b2d\b|(?:\d+ )?\d+px\b|[\w-]+\([^)]*\)|M0 "  # measures and forms of a page
)
WORD = re.compile(rf"(?<![\w-])(?:{typed.COUNTS.replace(' ', '|')}|thousandths?|millionths?|{typed.NUMERAL})(?![\w-])", re.I)
TOKEN = re.compile(r"//[^\n]*|/\*.*?\*/|'(?:\\.|[^'\\\n])*'|\"(?:\\.|[^\"\\\n])*\"|`(?:\\.|[^`\\])*`", re.DOTALL)
FILLED = re.compile(r"\$\{(?:[^{}]|\{[^{}]*\})*\}")


def problems(declared: Declared) -> Iterator[str]:
    """A sentence with file and line for each number that a picture's code writes and that no expression makes."""
    for place, file in files().items():
        for line, text in literals(file):
            allowed = typed.spans(text, declared.get(place, ()))
            for start, end in numbers(text):
                if not any(low <= start and end <= high for low, high in allowed):
                    yield (
                        f'{decks.shown(file)}:{line}: {text[start:end]} in "{text.replace(HOLE, "…")}" is typed in: write it '
                        f"from a run, a score or a constant of the code, or say in slides/constants.toml, below "
                        f'["{place}"], why it never changes'
                    )


def texts() -> dict[str, list[str]]:
    """What the code of pictures may write, by place."""
    return {place: [text for _, text in literals(file)] for place, file in files().items()}


def files() -> dict[str, Path]:
    """The files whose literals an audience may read, by the place that declarations name: `figures/stuck`."""
    package = decks.ROOT / "src" / science.PACKAGE
    ours = [file for folder in science.table().WRITING for file in sorted((package / folder).glob("*.py"))]
    scripts = [file for folder in SCRIPTS for file in sorted((decks.SLIDES / folder).glob("*.mjs"))]
    return {f"{file.parent.name}/{file.stem}": file for file in (*ours, *scripts)}


def numbers(text: str) -> Iterable[tuple[int, int]]:
    """Where a literal holds a number that is read."""
    read = decks.hide(text, UNREAD)
    if NAME.fullmatch(text) or ZEROS.fullmatch(text):
        return []
    digits = [match.span() for match in typed.WORD.finditer(read) if typed.is_number(match[0])]
    words = [match.span() for match in WORD.finditer(read)]
    return sorted({*digits, *words})


def literals(file: Path) -> tuple[Literal, ...]:
    """The texts that are written out in a file of code."""
    return written_out(file.read_text(encoding="utf-8"), file.suffix)


@cache
def written_out(text: str, suffix: str) -> tuple[Literal, ...]:
    """The texts that are written out in code."""
    return tuple(of_python(text) if suffix == ".py" else of_script(text))


def of_python(text: str) -> Iterator[Literal]:
    """The literals of a module, but for docstrings and formats."""
    nodes = list(ast.walk(ast.parse(text)))
    unread = {id(node.value) for node in nodes if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)}
    for node in nodes:
        if isinstance(node, ast.FormattedValue) and node.format_spec:
            unread |= set(map(id, ast.walk(node.format_spec)))
        if isinstance(node, ast.JoinedStr):
            unread |= set(map(id, node.values))
    for node in nodes:
        if id(node) in unread:
            continue
        if isinstance(node, ast.JoinedStr):
            yield node.lineno, "".join(map(filled, node.values))
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.lineno, node.value
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "str":
            yield from ((node.lineno, filled(argument)) for argument in node.args)


def filled(node: ast.expr) -> str:
    """A part of a literal: what is written out, HOLE for an expression that names what it comes from, or the expression."""
    if isinstance(node, ast.Constant):
        return str(node.value)
    named = any(isinstance(inner, ast.Name) for inner in ast.walk(node))
    return HOLE if named else ast.unparse(node).strip("f'\"{}")


def of_script(text: str) -> Iterator[Literal]:
    """The literals of a script."""
    for match in TOKEN.finditer(text):
        if match[0][0] in "'\"`":
            yield text.count("\n", 0, match.start()) + 1, FILLED.sub(HOLE, match[0])[1:-1]
