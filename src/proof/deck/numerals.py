"""Numbers bound to results, as `{{ variant.score }}` on a slide: parsed, computed and formatted in one place.

An expression is parsed and walked, never run; only the standard library is needed.
"""

import ast
import difflib
import math
import operator
import re
import tomllib
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from proof.source.paths import resource

AS_WRITTEN = "as written"  # a constant of the code: 0.3, not 0.30
OTHER_ROOTS = ("code", "data", "claims")  # of dotted names; any other root is a variant

ENDS = 0, 1, -1  # a number is never rounded to one of these unless it is exactly that
ZERO = (0,)  # the same for a spread
DECIMALS: dict[str, int] = tomllib.loads(resource("slides/decimals.toml").read_text(encoding="utf-8"))
LITERALS = (0.5, 1, 2, 3)  # what an expression may count with: halves, squares, roots and what is left of one
FORM = re.compile(r",?(\.\d)?[fde%]?")  # of a number on a slide: nothing that fills it up with signs
LONGEST = 300  # characters of an expression


def power(base: float, exponent: float) -> float:
    """A power that is no larger than a float can be, so that none takes forever."""
    return base**exponent if math.isfinite(float(base) ** float(exponent)) else math.inf


def same(*values: object) -> object:
    """What all values are; ValueError if they differ."""
    if len(set(values)) != 1:
        raise ValueError(f"{' and '.join(map(str, values))} are not the same")
    return values[0]


OPERATORS = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.FloorDiv: operator.floordiv,
    ast.Pow: power,
}
FUNCTIONS = {"min": min, "max": max, "abs": abs, "len": len, "same": same}
LookUp = Callable[[tuple[str, ...]], object]


@dataclass(frozen=True)
class Expression:
    """One expression between double braces: what to compute, and how to show it."""

    tree: ast.expr
    form: str  # a Python format, or empty
    spread: bool  # whether to show mean ± standard deviation


def parse(text: str) -> Expression:
    """Read `name`, `name ±` or `expression | format`."""
    if len(text) > LONGEST:
        raise ValueError(f"{{{{{text[:40]}...}}}} is too long to be read: write it as a score or a constant of the code")
    body, _, form = text.partition("|")
    spread = body.rstrip().endswith("±")
    try:
        tree = ast.parse(body.strip().removesuffix("±").strip(), mode="eval").body
    except SyntaxError as error:
        raise ValueError(f"{{{{{text}}}}} cannot be read: {error.msg}") from error
    if not any(dotted_names(tree)):
        raise ValueError(f"{{{{{text}}}}} names nothing that it could come from: it is a number that is typed in")
    if typed := [number for number in literals(tree) if number not in LITERALS]:
        raise ValueError(f"{{{{{text}}}}} counts with {typed[0]}, which is typed in: name it as a constant of the code")
    if twice := next(filter(against_itself, ast.walk(tree)), None):
        raise ValueError(f"{{{{{text}}}}} holds a number against itself: {ast.unparse(twice)}")
    return Expression(tree, form.strip(), spread)


def against_itself(node: ast.AST) -> bool:
    """Does a part of an expression compare a number with the same number?"""
    compared = [node.left, node.right] if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Sub | ast.Div) else []
    compared += node.args if isinstance(node, ast.Call) else []
    return len(set(map(ast.dump, compared))) < len(compared)


def literals(node: ast.AST) -> Iterable[object]:
    """The numbers that stand in an expression itself, without places in a list."""
    if isinstance(node, ast.Constant):
        yield node.value
    for child in [node.value] if isinstance(node, ast.Subscript) else ast.iter_child_nodes(node):
        yield from literals(child)


def names(text: str) -> list[tuple[str, ...]]:
    """The dotted names in an expression, as (variant, score) or (code, module, constant)."""
    return list(dotted_names(parse(text).tree))


def dotted_names(node: ast.AST) -> Iterable[tuple[str, ...]]:
    """The longest dotted names in a syntax tree, without names of functions."""
    if path := dotted(node):
        yield path
        return
    inner = node.args if isinstance(node, ast.Call) else ast.iter_child_nodes(node)
    for child in inner:
        yield from dotted_names(child)


def dotted(node: ast.AST) -> tuple[str, ...]:
    """`a.b.c` as (a, b, c); empty for any other expression."""
    if isinstance(node, ast.Name):
        return (node.id,)
    if isinstance(node, ast.Attribute) and (before := dotted(node.value)):
        return (*before, node.attr)
    return ()


def value_text(text: str, look_up: LookUp) -> str:
    """An expression's value as text for a slide; `look_up` gives the value of a dotted name."""
    expression = parse(text)
    value = evaluate(expression.tree, look_up)
    if isinstance(value, str):
        return value
    if expression.spread:
        return with_spread(text, value, score_kind(expression.tree))
    return formatted(text, mean(value), expression.form, score_kind(expression.tree))


def evaluate(node: ast.AST, look_up: LookUp) -> object:
    """The value of an expression of names, numbers, OPERATORS and FUNCTIONS; ValueError for any other."""
    if path := dotted(node):
        return look_up(path)
    match node:
        case ast.Constant(value=int() | float() as value):
            return value
        case ast.BinOp(left=left, op=op, right=right) if type(op) in OPERATORS:
            return OPERATORS[type(op)](mean(evaluate(left, look_up)), mean(evaluate(right, look_up)))
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            return -mean(evaluate(operand, look_up))
        case ast.Subscript(value=value, slice=ast.Constant(value=int() as index)):
            return evaluate(value, look_up)[index]
        case ast.Call(func=ast.Name(id=name), args=args, keywords=[]) if name in FUNCTIONS:
            values = [evaluate(arg, look_up) for arg in args]
            return FUNCTIONS[name](*(values if name == "len" else map(mean, values)))
    raise ValueError(f"{ast.unparse(node)} is more than names, numbers, + - * / // **, {', '.join(FUNCTIONS)}")


def mean(value: object) -> object:
    """The mean over seeds of a score; any other value as it is."""
    return value["mean"] if isinstance(value, dict) and "mean" in value else value


def score_kind(node: ast.AST) -> str:
    """The part of a single name that decides how many decimals are shown: `score` in `variant.score.sd`."""
    while isinstance(node, ast.Subscript):
        node = node.value
    root, *parts = dotted(node) or ("",)
    return AS_WRITTEN if root == "code" else next((part for part in reversed(parts) if decimals(part) is not None), "")


def decimals(score: str) -> int | None:
    """With how many decimals a kind of score is shown; None where slides/decimals.toml does not say."""
    return next((DECIMALS[end] for end in DECIMALS if score == end or score.endswith(f"_{end}")), None)


def formatted(text: str, value: object, form: str, score: str, ends: tuple[int, ...] = ENDS) -> str:
    """A number in the given format or, without one, with the decimals of its kind of score."""
    number = not isinstance(value, bool) and isinstance(value, int | float)
    if not number or not math.isfinite(value):
        raise ValueError(f"{{{{{text}}}}} is {str(value)[:60]}, which is no number: a slide cannot show that")
    if form:
        return minus(with_format(text, value, form))
    if isinstance(value, int):
        return minus(f"{value:,}")
    if score == AS_WRITTEN:
        return minus(repr(value))
    if (places := decimals(score)) is None:
        raise ValueError(f"{{{{{text}}}}} does not say how to show {value:.6g}: add a format, {{{{ {text.strip()} | .2f }}}}")
    return minus(rounded(value, places, ends))


def with_format(text: str, value: float, form: str) -> str:
    """A number in the format that the slide gives."""
    try:
        if not FORM.fullmatch(form):
            raise ValueError("a slide knows decimals, commas and per cent, such as .2f, ,.0f and .1%")
        return f"{value:{form}}"
    except ValueError as error:
        raise ValueError(f"{{{{{text}}}}} asks for the format {form}: {error}") from error


def rounded(value: float, places: int, ends: tuple[int, ...] = ENDS) -> str:
    """A number with so many decimals, or with more where it would be rounded to one of `ends`."""
    while float(f"{value:.{places}f}") in ends and value not in ends and places < 12:
        places += 1
    return f"{value:,.{places}f}"


def with_spread(text: str, score: object, name: str) -> str:
    """Mean ± standard deviation over seeds."""
    if not isinstance(score, dict) or not {"mean", "sd", "n"} <= score.keys():
        raise ValueError(f"{{{{{text}}}}} has no spread: ± follows the name of a score, as in {{{{ variant.score ± }}}}")
    if score["n"] < 2:
        raise ValueError(f"{{{{{text}}}}} comes from one run and has no spread: leave the ± out")
    return f"{formatted(text, score['mean'], '', name)} ± {formatted(text, score['sd'], '', name, ZERO)}"


def minus(text: str) -> str:
    """The same text with minus signs instead of hyphens."""
    return text.replace("-", "−")


def nearest(name: str, known: Iterable[str]) -> str:
    """The end of a message about an unknown name: what may have been meant, or which names there are."""
    known = sorted(map(str, known))
    close = difflib.get_close_matches(name, known, n=3, cutoff=0.7)
    if close:
        return f"; did you mean {' or '.join(close)}?"
    return f"; there is {', '.join(known[:12])}" if known else ""
