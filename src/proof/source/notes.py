"""A cache of parsed source files, written by a build for its jobs and for the next build.

A note is one cached module. It is found by the digest of the file's text, and is valid for the same parser and Python only.
Commands that prove results outside a build (`make check`, `make explain`) do not use notes: they parse every file.
"""

import hashlib
import json
import os
import sys
from functools import cache

from proof.source import science
from proof.source.paths import RESULTS, ROOT, temporary

HELD = "PROOF_BUILD"  # environment variable of a build's jobs: the process number of their build
FILE = RESULTS / ".definitions.json"


def trust() -> None:
    """Use the cached notes in this process, as the jobs of a build do."""
    TRUSTED.append(True)


TRUSTED: list[bool] = []


@cache
def known() -> dict[str, dict]:
    """The notes of earlier builds, by the digest of the text; none outside a build."""
    try:
        stored = json.loads(FILE.read_text(encoding="utf-8")) if TRUSTED or os.environ.get(HELD) else {}
    except (OSError, ValueError):
        return {}
    return stored["notes"] if stored.get("reader") == reader() else {}


def keep(notes: dict[str, dict]) -> None:
    """Store notes, unless they are stored already; they only save time, so a full disk is no error."""
    if notes.keys() == known().keys():
        return
    FILE.parent.mkdir(exist_ok=True)
    part = temporary(FILE)
    try:
        part.write_text(json.dumps({"reader": reader(), "notes": notes}), encoding="utf-8")
        part.replace(FILE)
    except OSError:
        part.unlink(missing_ok=True)


@cache
def reader() -> str:
    """The digest of all that a note depends on besides its text: the parser, the science package's name, and Python."""
    parts = [(ROOT / "src/proof/source/definitions.py").read_text(encoding="utf-8"), science.PACKAGE, sys.version]
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()
