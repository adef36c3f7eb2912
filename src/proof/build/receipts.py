"""Keys and receipts: what each artefact would be made from now, what it was made from, and whether that is the same.

This needs the standard library alone, so that any Python can prove a clone fresh, without training, TensorFlow or data.
"""

import hashlib
import json
import os
import tomllib
from functools import cache
from pathlib import Path

from proof.build import building, manifest, settings
from proof.build.manifest import Artefact, Seed
from proof.deck import decks, facts, quotes, together, witnesses
from proof.source import closure, science
from proof.source.paths import RESULTS, ROOT, temporary

MOST_REASONS = 6  # changed definitions to name, at most; of a larger edit people know
FIELDS = {  # of a receipt, as far as it has them: what has another type in one of them is no receipt
    **dict.fromkeys(("key", "output", "code", "machine", "processor", "graphics", "seal"), str),
    **dict.fromkeys(("from_outputs", "made_from", "definitions", "files", "packages", "raw", "slides"), dict),
    **dict.fromkeys(("seconds", "cpu_seconds", "peak_megabytes"), (int, float)),
    "seeds": list,
}


@cache
def ingredients(artefact: Artefact) -> dict:
    """All that decides an artefact's content: code, files, packages, raw data, and the keys of what it is made from."""
    code = manifest.code(artefact)
    packages = code.packages if manifest.KINDS[artefact.kind].stage else closure.with_dependencies(code.packages)
    parts = {
        "code": code.digest,
        "files": {file: file_digest(file) for file in code.files},
        "packages": {package: closure.version(package, str(artefact)) for package in packages},
        "raw": {dataset: raw_digests(dataset) for dataset in code.pins},
        "made_from": {str(source): key(source) for source in manifest.upstream(artefact)},
        "quick": settings.quick(),
    }
    if artefact.kind == "html":
        parts["slides"] = deck_digests(artefact.name)
    if limit := manifest.KINDS[artefact.kind].seeds and not isinstance(artefact, Seed) and settings.seed_limit():
        parts["seeds_asked"] = limit
    return parts


def ingredients_and_definitions(artefact: Artefact) -> dict:
    """An artefact's ingredients, with the digest of each definition in its code: not for the key, but to name what changed."""
    return ingredients(artefact) | {"definitions": manifest.code(artefact).definitions}


@cache
def file_digest(file: str) -> str:
    """The digest of a file that code reads; in node_modules that of its package by the lock file, which a bare clone has."""
    if not file.startswith("node_modules/"):
        return sha256(ROOT / file)
    packages = json.loads((ROOT / "package-lock.json").read_text())["packages"]
    return next(package["integrity"] for name, package in packages.items() if name and file.startswith(name + "/"))


def deck_digests(deck: str) -> dict[str, str]:
    """The digest of each file of a deck, and of each piece of source that its slides quote."""
    digests = {closure.shown(file): sha256(file) for file in manifest.deck_files(deck)}
    for name, text in quotations(deck).items():
        digests[name] = hashlib.sha256(text.encode()).hexdigest()
    return digests


def quotations(deck: str) -> dict[str, str]:
    """What a deck's slides quote, by name: functions of our source, values of constants and facts, sentences of the build."""
    quoted = {name: quotes.source(*quotes.locate(name)) for name in decks.excerpts(deck)}
    quoted |= {about: sentence(about, deck) for about in decks.sentences(deck)}
    paths = {path for slide in decks.slides(deck) for path in decks.paths(slide) if path[0] in ("code", "data")}
    return quoted | {".".join(path): str(facts.look_up(path)) for path in sorted(paths)}


def sentence(about: str, deck: str) -> str:
    """What slides say of all claims that their deck rests on `together`, of what is `witnessed`, or of being `retrained`."""
    match about:
        case "together":
            return together.sentence(deck)
        case "witnessed":
            return witnesses.sentence(key_of)
        case _:
            return retrained()


def retrained() -> str:
    """How long it takes to train all runs again: as long as their receipts say that it took."""
    told = [json.loads(file.read_text(encoding="utf-8")) for file in sorted(RESULTS.glob("runs/[!.]*.receipt"))]
    spent = duration(sum(receipt.get("cpu_seconds", 0) for receipt in told))
    return f"`make retrain` trains all others again: {spent} of one core, and each score is compared"


def key_of(kind: str, name: str) -> str:
    """The key of the artefact of a kind with this name."""
    return key(Artefact(kind, name))


@cache
def raw_digests(dataset: str) -> dict[str, str]:
    """The pinned SHA-256 of each raw file of a data set."""
    pins = tomllib.loads((ROOT / science.table().PINS).read_text())
    return {file: pin["sha256"] for file, pin in pins[dataset]["files"].items()}


@cache
def key(artefact: Artefact) -> str:
    """The digest of all ingredients that an artefact would be made from now."""
    return digest(ingredients(artefact))


def digest(table: dict) -> str:
    """The digest of a table that JSON can hold."""
    return hashlib.sha256(json.dumps(table, sort_keys=True).encode()).hexdigest()


def duration(seconds: float) -> str:
    """Seconds as text for people: `2.5 s`, `12 min`, `1.5 h`, or `no time` if less than a tenth of a second."""
    if seconds < 60:
        return f"{seconds:.1f} s" if seconds >= 0.1 else "no time"
    return f"{seconds / 60:.0f} min" if seconds < 3600 else f"{seconds / 3600:.1f} h"


def sha256(path: Path) -> str:
    """The digest of a file's bytes; for a folder that of the names and digests of its files."""
    if path.is_dir():
        digests = {file.name: sha256(file) for file in sorted(path.glob("[!.]*"))}
        return hashlib.sha256(json.dumps(digests).encode()).hexdigest()
    return hashlib.sha256(path.read_bytes()).hexdigest()


def read(artefact: Artefact) -> dict | None:
    """An artefact's receipt, or None if there is none, or none that can be read."""
    try:
        receipt = json.loads(artefact.receipt.read_text())
    except (OSError, ValueError, RecursionError):
        return None
    known = isinstance(receipt, dict) and FIELDS.keys() & receipt.keys()
    return receipt if known is not False and all(isinstance(receipt[name], FIELDS[name]) for name in known) else None


def write(artefact: Artefact, made_key: str, output: str, contents: dict, notes: dict) -> None:
    """Write an artefact's receipt: the key that it was made under, the digests of its bytes and of what it is made from."""
    outputs = {str(source): receipt.get("output") for source in manifest.upstream(artefact) if (receipt := read(source))}
    store(artefact, {"key": made_key, "output": output, "from_outputs": outputs, **contents, **notes})


def store(artefact: Artefact, receipt: dict) -> None:
    """Seal an artefact's receipt and replace the old one in one step, so that nobody reads half of one."""
    part = temporary(artefact.receipt)
    part.write_text(json.dumps(receipt | {"seal": seal(receipt)}, indent=1, sort_keys=True) + "\n")
    part.replace(artefact.receipt)


def seal(receipt: dict) -> str:
    """The digest of a receipt, which shows edits and careless merges of what no key counts, such as costs."""
    return digest({name: value for name, value in receipt.items() if name != "seal"})


def edited(artefact: Artefact) -> bool:
    """Was the file changed after its receipt was written, or the receipt itself? False if either is missing."""
    receipt = read(artefact)
    if receipt is None or not artefact.path.exists():
        return False
    return receipt.get("output") != sha256(artefact.path) or not as_written(artefact, receipt)


def as_written(artefact: Artefact, receipt: dict) -> bool:
    """Does a receipt fit its seal, and tell the ingredients of its key, if that is the present one?

    A result that is not committed, such as a seed on a shelf, may have been made before there were seals.
    """
    now = ingredients(artefact)
    told = receipt.get("key") != key(artefact) or all(receipt.get(part) == now[part] for part in now)
    is_older = "seal" not in receipt and (isinstance(artefact, Seed) or not manifest.committed(artefact))
    return told and (is_older or receipt.get("seal") == seal(receipt))


def why_stale(artefact: Artefact) -> str | None:
    """Why an artefact has to be made again, in a few words; None if it is fresh."""
    receipt = read(artefact)
    if not artefact.path.exists():
        return "is missing"
    if receipt is None:
        return "has no receipt"
    if receipt.get("key") != key(artefact):
        return difference(receipt, ingredients_and_definitions(artefact))
    for source in manifest.upstream(artefact):
        present = read(source)
        if source.kind != "data" and present and present.get("output") != receipt.get("from_outputs", {}).get(str(source)):
            return f"was made from another {source}"
    return None


def would_be_same(artefact: Artefact) -> bool:
    """Is it only keys, or times, of what an artefact is made from that are new, and bytes the same? Then it need not be made.

    Its own code, packages and files are the same, too: the code of something that it is made from was edited to no effect.
    """
    receipt, now = read(artefact), ingredients(artefact)
    if receipt is None or not artefact.path.exists() or edited(artefact):
        return False
    if receipt["key"] == key(artefact):
        return stays(artefact)
    sources = manifest.upstream(artefact)
    outputs = {str(source): read(source)["output"] for source in sources if why_stale(source) is None}
    same = all(receipt.get(part) == now[part] for part in now.keys() - {"made_from"})
    return same and len(outputs) == len(sources) and outputs == receipt["from_outputs"]


def stays(artefact: Artefact) -> bool:
    """Is an artefact fresh, though this build has made again something that it is made from? Then that came out the same."""
    remade = any(building.made_meanwhile(source.receipt) for source in manifest.upstream(artefact))
    return remade and why_stale(artefact) is None and not edited(artefact)


def renew(artefact: Artefact) -> None:
    """Put the present keys into the receipt of an artefact that would be the same; its output and costs stay."""
    store(artefact, read(artefact) | ingredients_and_definitions(artefact) | {"key": key(artefact)})
    for path in (artefact.path, artefact.receipt):
        os.utime(path)


def difference(receipt: dict, now: dict) -> str:
    """What changed between a receipt and now, as text: definitions, files, packages, raw data, or what it is made from."""
    reasons = code_difference(receipt, now)
    verbs = {
        "files": "changed",
        "slides": "changed",
        "packages": "is pinned to another version",
        "raw": "is pinned anew",
    }
    for part, verb in verbs.items():
        before, after = receipt.get(part, {}), now.get(part, {})
        reasons += [f"{name} {verb}" for name in sorted(before.keys() & after.keys()) if before[name] != after[name]]
        reasons += [f"{name} is new" for name in sorted(after.keys() - before.keys())]
        reasons += [f"{name} is gone" for name in sorted(before.keys() - after.keys())]
    before, after = receipt.get("made_from", {}), now["made_from"]
    reasons += [f"{name} is to be made again" for name in sorted(after) if before.get(name) != after[name]]
    if receipt.get("seeds_asked") != now.get("seeds_asked"):
        reasons.append("it was trained with more of its seeds, or with fewer")
    if receipt.get("quick") != now["quick"]:
        reasons.append("it comes from a quick trial" if receipt.get("quick") else "it is no quick trial")
    return "; ".join(reasons) or "was made from something else"


def code_difference(receipt: dict, now: dict) -> list[str]:
    """The definitions that changed, at most MOST_REASONS of them; those that were only moved or renamed are left out."""
    if receipt.get("code") == now["code"]:
        return []
    before, after = receipt.get("definitions", {}), now["definitions"]
    moved = set(before.values()) & set(after.values())
    reasons = [f"{name} changed" for name in before.keys() & after.keys() if before[name] != after[name]]
    reasons += [f"{name} is used now" for name in after.keys() - before.keys() if after[name] not in moved]
    reasons += [f"{name} is used no more" for name in before.keys() - after.keys() if before[name] not in moved]
    reasons = sorted(reasons) or ["its code changed"]
    left_out = len(reasons) - MOST_REASONS
    return reasons if left_out <= 0 else [*reasons[:MOST_REASONS], f"and {left_out} more"]
