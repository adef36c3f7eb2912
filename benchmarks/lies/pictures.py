"""Lies in pictures: a figure's code is changed, the figure is drawn again, as a liar would, and held to the runs that it names.

A change after which a figure writes and draws the same is no lie, and neither is a number that only moves things about: it
counts where words, values or an axis change.
"""

import ast
import random
import re
import types
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

from benchmarks.lies.lie import MOST, Lie, edited, read

FOLDER = Path("src/autoencoders/figures")
KEYS = re.compile(r"[a-z]\w*_\w+")  # names of scores, curves and pictures


class Places:
    """The text of a module, and where its nodes stand in it."""

    def __init__(self, file: Path) -> None:
        self.file, self.text = file, read(file)
        self.tree = ast.parse(self.text)
        starts = [0]
        for line in self.text.splitlines(keepends=True):
            starts.append(starts[-1] + len(line))
        self.starts, self.lines = starts, self.text.splitlines(keepends=True)

    def span(self, node: ast.AST) -> tuple[int, int]:
        """Where a node begins and ends."""
        return self.offset(node.lineno, node.col_offset), self.offset(node.end_lineno, node.end_col_offset)

    def offset(self, line: int, column: int) -> int:
        """A place in the text; columns count bytes."""
        return self.starts[line - 1] + len(self.lines[line - 1].encode()[:column].decode())

    def of(self, node: ast.AST) -> str:
        """The text of a node."""
        return self.text[slice(*self.span(node))]

    def exchanged(self, one: ast.AST, other: ast.AST) -> Lie:
        """The lie that exchanges two nodes."""
        (a, b), (c, d) = sorted((self.span(one), self.span(other)))
        text = self.text[:a] + self.text[c:d] + self.text[b:c] + self.text[a:b] + self.text[d:]
        line = self.text.count("\n", 0, a) + 1
        return Lie(f"{self.file}:{line}", f"{self.text[a:b]} ↔ {self.text[c:d]}", {str(self.file): text.encode()})

    def replaced(self, node: ast.AST, new: str) -> Lie:
        """The lie that writes something else in place of a node."""
        return edited(self.file, self.text, *self.span(node), new)

    def walk(self, *kinds: type) -> Iterator[ast.AST]:
        """The nodes of some kinds, in order."""
        return (node for node in ast.walk(self.tree) if isinstance(node, kinds))


def modules() -> list[Places]:
    """The modules of all figures."""
    return [Places(file) for file in sorted(FOLDER.glob("[a-z]*.py"))]


# Classes


def rows(module: Places) -> Iterator[tuple[list[ast.expr], list[ast.expr]]]:
    """Pairs of rows in lists, and of entries in tables, each as its cells."""
    for node in module.walk(ast.List, ast.Tuple):
        listed = [cells(entry) for entry in node.elts]
        yield from (
            (one, other) for at, one in enumerate(listed) for other in listed[at + 1 :] if one and len(one) == len(other)
        )
    for node in module.walk(ast.Dict):
        listed = [[key, *(cells(value) or [value])] for key, value in zip(node.keys, node.values, strict=True) if key]
        yield from ((one, other) for at, one in enumerate(listed) for other in listed[at + 1 :] if len(one) == len(other))


def cells(entry: ast.expr) -> list[ast.expr]:
    """The cells of a row, which is a tuple or a call."""
    return entry.elts if isinstance(entry, ast.Tuple) else entry.args if isinstance(entry, ast.Call) else []


def exchange(module: Places, wanted: Callable[[Places, ast.expr], bool]) -> Iterator[Lie]:
    """Lies that exchange a cell of two rows, where both are of the wanted kind."""
    for one, other in rows(module):
        for first, second in zip(one, other, strict=True):
            if wanted(module, first) and wanted(module, second) and module.of(first) != module.of(second):
                yield module.exchanged(first, second)


def is_colour(module: Places, node: ast.expr) -> bool:
    """Is it a colour of the palette, or its name?"""
    return (
        isinstance(node, ast.Name)
        and node.id in palette()
        or isinstance(node, ast.Constant)
        and str(node.value).upper() in palette()
    )


def is_name(_: Places, node: ast.expr) -> bool:
    """Is it something that is written?"""
    return isinstance(node, ast.JoinedStr | ast.Constant) and (
        isinstance(node, ast.JoinedStr) or isinstance(node.value, str) and not KEYS.fullmatch(node.value)
    )


def is_data(module: Places, node: ast.expr) -> bool:
    """Is it a run, or what is taken from one?"""
    inner = list(ast.walk(node))
    worded = any(is_name(module, part) for part in inner if isinstance(part, ast.Constant) and isinstance(part.value, str))
    return not worded and any(isinstance(part, ast.Name) and part.id.islower() or is_key(part) for part in inner)


def is_key(node: ast.AST) -> bool:
    """Is it the name of a score, a curve or pictures?"""
    return isinstance(node, ast.Constant) and isinstance(node.value, str) and bool(KEYS.fullmatch(node.value))


@cache
def palette() -> frozenset[str]:
    """The names of colours in code."""
    from autoencoders.drawing import palette

    return frozenset(name for name in vars(palette) if name.isupper()) - {"COLOURS"}


def rows_exchanged(module: Places) -> Iterator[Lie]:
    """Lies that exchange what two rows or bars are of."""
    yield from exchange(module, is_data)


def names_exchanged(module: Places) -> Iterator[Lie]:
    """Lies that exchange the names of two rows, bars or lines: a legend that is wrong."""
    yield from exchange(module, is_name)


def colours_exchanged(module: Places) -> Iterator[Lie]:
    """Lies that exchange the colours of two rows, or give something the colour of something else."""
    yield from exchange(module, is_colour)
    used = [node for node in module.walk(ast.Name) if node.id in palette() and isinstance(node.ctx, ast.Load)]
    for node in used:
        for other in sorted(
            {*(name.id for name in used), "OURS", "PCA", "NOISE"} - {node.id, "INK", "LINE", "PAPER", "MUTED", "RAISED"}
        ):
            if node.id not in ("INK", "LINE", "PAPER", "MUTED", "RAISED"):
                yield module.replaced(node, other)


def curves_exchanged(module: Places) -> Iterator[Lie]:
    """Lies that draw another curve, another measure or another run than the name says."""
    keys = [node for node in module.walk(ast.Constant) if isinstance(node.value, str) and KEYS.fullmatch(node.value)]
    for node in keys:
        for other in sorted({key.value for key in keys} - {node.value}):
            yield module.replaced(node, f'"{other}"')
    [draw] = [node for node in module.tree.body if isinstance(node, ast.FunctionDef) and node.name == "draw"]
    asked = [parameter.arg for parameter in draw.args.args]
    for node in module.walk(ast.Name):
        if node.id in asked:
            yield from (module.replaced(node, other) for other in asked if other != node.id)


def axes_wrong(module: Places) -> Iterator[Lie]:
    """Lies that turn an axis round, cut it, let it begin elsewhere, scale it otherwise, or write other numbers along it."""
    limits = [
        keyword.value
        for keyword in module.walk(ast.keyword)
        if keyword.arg in ("xlim", "ylim") and isinstance(keyword.value, ast.Tuple)
    ]
    for pair in limits:
        low, high = map(module.of, pair.elts)
        yield module.replaced(pair, f"({high}, {low})")
        yield module.replaced(pair, f"({low}, ({low}) + 0.7 * (({high}) - ({low})))")
        yield module.replaced(pair, f"(({low}) + 0.2 * (({high}) - ({low})), {high})")
    for keyword in module.walk(ast.keyword):
        if keyword.arg in ("xscale", "yscale"):
            yield module.replaced(keyword.value, '"linear"')
        elif keyword.arg in ("xlim", "ylim"):
            yield module.replaced(keyword, f'{keyword.arg}={module.of(keyword.value)}, {keyword.arg[0]}scale="symlog"')
    for call in module.walk(ast.Call):
        name = getattr(call.func, "attr", "")
        if name in ("set_xlim", "set_ylim") and len(call.args) == 2:
            yield module.exchanged(*call.args)
            low, high = map(module.of, call.args)
            yield module.replaced(call.args[1], f"({low}) + 0.7 * (({high}) - ({low}))")
        if name in ("set_xticks", "set_yticks") and len(call.args) == 2:
            yield module.replaced(call.args[1], f"list({module.of(call.args[1])})[::-1]")
            yield module.replaced(call.args[0], f"[1.2 * place for place in {module.of(call.args[0])}]")
    for node in module.walk(ast.FormattedValue):
        if getattr(node.value, "id", "") in ("level", "tick", "count", "size"):
            yield module.replaced(node.value, f"2 * {node.value.id}")


def numbers(module: Places) -> Iterator[Lie]:
    """Lies that exchange a number in code, or a digit in words that are written."""
    written = {id(node.value) for node in module.walk(ast.Expr)}
    for node in module.walk(ast.Constant):
        if isinstance(node.value, bool) or id(node) in written:
            continue
        if isinstance(node.value, int | float):
            yield module.replaced(
                node,
                repr(
                    round(node.value * 1.2 + (isinstance(node.value, int)), 6)
                    if isinstance(node.value, float)
                    else node.value + 1
                ),
            )
        elif isinstance(node.value, str) and (found := re.search(r"\d", node.value)) and module.of(node)[:1] in "\"'":
            yield module.replaced(node, module.of(node).replace(found[0], str((int(found[0]) + 3) % 10), 1))
        elif isinstance(node.value, str) and " " in node.value and module.of(node)[:1] in "\"'":
            yield module.replaced(node, module.of(node).replace(" ", " 97 ", 1))


# Drawing


def judged(file: str, code: str) -> tuple[list, list, list[str]]:
    """What a figure says after a change of its code, without places and with them, and what is wrong with it."""
    name = Path(file).stem
    module = types.ModuleType(f"autoencoders.figures.{name}")
    module.__file__ = file
    exec(compile(code, file, "exec"), vars(module))  # noqa: S102
    return heard(module.draw(**asked(name)), known(name))


def heard(figure, runs) -> tuple[list, list, list[str]]:
    """The same of a figure that is drawn."""
    from autoencoders.held import reading, rules

    drawn = reading.marks(figure, runs)
    said = [
        (mark.kind, mark.words, mark.colour, tuple(mark.values.ravel()[:50].round(6)), tuple(sorted(mark.sources)))
        for mark in drawn
    ]
    axes = [(*axes.get_xlim(), *axes.get_ylim(), axes.get_xscale(), axes.get_yscale()) for axes in reading.every_axes(figure)]
    places = [tuple(round(float(end)) for end in mark.place.extents) for mark in drawn]
    return [*said, *axes], [*said, *axes, *places], rules.of_marks(figure, drawn)


@cache
def asked(name: str) -> dict:
    """The runs of a figure."""
    from proof.source import closure

    return {run: loaded(run) for run in closure.parameters(f"autoencoders.figures.{name}", "draw")}


@cache
def loaded(run: str):
    """A run."""
    from autoencoders import runs

    return runs.load(Path(f"results/runs/{run}.npz"))


@cache
def known(name: str):
    """What the runs of a figure hold."""
    from autoencoders.held.reading import Known

    return Known(asked(name))


@cache
def honest(file: str) -> tuple[list, list]:
    """What a figure says as it is."""
    said, placed, found = judged(file, read(file))
    if found:
        raise SystemExit("\n".join(found))
    return said, placed


VERDICTS: dict[bytes, list[str]] = {}


def planted(changes: Callable[[Places], Iterator[Lie]], *, moved: bool) -> Callable[[random.Random], Iterator[Lie]]:
    """Lies of a class, MOST of them, that change what a figure says, or where it says it."""

    def lies(chance: random.Random) -> Iterator[Lie]:
        found = list(dict.fromkeys(lie for module in modules() if runs_there(module) for lie in changes(module)))
        count = 0
        for lie in chance.sample(found, len(found)):
            if count < MOST and tells(lie, moved=moved):
                count += 1
                yield lie

    return lies


def runs_there(module: Places) -> bool:
    """Are the runs there that a figure is drawn from?"""
    from proof.source import closure

    return all(
        Path(f"results/runs/{run}.npz").exists()
        for run in closure.parameters(f"autoencoders.figures.{module.file.stem}", "draw")
    )


def tells(lie: Lie, *, moved: bool) -> bool:
    """Does a figure say something else after a change of its code? One that cannot be drawn says nothing."""
    [(file, code)] = lie.files.items()
    try:
        before, after = honest(file), judged(file, code.decode())
    except Exception:  # noqa: BLE001
        return False
    VERDICTS[code] = after[2]
    return before[moved] != after[moved]


def refused(lie: Lie) -> bool:
    """Is a figure refused when it is drawn?"""
    return any(VERDICTS.get(code) for code in lie.files.values())


CLASSES = {
    "in a figure: two rows or bars exchanged": planted(rows_exchanged, moved=True),
    "in a figure: two names or a legend exchanged": planted(names_exchanged, moved=True),
    "in a figure: another curve, measure or run": planted(curves_exchanged, moved=True),
    "in a figure: a colour role exchanged": planted(colours_exchanged, moved=True),
    "in a figure: an axis wrong": planted(axes_wrong, moved=True),
    "in a figure: a number in its code": planted(numbers, moved=False),
}
WHY = {  # what lets survivors of a class through
    "in a figure: two rows or bars exchanged": "what is derived from several numbers tells no run by its digits",
    "in a figure: two names or a legend exchanged": "only words that `held/names.py` lists are names, and two digits "
    "tell no source; all else is read by eyes",
    "in a figure: another curve, measure or run": "a run that only sets limits states nothing; a number that is 1 by chance "
    "or by division, and pictures beside which no name stands, tell no source",
    "in a figure: a colour role exchanged": "titles that name no run have no colour of their own, and some names may have two",
    "in a figure: an axis wrong": "a plane of points without numbers along it may be cut, rows may stand the other way round "
    "with their names, and what is counted from results is not read back",
    "in a figure: a number in its code": "how many bins, which of several pictures, or in which step something comes: another "
    "choice, and no lie; a limit with true numbers along it; a line that is drawn by hand",
}
