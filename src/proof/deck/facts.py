"""What a dotted name on a slide stands for: a score, a constant of the code, a fact about a data set, or a verdict."""

import json
import tomllib
from collections.abc import Callable
from pathlib import Path

from proof.deck import quotes
from proof.deck.numerals import OTHER_ROOTS, nearest
from proof.source import closure, science
from proof.source.paths import RESULTS, ROOT

SOURCES = ROOT / science.table().PINS


def look_up(path: tuple[str, ...], read: Callable[[Path], str] = quotes.present) -> object:
    """The value that a dotted name stands for, in the sources that `read` gives; ValueError with the nearest names."""
    root, *rest = path
    if root == "code":
        return quotes.constant(tuple(rest), read)
    if root == "data":
        return walk(tomllib.loads(read(SOURCES)), path, SOURCES.name)
    if root == "claims":
        return walk(verdicts(), path, "results/claims")
    file = RESULTS / "scores" / f"{root}.json"
    if not file.exists():
        raise ValueError(f"{'.'.join(path)} needs {file}, which is not there{advice(root)}")
    return walk(json.loads(file.read_text(encoding="utf-8")), path, file.name)


def verdicts() -> dict[str, dict]:
    """The verdict of every claim that was judged, by the claim's number."""
    files = sorted((RESULTS / "claims").glob("[!.]*.json"))
    return {name: verdict for file in files for name, verdict in json.loads(file.read_text(encoding="utf-8")).items()}


def scores() -> dict[str, dict]:
    """The scores of every run that was scored."""
    files = sorted((RESULTS / "scores").glob("[!.]*.json"))
    return {file.stem: json.loads(file.read_text(encoding="utf-8")) for file in files}


def walk(value: object, path: tuple[str, ...], file: str) -> object:
    """Follow a dotted name, from its second part on, into nested tables."""
    for step in path[1:]:
        if not isinstance(value, dict) or step not in value:
            known = value if isinstance(value, dict) else ()
            raise ValueError(f"{'.'.join(path)}: {file} has no {step}{nearest(step, known)}")
        value = value[step]
    return value


def advice(root: str) -> str:
    """The end of a message about missing scores: the build makes them, or what was meant."""
    if closure.source(science.module("runs", root)):
        return ": the build makes it"
    return nearest(root, [*OTHER_ROOTS, *(file.stem for file in science.folder("runs").glob("[a-z]*.py"))])
