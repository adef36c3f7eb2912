"""Where files are: sources beside this package, results in the folder in which a build runs."""

import secrets
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
RESULTS = Path("results")  # of the working folder: the project itself, or the folder of a quick or repeated build


def resource(name: str) -> Path:
    """A file of the project that code reads; `name` must be a literal, so that the build finds it in the source text."""
    return ROOT / name


def temporary(path: Path) -> Path:
    """Where a file is written before it is put in its place: beside it, under a name that no other process or machine takes."""
    return path.with_name(f".{path.name}.{secrets.token_hex(4)}.part{path.suffix}")
