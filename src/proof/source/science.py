"""The science package, as far as the engine has to know it: found by one line in pyproject.toml.

[tool.proof]
kinds = "package.module"  # with KINDS, ENVIRONMENT, CONSTANTS, PINS, WRITING, COUNTED, JUDGED_BY, PARTS and LASTING; of the
                          # standard library alone
"""

import importlib
import re
import tomllib
from functools import cache
from pathlib import Path

from proof.source.kinds import Kind
from proof.source.paths import ROOT

KINDS_MODULE: str = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["proof"]["kinds"]
PACKAGE = KINDS_MODULE.partition(".")[0]


def kinds() -> dict[str, Kind]:
    """The kinds of results that the science makes, by name."""
    return {kind.name: kind for kind in table().KINDS}


@cache
def table():
    """The science's module of kinds, imported."""
    return importlib.import_module(KINDS_MODULE)


def folder(kind: str) -> Path:
    """The folder that holds the modules of a kind."""
    return ROOT / "src" / PACKAGE / kinds()[kind].folder


def names(kind: str) -> list[str]:
    """The results of a kind that have a module."""
    return sorted(file.stem for file in folder(kind).glob("[a-z]*.py"))


def module(kind: str, name: str) -> str:
    """The full name of the module that makes one result of a kind."""
    return f"{PACKAGE}.{kinds()[kind].folder}.{name}"


def file(kind: str, name: str) -> str:
    """The path of that module's file, relative to the project; the file need not exist."""
    return f"src/{module(kind, name).replace('.', '/')}.py"


def functions(kind: str, names: list[str]) -> list[str]:
    """Those names of a module's functions that match the function pattern of a kind."""
    return [name for name in names if re.fullmatch(kinds()[kind].function, name)]
