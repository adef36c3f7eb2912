"""What each result was made from, and whether that is still what there is.

The standard library is all this needs: any Python can prove a clone fresh, without training, TensorFlow or data.
"""

import hashlib
import json
import os
import tomllib
from functools import cache
from pathlib import Path

from proof.build import manifest, settings
from proof.build.manifest import Artefact, Seed
from proof.deck import decks, facts, quotes
from proof.source import closure, science
from proof.source.paths import ROOT, temporary

MOST_REASONS = 6  # of definitions that changed: who has edited more knows
DIGITS = 8  # of a digest that people read: enough to find it again


@cache
def ingredients(artefact: Artefact) -> dict:
    """All that decides what an artefact is: code, files, packages, raw data, and the keys of what it is made from."""
    code = manifest.code(artefact)
    found = {
        "code": code.digest,
        "files": {file: file_digest(file) for file in code.files},
        "packages": {package: closure.version(package, str(artefact)) for package in code.packages},
        "raw": {dataset: raw_digests(dataset) for dataset in code.pins},
        "made_from": {str(above): key(above) for above in manifest.upstream(artefact)},
        "quick": settings.quick(),
    }
    if artefact.kind == "html":
        found["slides"] = deck_text(artefact.name)
    if asked := manifest.KINDS[artefact.kind].seeds and not isinstance(artefact, Seed) and settings.seeds():
        found["seeds_asked"] = asked
    return found


def contents(artefact: Artefact) -> dict:
    """What a receipt tells of how an artefact is made: its ingredients, and for people the definitions behind its code."""
    return ingredients(artefact) | {"definitions": manifest.code(artefact).definitions}


@cache
def file_digest(file: str) -> str:
    """The digest of a file that code reads; one of a Node package is pinned by its lock, so that a bare clone can tell."""
    if not file.startswith("node_modules/"):
        return sha256(ROOT / file)
    packages = json.loads((ROOT / "package-lock.json").read_text())["packages"]
    return next(told["integrity"] for name, told in packages.items() if name and file.startswith(name + "/"))


def deck_text(deck: str) -> dict[str, str]:
    """The digest of each file of a deck, and of each piece of source that its slides quote."""
    parts = {closure.shown(file): sha256(file) for file in manifest.deck_files(deck)}
    for name, text in quotations(deck).items():
        parts[name] = hashlib.sha256(text.encode()).hexdigest()
    return parts


def quotations(deck: str) -> dict[str, str]:
    """What slides quote from our source: functions as they are shown, constants and facts by their value."""
    quoted = {name: quotes.source(*quotes.locate(name)) for name in decks.excerpts(deck)}
    paths = {path for slide in decks.slides(deck) for path in decks.paths(slide) if path[0] in ("code", "data")}
    return quoted | {".".join(path): str(facts.look_up(path)) for path in sorted(paths)}


@cache
def raw_digests(dataset: str) -> dict[str, str]:
    """The pinned digest of each of a data set's raw files."""
    pins = tomllib.loads((ROOT / science.table().PINS).read_text())
    return {file: pin["sha256"] for file, pin in pins[dataset]["files"].items()}


@cache
def key(artefact: Artefact) -> str:
    """One digest of all ingredients: what the artefact would be made from now."""
    return hashlib.sha256(json.dumps(ingredients(artefact), sort_keys=True).encode()).hexdigest()


def duration(seconds: float) -> str:
    """A time as people say it."""
    if seconds < 60:
        return f"{seconds:.1f} s" if seconds >= 0.1 else "no time"
    return f"{seconds / 60:.0f} min" if seconds < 3600 else f"{seconds / 3600:.1f} h"


def sha256(path: Path) -> str:
    """The digest of a file's bytes; of a folder, that of its files' names and digests."""
    if path.is_dir():
        files = {file.name: sha256(file) for file in sorted(path.glob("[!.]*"))}
        return hashlib.sha256(json.dumps(files).encode()).hexdigest()
    return hashlib.sha256(path.read_bytes()).hexdigest()


def read(artefact: Artefact) -> dict | None:
    """An artefact's receipt, or None where there is none that can be read."""
    try:
        return json.loads(artefact.receipt.read_text())
    except (OSError, ValueError):
        return None


def write(artefact: Artefact, made_key: str, output: str, parts: dict, notes: dict) -> None:
    """Store the receipt of an artefact that lies ready, by the digest of what was put there."""
    above = {str(one): told.get("output") for one in manifest.upstream(artefact) if (told := read(one))}
    store(artefact, {"key": made_key, "output": output, "from_outputs": above, **parts, **notes})


def store(artefact: Artefact, receipt: dict) -> None:
    """Put a receipt in its place, whole."""
    part = temporary(artefact.receipt)
    part.write_text(json.dumps(receipt, indent=1, sort_keys=True) + "\n")
    part.replace(artefact.receipt)


def edited(artefact: Artefact) -> bool:
    """Was the file changed after its receipt was written?"""
    told = read(artefact)
    return bool(told) and artefact.path.exists() and told.get("output") != sha256(artefact.path)


def stale(artefact: Artefact) -> str | None:
    """Why an artefact has to be made again, in a few words; None where it is fresh."""
    told = read(artefact)
    if not artefact.path.exists():
        return "is missing"
    if told is None:
        return "has no receipt"
    if told.get("key") != key(artefact):
        return difference(told, contents(artefact))
    for above in manifest.upstream(artefact):
        now = read(above)
        if above.kind != "data" and now and now.get("output") != told["from_outputs"].get(str(above)):
            return f"was made from another {above}"
    return None


def stands(artefact: Artefact) -> bool:
    """Would a stale artefact come out as it lies there? What it is made from has new keys, and all else is as it was.

    That is: its own code, packages and files, and every byte of what it is made from. Code was edited above, for the same.
    """
    told, now = read(artefact), ingredients(artefact)
    if told is None or not artefact.path.exists() or edited(artefact) or told["key"] == key(artefact):
        return False
    above = manifest.upstream(artefact)
    outputs = {str(one): read(one)["output"] for one in above if stale(one) is None}
    same = all(told.get(part) == now[part] for part in now.keys() - {"made_from"})
    return same and len(outputs) == len(above) and outputs == told["from_outputs"]


def renew(artefact: Artefact) -> None:
    """Let the receipt of an artefact that stands speak of the keys of today; the rest of it stays true."""
    store(artefact, read(artefact) | contents(artefact) | {"key": key(artefact)})
    for path in (artefact.path, artefact.receipt):
        os.utime(path)


def difference(told: dict, now: dict) -> str:
    """What changed between a receipt and now: a definition, package, file, raw data or what it is made from."""
    reasons = code_difference(told, now)
    verbs = {
        "files": "changed",
        "slides": "changed",
        "packages": "is pinned to another version",
        "raw": "is pinned anew",
    }
    for part, verb in verbs.items():
        before, after = told.get(part, {}), now.get(part, {})
        reasons += [f"{name} {verb}" for name in sorted(before.keys() & after.keys()) if before[name] != after[name]]
        reasons += [f"{name} is new" for name in sorted(after.keys() - before.keys())]
        reasons += [f"{name} is gone" for name in sorted(before.keys() - after.keys())]
    before, after = told.get("made_from", {}), now["made_from"]
    reasons += [f"{name} is to be made again" for name in sorted(after) if before.get(name) != after[name]]
    if told.get("seeds_asked") != now.get("seeds_asked"):
        reasons.append("it was trained with more of its seeds, or with fewer")
    if told.get("quick") != now["quick"]:
        reasons.append("it comes from a quick trial" if told.get("quick") else "it is no quick trial")
    return "; ".join(reasons) or "was made from something else"


def code_difference(told: dict, now: dict) -> list[str]:
    """The definitions that say something else now; those that were moved or called otherwise say the same."""
    if told.get("code") == now["code"]:
        return []
    before, after = told.get("definitions", {}), now["definitions"]
    moved = set(before.values()) & set(after.values())
    reasons = [f"{name} changed" for name in before.keys() & after.keys() if before[name] != after[name]]
    reasons += [f"{name} is used now" for name in after.keys() - before.keys() if after[name] not in moved]
    reasons += [f"{name} is used no more" for name in before.keys() - after.keys() if before[name] not in moved]
    reasons = sorted(reasons) or ["its code changed"]
    more = len(reasons) - MOST_REASONS
    return reasons if more <= 0 else [*reasons[:MOST_REASONS], f"and {more} more"]


def metadata(figure: Artefact) -> dict[str, str]:
    """What a figure's own file tells of it, in Dublin Core's terms: its script, the bytes of its runs, the names of their data.

    No key is told, and no digest of code: code that is edited and draws the same picture is to write the same file.
    """
    trained = [one for one in manifest.everything((figure,)) if one.kind == "runs"]
    data = sorted({above.name for run in trained for above in manifest.upstream(run) if above.kind == "data"})
    runs = [f"{run.name} {(read(run) or {}).get('output', '')[:DIGITS]}".strip() for run in manifest.upstream(figure)]
    found = {
        "Title": figure.name,
        "Creator": f"{manifest.KINDS[figure.kind].folder}/{figure.name}.py",
        "Relation": ", ".join(runs),
        "Source": ", ".join(data),
    }
    return {term: told for term, told in found.items() if told}
