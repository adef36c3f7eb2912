"""Raw files as downloaded; each is checked against its pinned SHA-256 before it is used."""

import hashlib
import tomllib
from pathlib import Path

from proof.source import science
from proof.source.paths import RESULTS, ROOT

PINS = ROOT / science.table().PINS


def pins(dataset: str) -> dict:
    """A data set's entry in sources.toml: its files with digests and sources, its licence and citation."""
    entries = pinned()
    if dataset not in entries:
        raise SystemExit(f"{PINS.name} pins no data set called {dataset}, only {', '.join(entries)}: add it there")
    return entries[dataset]


def pinned() -> dict:
    """Every data set's pins."""
    return tomllib.loads(PINS.read_text(encoding="utf-8"))


def content(dataset: str, file: str) -> bytes:
    """A pinned file's bytes, from an installed package or from what `fetch` stored; SystemExit if they are other bytes."""
    pin = pins(dataset)["files"][file]
    path = ROOT / pin["package"] if "package" in pin else stored(dataset, file)
    bring = "`make talk` installs it" if "package" in pin else f"a build that needs {dataset} brings it"
    drop = "delete node_modules" if "package" in pin else "delete it"
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise SystemExit(f"{path} is not there: {bring}") from None
    if hashlib.sha256(data).hexdigest() != pin["sha256"]:
        raise SystemExit(f"{path} is not the file that is pinned for {dataset}: {drop}, and run the same command again")
    return data


def stored(dataset: str, file: str) -> Path:
    """Where a downloaded file is kept, unpacked."""
    return RESULTS / "data" / "raw" / dataset / file
