"""Two states of the results, and what differs between them."""

import json
import math
import re
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path

from proof.build import manifest, receipts
from proof.build.manifest import LEDGER, Artefact
from proof.deck import findings, numerals
from proof.report import history, shown
from proof.report.history import Commit
from proof.report.shown import Slides
from proof.source.paths import RESULTS

PICTURES = ("figures", "sprites")
METADATA = re.compile(rb"\s*(<title>[^<]*</title>\s*)?<metadata>.*?</metadata>", re.DOTALL)
ROUNDING = 1e-7  # relative: scores are stored with seven digits
Name = tuple[str, str]  # variant and score


@dataclass(frozen=True)
class Results:
    """All results of one state of the project, and what its slides show of them."""

    scores: dict[str, dict]  # by variant
    claims: dict[str, dict]
    figures: dict[str, bytes]  # and sprites, with `live ` before their names
    shown: Slides = Slides()
    edited: frozenset[str] = frozenset()  # files that are others than their receipts tell of


@dataclass(frozen=True)
class Changes:
    """What differs between two states: by name, the old and the new value, None where there is none."""

    scores: dict[Name, tuple]
    claims: dict[str, tuple]
    figures: dict[str, tuple]
    before: Results
    after: Results

    @property
    def flipped(self) -> list[str]:
        """The claims whose verdict changed, or the answer to a part of them."""
        if self.by_hand(LEDGER):
            return []
        outcomes = {name: [findings.outcome(claim) for claim in sides] for name, sides in self.claims.items() if all(sides)}
        return [name for name, (old, new) in outcomes.items() if old != new]

    def by_hand(self, artefact: Artefact) -> bool:
        """Was a file edited by hand, on either side, so that what differs in it is no result?"""
        return str(artefact) in self.before.edited | self.after.edited


def at_commit(commit: Commit) -> Results:
    """The results at a commit, from a copy of its files."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name).resolve()
        history.unpack(commit, folder)
        results = in_folder(folder)
        return replace(results, shown=shown.elsewhere(folder))


def now() -> Results:
    """The results in the working folder."""
    return replace(in_folder(Path()), shown=shown.here())


def in_folder(folder: Path) -> Results:
    """The results in a folder, without what slides show."""
    pictures = [file for kind in PICTURES for file in files(folder, kind)]
    scores, ledger = files(folder, "scores"), folder / LEDGER.path
    return Results(
        {file.stem: parsed(file) for file in scores},
        parsed(ledger) if ledger.exists() else {},
        {picture_name(file): file.read_bytes() for file in pictures},
        edited=frozenset(str(file.relative_to(folder)) for file in (*scores, *pictures, ledger) if edited(file)),
    )


def files(folder: Path, kind: str) -> list[Path]:
    """The results of a kind in a folder."""
    return sorted((folder / RESULTS / kind).glob(f"[!.]*{Path(manifest.KINDS[kind].file).suffix}"))


def edited(file: Path) -> bool:
    """Is a file another one than its receipt tells of?"""
    try:
        return json.loads(file.with_name(f"{file.name}.receipt").read_text()).get("output") != receipts.sha256(file)
    except (OSError, ValueError, AttributeError):
        return False  # no receipt tells of it


def picture_name(picture: Path) -> str:
    """A picture's name among the figures; sprites have a prefix, since a figure may have the same name."""
    return picture.stem if picture.parent.name == "figures" else f"live {picture.stem}"


def parsed(file: Path) -> dict:
    """The table in a JSON file; SystemExit if it is not JSON."""
    try:
        return json.loads(file.read_bytes())
    except ValueError as error:
        raise SystemExit(f"{file} is not JSON ({error}): bring it back with `git checkout {file}`, or make it again") from error


def compared(before: Results, after: Results) -> Changes:
    """What differs, including what is new or gone; claims count as different also where a variant that they use does."""
    old, new = by_name(before.scores), by_name(after.scores)
    scores = differing(old, new)
    moved = {variant for variant, _ in scores}
    asked = {claim for claim in after.claims if moved & set(after.shown.runs.get(claim, ()))}
    verdicts = {name: (before.claims[name], after.claims[name]) for name in asked & before.claims.keys()}
    claims = dict(sorted((verdicts | differing(before.claims, after.claims)).items()))
    return Changes(scores, claims, differing(before.figures, after.figures), before, after)


def by_name(scores: dict[str, dict]) -> dict[Name, object]:
    """All scores in one table, by variant and score."""
    return {(variant, name): score for variant, values in scores.items() for name, score in values.items()}


def differing(old: dict, new: dict) -> dict:
    """The old and new value of each entry that differs, None where there is none."""
    return {name: (old.get(name), new.get(name)) for name in (new | old) if content(old.get(name)) != content(new.get(name))}


def content(value: object) -> object:
    """What to compare of a value: JSON text, in which even NaN equals itself, or a figure's bytes without its metadata."""
    return METADATA.sub(b"", value) if isinstance(value, bytes) else json.dumps(value, sort_keys=True)


def value(score: dict | int) -> float:
    """A score's mean, or a plain count."""
    return float(numerals.mean(score))


def spread(score: dict | int) -> float:
    """A score's standard deviation over seeds; 0 where it is below the last stored digit, which is rounding."""
    sd = score["sd"] if isinstance(score, dict) and score["n"] > 1 else 0.0
    return sd if math.isfinite(sd) and sd > ROUNDING * abs(value(score)) else 0.0


def in_spreads(old: dict | int, new: dict | int) -> float | None:
    """The change in units of the standard deviation over seeds, pooled from both sides; None where nothing spreads."""
    sides = [score for score in (old, new) if isinstance(score, dict) and score["n"] > 1]
    freedom = sum(score["n"] - 1 for score in sides)
    variance = sum((score["n"] - 1) * spread(score) ** 2 for score in sides) / freedom if freedom else 0
    spreads = (value(new) - value(old)) / math.sqrt(variance) if variance > 0 else math.nan
    return spreads if math.isfinite(spreads) else None
