"""The code as a reader meets it: formatted, linted, and each thing in its room."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
BIN = Path(sys.executable).parent
PACKAGE = ROOT / "src/autoencoders"


def passes(*command: str) -> None:
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_ruff_finds_nothing() -> None:
    passes(str(BIN / "ruff"), "check", "src", "tests")


def test_python_is_formatted() -> None:
    passes(str(BIN / "ruff"), "format", "--check", "src", "tests")


def test_snakefiles_are_formatted() -> None:
    passes(str(BIN / "snakefmt"), "--check", "Snakefile", "workflow")


def test_snakemake_finds_nothing_to_complain_of() -> None:
    passes(str(BIN / "snakemake"), "--lint")


@pytest.mark.parametrize(
    ("folder", "function"),
    [("datasets", "images"), ("variants", "train"), ("figures", "draw"), ("sprites", "animate"), ("live", "enliven")],
)
def test_a_module_of_each_room_has_its_one_function_and_says_what_it_is(folder: str, function: str) -> None:
    files = sorted((PACKAGE / folder).glob("[a-z]*.py"))
    assert files
    for file in files:
        tree = ast.parse(file.read_text())
        assert ast.get_docstring(tree), file
        assert function in {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}, file


def test_every_function_says_what_it_does() -> None:
    silent = [
        f"{file.relative_to(ROOT)}:{node.lineno} {node.name}"
        for file in PACKAGE.rglob("*.py")
        for node in ast.parse(file.read_text()).body
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not ast.get_docstring(node)
    ]
    assert not silent
