"""Two states of the results, and what differs between them."""

import json
import math
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from proof.build import manifest
from proof.deck import numerals
from proof.report import history
from proof.report.history import Commit
from proof.source.paths import RESULTS

LOOKED_AT = ("scores", "figures", "sprites")
METADATA = re.compile(rb"\s*(<title>[^<]*</title>\s*)?<metadata>.*?</metadata>", re.DOTALL)
ROUNDING = 1e-7  # relative: scores are stored with seven digits
Name = tuple[str, str]  # variant and score
Read = Callable[[Path], bytes | None]


@dataclass(frozen=True)
class Results:
    """What one state of the project came to."""

    scores: dict[str, dict]  # by variant
    claims: dict[str, dict]
    figures: dict[str, bytes]  # sprites among them, as `live latent`


@dataclass(frozen=True)
class Changes:
    """What differs between two states, by name, each with what it was and what it is; None on the side where it is not."""

    scores: dict[Name, tuple]
    claims: dict[str, tuple]
    figures: dict[str, tuple]
    before: Results
    after: Results

    @property
    def flipped(self) -> list[str]:
        """The claims whose verdict is another now."""
        return [name for name, (old, new) in self.claims.items() if old and new and old["verdict"] != new["verdict"]]


def then(commit: Commit) -> tuple[list[Path], Read]:
    """The results at a commit: which files, and how to read one."""
    files = [history.listed(commit, RESULTS / kind, Path(manifest.KINDS[kind].file).suffix) for kind in LOOKED_AT]
    return sum(files, []), lambda file: history.content(commit, file)


def now() -> tuple[list[Path], Read]:
    """The results in the working folder, likewise."""
    files = [sorted((RESULTS / kind).glob(f"[!.]*{Path(manifest.KINDS[kind].file).suffix}")) for kind in LOOKED_AT]
    return sum(files, []), lambda file: file.read_bytes() if file.exists() else None


def collected(files: list[Path], read: Read) -> Results:
    """All results of one state."""
    return Results(
        {file.stem: table(file, read(file)) for file in files if file.suffix == ".json"},
        table(manifest.LEDGER.path, read(manifest.LEDGER.path) or b"{}"),
        {called(file): read(file) for file in files if file.suffix != ".json"},
    )


def called(picture: Path) -> str:
    """A picture's name among the figures: a figure and a sprite may share theirs."""
    return picture.stem if picture.parent.name == "figures" else f"live {picture.stem}"


def table(file: Path, content: bytes) -> dict:
    """A result that is JSON."""
    try:
        return json.loads(content)
    except ValueError as error:
        raise SystemExit(f"{file} is not JSON ({error}): bring it back with `git checkout {file}`, or make it again") from error


def compared(before: Results, after: Results) -> Changes:
    """What differs, new and gone ones too; a claim also where a variant that it looks at moved."""
    old, new = single(before.scores), single(after.scores)
    scores = differing(old, new)
    moved = {variant for variant, _ in scores}
    asked = {claim for claim in after.claims if moved & looked_at(claim)}
    verdicts = {name: (before.claims[name], after.claims[name]) for name in asked & before.claims.keys()}
    claims = dict(sorted((verdicts | differing(before.claims, after.claims)).items()))
    return Changes(scores, claims, differing(before.figures, after.figures), before, after)


def single(scores: dict[str, dict]) -> dict[Name, object]:
    """Each score by its two names."""
    return {(variant, name): score for variant, told in scores.items() for name, score in told.items()}


def differing(old: dict, new: dict) -> dict:
    """Both sides of each entry that is not the same."""
    return {name: (old.get(name), new.get(name)) for name in (new | old) if text_of(old.get(name)) != text_of(new.get(name))}


def text_of(value: object) -> object:
    """A value that equals itself even where it is no number; of a figure what is drawn, not what is told of it."""
    return METADATA.sub(b"", value) if isinstance(value, bytes) else json.dumps(value, sort_keys=True)


def looked_at(claim: str) -> set[str]:
    """The variants that a claim looks at, by the code as it is now."""
    return {run.name for run in manifest.asked_by(claim)}


def value(score: dict | int) -> float:
    """A score's mean, or a plain count."""
    return float(numerals.mean(score))


def spread(score: dict | int) -> float:
    """A score's standard deviation over seeds; one below the last stored digit is rounding, and none."""
    sd = score["sd"] if isinstance(score, dict) and score["n"] > 1 else 0.0
    return sd if math.isfinite(sd) and sd > ROUNDING * abs(value(score)) else 0.0


def in_spreads(old: dict | int, new: dict | int) -> float | None:
    """The change in units of the standard deviation over seeds, pooled from both sides; None where nothing spreads."""
    sides = [score for score in (old, new) if isinstance(score, dict) and score["n"] > 1]
    freedom = sum(score["n"] - 1 for score in sides)
    variance = sum((score["n"] - 1) * spread(score) ** 2 for score in sides) / freedom if freedom else 0
    spreads = (value(new) - value(old)) / math.sqrt(variance) if variance > 0 else math.nan
    return spreads if math.isfinite(spreads) else None
