"""How often `make verify` rings without cause, and for planted changes: `python -m benchmarks.witness FOLDER VARIANT...`.

False alarms are counted in simulated retrainings of all committed scores, and among the committed seeds, each of which is taken
once for a retraining. Planted changes are real trainings of one seed in a clone; FOLDER, such as build/witness, lends its data.
"""

import json
import math
import shutil
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from benchmarks import machine, scratch
from benchmarks.scratch import Place
from proof.report import verify
from proof.source.paths import ROOT

TABLE = ROOT / "benchmarks/witness.md"
RETRAININGS = 200  # that are simulated
TOGETHER = (0.0, 0.5, 0.95)  # how scores of one network hang together: the share of their variance that they have in common
NOISE = 1e-6  # relative, by which equal networks are off
ACTIVATION = 'activation="relu"'
RATE = {'compile("adam"': "compile(optimizers.Adam(1.1e-3)", "import Sequential": "import Sequential, optimizers"}


@dataclass(frozen=True)
class Planted:
    """A change of one variant's recipe that nobody is to overlook."""

    variant: str
    what: str
    file: str  # below src/autoencoders
    edits: dict[str, str]


PLANTED = tuple(
    Planted(variant, what, file, edits)
    for variant, network, rate in (
        ("dense", "networks/dense.py", RATE),
        ("anomaly", "networks/small.py", RATE),
        ("dense_leaky", "variants/dense_leaky.py", {"EPOCHS, BATCH)": "EPOCHS, BATCH, rate=1.1e-3)"}),
    )
    for what, file, edits in (
        ("one epoch fewer", f"variants/{variant}.py", {"EPOCHS = 100": "EPOCHS = 99"}),
        ("a rate 1.1 times as high", f"variants/{variant}.py", rate),
        (
            "another activation",
            network,
            {'"leaky_relu"': '"elu"'} if "variants" in network else {ACTIVATION: 'activation="elu"'},
        ),
    )
)


def main(folder: str, *variants: str) -> None:
    """Measure, with changes of the named variants or of all, and write the table."""
    write([*false_alarms()], [*rings(folder, *variants)])


def write(quiet: list[str], loud: list[str]) -> None:
    """Write the table: rows of retrainings without a cause, and rows of planted changes."""
    about = f"{machine.about()['processor']}, commit {scratch.commit()}"
    lines = ["# What `make verify` rings for", "", f"Written by `python -m benchmarks.witness`: {about}.", ""]
    lines += ["| retrainings without a cause | how many | rang |", "| --- | ---: | ---: |", *quiet, ""]
    lines += ["| variant | planted | scores | off without witnesses | off with them | rings |"]
    lines += ["| --- | --- | ---: | ---: | ---: | ---: |", *loud]
    TABLE.write_text("\n".join(lines) + "\n")
    print(f"written: {TABLE}")


def false_alarms() -> Iterator[str]:
    """The rows of retrainings without a cause."""
    committed = {path.stem: json.loads(path.read_text()) for path in sorted((ROOT / "results/scores").glob("*.json"))}
    by_chance = {name: by_seeds(scores) for name, scores in committed.items() if verify.rests_on_seeds(name)}
    by_chance = {name: scores for name, scores in by_chance.items() if scores}
    left_out = list(seeds_left_out(by_chance))
    yield f"| committed seeds, each taken for a retraining of its own | {len(left_out)} | {sum(map(bool, left_out))} |"
    for together in TOGETHER:
        rang = sum(map(bool, alarms(by_chance, RETRAININGS, together)))
        yield f"| simulated; scores of a network share {together:.0%} of their variance | {RETRAININGS} | {rang} |"


def by_seeds(scores: dict) -> dict[str, dict]:
    """Those of a variant's scores that differ between seeds."""
    return {name: score for name, score in scores.items() if isinstance(score, dict) and score["sd"] and score["n"] > 1}


def rings(folder: str, *variants: str) -> Iterator[str]:
    """The rows of planted changes."""
    with tempfile.TemporaryDirectory() as place:
        clone = Place(Path(place), 1).clone()
        for planted in PLANTED:
            if planted.variant in (variants or (planted.variant,)):
                yield measured(planted, clone, Path(folder).resolve())


def alarms(committed: dict[str, dict], retrainings: int, together: float, seed: int = 1) -> Iterator[int]:
    """For each simulated retraining, how many of its scores ring.

    Committed scores stand for what is true, and new ones are drawn: those that are committed, those of a witness, and those of
    the retraining. Every other network comes out equal on other machines.
    """
    random = np.random.default_rng(seed)
    names = [(variant, name) for variant, scores in committed.items() for name in scores]
    equal = set(list(committed)[::2])
    for _ in range(retrainings):
        first, second, third = (drawn(committed, together, random) for _ in range(3))
        for variant in equal:
            second[variant] = {name: with_noise(score, random) for name, score in first[variant].items()}
            third[variant] = {name: with_noise(score, random) for name, score in first[variant].items()}
        seen = {variant: {name: [apart(second, first, variant, name)] for name in first[variant]} for variant in first}
        known = verify.Known(verify.spreads_by_kind(first), seen, verify.RISK / len(names))
        rows = [row for variant in first for row in verify.compare_scores(variant, first[variant], third[variant], True, known)]
        yield sum(not row["agrees"] for row in rows)


def drawn(committed: dict[str, dict], together: float, random: np.random.Generator) -> dict[str, dict]:
    """New values for all seeds of all scores, of which those of one network hang together."""
    new: dict[str, dict] = {}
    for variant, scores in committed.items():
        common = random.standard_normal(max(score["n"] for score in scores.values()))
        new[variant] = {}
        for name, score in scores.items():
            own = random.standard_normal(score["n"])
            mixed = math.sqrt(together) * common[: score["n"]] + math.sqrt(1 - together) * own
            new[variant][name] = of_values(score["mean"] + score["sd"] * mixed)
    return new


def of_values(values: np.ndarray) -> dict:
    """A score with these values."""
    sd = float(np.std(values, ddof=1)) if len(values) > 1 else 0.0
    return {"mean": float(np.mean(values)), "sd": sd, "n": len(values), "values": values.tolist()}


def with_noise(score: dict, random: np.random.Generator) -> dict:
    """A score that is off by rounding alone."""
    return of_values(np.array(score["values"]) * (1 + NOISE * random.standard_normal(score["n"])))


def apart(one: dict, other: dict, variant: str, name: str) -> float:
    """How far a score's first seed is off."""
    return one[variant][name]["values"][0] - other[variant][name]["values"][0]


def seeds_left_out(committed: dict[str, dict]) -> Iterator[int]:
    """For each place among the seeds, how many scores ring if that seed is taken for a retraining of the others' first one."""
    risk = verify.RISK / sum(map(len, committed.values()))
    known = verify.Known(verify.spreads_by_kind(committed), {}, risk)
    for place in range(max(score["n"] for scores in committed.values() for score in scores.values())):
        rows = []
        for variant, scores in committed.items():
            fit = {name: score for name, score in scores.items() if score["n"] > max(2, place)}
            others = {name: of_values(np.delete(score["values"], place)) for name, score in fit.items()}
            taken = {name: of_values(np.array(score["values"][place : place + 1])) for name, score in fit.items()}
            rows += verify.compare_scores(variant, others, taken, True, known)
        yield sum(not row["agrees"] for row in rows)


def measured(planted: Planted, clone: Path, lender: Path) -> str:
    """A row of the table: a variant trained in a clone with a change, and what rings."""
    file, again = clone / "src/autoencoders" / planted.file, clone / "build/again"
    text = file.read_text()
    shutil.rmtree(again, ignore_errors=True)
    (again / "results").mkdir(parents=True)
    (again / "results/data").symlink_to(lender / "results/data")
    try:
        changed = text
        for old, new in planted.edits.items():
            if old not in changed:
                raise SystemExit(f"{file} has no {old} any more: mend PLANTED")
            changed = changed.replace(old, new, 1)
        file.write_text(changed)
        for words in (("runs", planted.variant, "1"), ("runs", planted.variant), ("scores", planted.variant)):
            scratch.run(scratch.python("proof", "make", *words), again, PYTHONPATH=str(clone / "src"), PROOF_SEEDS="1")
    finally:
        file.write_text(text)
    before = verify.compared(str(again), planted.variant, seen={})
    after = verify.compared(str(again), planted.variant)
    off = [sum(not row["agrees"] for row in rows) for rows in (before, after)]
    return f"| {planted.variant} | {planted.what} | {len(after)} | {off[0]} | {off[1]} | {'yes' if off[1] else '**no**'} |"


if __name__ == "__main__":
    main(*sys.argv[1:])
