"""The record of a variant's trials, benchmarks/trials/<variant>.json: one line for each training, sorted."""

import json
from pathlib import Path

from proof.build import settings, trial
from proof.build.trial import Trial
from proof.deck import numerals
from proof.report import history
from proof.source.paths import ROOT

FOLDER = ROOT / "benchmarks/trials"
CODE = ("src", "requirements.lock", "package-lock.json")  # what a record's commit has to hold
COMMIT_DIGITS = 12


def stop_if_uncommitted() -> None:
    """SystemExit if what is trained now is at no commit, where nobody could make a record again."""
    if settings.quick():
        raise SystemExit("a quick trial is not recorded")
    history.commit("HEAD")
    changed = history.git("status", "--porcelain", "--", *CODE).decode().splitlines()
    if changed:
        raise SystemExit(
            f"a record names the commit of its code: commit first, {', '.join(line[3:] for line in changed)} changed"
        )


def write(trials: list[Trial], names: list[str]) -> Path:
    """Put these trials into their variant's record, in the place of earlier ones of the same settings."""
    path = FOLDER / f"{trials[0].variant}.json"
    lines = json.loads(path.read_text()) if path.exists() else []
    known = {identity(line): line for line in lines}
    for item in trials:
        line = entry(item, names)
        known[identity(line)] = merged(line, known.get(identity(line)))
    FOLDER.mkdir(parents=True, exist_ok=True)
    rows = ",\n".join(json.dumps(line) for line in sorted(known.values(), key=order))
    path.write_text(f"[\n{rows}\n]\n")
    return path.relative_to(ROOT)


def entry(item: Trial, names: list[str]) -> dict:
    """A trial as it is recorded, with all constants of its variant."""
    result = item.result()
    scores = {name: numerals.mean(result["scores"][name]) for name in names if name in result["scores"]}
    return {
        "on": item.part,
        "constants": dict(sorted((trial.constants(item.variant) | item.changed).items())),
        "seed": item.seed,
        "scores": scores,
        "seconds": result["seconds"],
        "commit": history.commit("HEAD").hash[:COMMIT_DIGITS],
        "key": item.folder.parent.name,
    }


def identity(line: dict) -> str:
    """What two lines share that are about the same training."""
    return json.dumps([line["on"], line["constants"], line["seed"]])


def merged(line: dict, before: dict | None) -> dict:
    """A new line in the place of an old one; if the code is the same, the old one's commit stays, and its other scores."""
    if before is None or before["key"] != line["key"]:
        return line
    return line | {"commit": before["commit"], "scores": dict(sorted((before["scores"] | line["scores"]).items()))}


def order(line: dict) -> tuple:
    """What lines are sorted by: part, constants (numbers by value), seed."""
    values = [(value if isinstance(value, int | float) else 0, json.dumps(value)) for value in line["constants"].values()]
    return line["on"], list(line["constants"]), values, line["seed"]
