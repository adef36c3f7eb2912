"""What source texts lean on, noted by a build for its jobs and for the next build: no text is parsed twice.

A note is found by the digest of its text, and counts for the same reader only. What proves results
outside a build (`make check`, `make explain`) takes no notes: it reads for itself.
"""

import hashlib
import json
import os
import sys
from functools import cache

from proof.source import science
from proof.source.paths import RESULTS, ROOT

HELD = "PROOF_BUILD"  # in the environment of a build's jobs: whose they are
FILE = RESULTS / ".definitions.json"


def trust() -> None:
    """Take notes in this process, as the jobs of a build do: it plans one."""
    TRUSTED.append(True)


TRUSTED: list[bool] = []


@cache
def known() -> dict[str, dict]:
    """The notes of earlier builds, by the digest of the text; none outside a build."""
    try:
        told = json.loads(FILE.read_text(encoding="utf-8")) if TRUSTED or os.environ.get(HELD) else {}
    except (OSError, ValueError):
        return {}
    return told["notes"] if told.get("reader") == reader() else {}


def keep(notes: dict[str, dict]) -> None:
    """Store what this build read, unless it is what is known; notes save time and nothing else, so a full disk goes without."""
    if notes.keys() == known().keys():
        return
    FILE.parent.mkdir(exist_ok=True)
    part = FILE.with_name(f".{os.getpid()}.part.json")
    try:
        part.write_text(json.dumps({"reader": reader(), "notes": notes}), encoding="utf-8")
        part.replace(FILE)
    except OSError:
        part.unlink(missing_ok=True)


@cache
def reader() -> str:
    """One digest of all that a note depends on beside its text: how it is read, and by which Python."""
    how = [(ROOT / "src/proof/source/definitions.py").read_text(encoding="utf-8"), science.PACKAGE, sys.version]
    return hashlib.sha256(json.dumps(how).encode()).hexdigest()
