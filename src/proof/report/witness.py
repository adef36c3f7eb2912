"""Be a witness: what a machine got when it trained variants again, into results/witnesses: `python -m proof witness FOLDER`.

FOLDER is where they were trained, build/witness or another; what several folders tell of one machine is put into one file.
"""

import contextlib
import json
import re
import statistics
from pathlib import Path

from proof.build import manifest, receipts, seeds
from proof.build.manifest import Artefact
from proof.deck import witnesses
from proof.report import history, verify
from proof.source.paths import RESULTS, temporary

COMMIT_DIGITS = 12
DIGITS = 7  # of a mean or a deviation


def main(folder: str, *names: str) -> int:
    """Compare what was trained in a folder, write it down, and print a line for each variant; 0 if anything is written."""
    trained = names or sorted(path.stem for path in (Path(folder) / RESULTS / "scores").glob("[!.]*.json"))
    reasons = {name: why_left_out(name, folder) for name in trained}
    for name, why in reasons.items():
        if why:
            print(f"{name} is left out: {why}")
    told = [name for name, why in reasons.items() if not why]
    if not told:
        print(f"nothing in {folder} can be told of: `make witness` trains variants there")
        return 1
    machine = machine_of(folder, told)
    path = witnesses.file_of(**machine)
    before = before_now(path)
    rows = verify.compared(folder, *told, seen=verify.seen_elsewhere(without=path))
    heard = {name: heard_of(name, folder, [row for row in rows if row["name"].startswith(f"{name}.")]) for name in told}
    kept = [name for name in told if name in before and richer(before[name], heard[name])]
    write(path, {**machine, "variants": before | {name: heard[name] for name in told if name not in kept}})
    for name in kept:
        print(f"{name} stays: more of its seeds were told before")
    print(f"{path}: commit it, and send it; all witnesses say: {witnesses.sentence(receipts.key_of)}")
    return 0


def why_left_out(variant: str, folder: str) -> str | None:
    """Why nothing can be said of a variant; None if something can."""
    run, scores = Artefact("runs", variant), Artefact("scores", variant)
    if not scores.path.exists() or not run.path.exists():
        return f"there is no {scores} to compare it with"
    for artefact in (run, scores):
        if why := receipts.why_stale(artefact):
            return f"what is committed is stale: {artefact} {why}"
    made_now = was_made_as_now(scores, folder)
    return None if made_now else f"{Path(folder) / scores.path} is not what this code makes: `make witness` makes it again"


def was_made_as_now(artefact: Artefact, folder: str) -> bool:
    """Is what lies in the folder made by the present code, and so are all runs that it is made from?"""
    made = [one for one in manifest.with_ancestors((artefact,)) if one.kind in (artefact.kind, "runs")]
    with contextlib.chdir(folder):
        told = {one: receipts.read(one) for one in made if not receipts.edited(one)}
    return all((receipt := told.get(one)) and made_from(receipt) == made_from(receipts.ingredients(one)) for one in made)


def made_from(told: dict) -> list:
    """What a receipt tells, or today's ingredients, of code, files, packages and raw data: the same for any number of seeds."""
    return [told.get(part) for part in ("code", "files", "packages", "raw")]


def machine_of(folder: str, variants: list[str]) -> dict[str, str]:
    """The processor and graphics cards on which variants were trained, by their receipts; SystemExit if there are several."""
    told = [receipt_in(folder, variant) for variant in variants]
    processors = {name for receipt in told for name in receipt["processor"].split(seeds.MACHINES)}
    cards = {name for receipt in told for name in receipt["graphics"].split(seeds.MACHINES)} - {"none"}
    if len(processors) > 1 or len(cards) > 1:
        names = seeds.MACHINES.join(sorted(processors | cards))
        raise SystemExit(f"{folder} was trained on several machines ({names}): name variants of one of them")
    return {"processor": processors.pop(), "graphics": cards.pop() if cards else "none"}


def receipt_in(folder: str, variant: str) -> dict:
    """The receipt of a variant's run in a folder."""
    with contextlib.chdir(folder):
        return receipts.read(Artefact("runs", variant)) or {}


def before_now(path: Path) -> dict:
    """What a machine's file tells already, by variant; SystemExit if it contradicts itself."""
    if not path.exists():
        return {}
    if wrong := witnesses.problem(path, receipts.key_of):
        raise SystemExit(f"{path} {wrong}: mend it, or delete it")
    return witnesses.read(path)["variants"]


def heard_of(variant: str, folder: str, rows: list[dict]) -> dict:
    """What there is to tell of one variant, of which `rows` are the comparisons; prints a line on it."""
    run, receipt = Artefact("runs", variant), receipt_in(folder, variant)
    again = json.loads((Path(folder) / Artefact("scores", variant).path).read_text(encoding="utf-8"))
    here = {name: witnesses.values(score) for name, score in again.items()}
    there = witnesses.committed_values(variant, here)
    off = [row["name"].partition(".")[2] for row in rows if not row["agrees"]]
    equal = sum(row["deviation"] == 0 for row in rows)
    print(f"{variant}: {len(rows)} scores{verify.seeds_note(rows)}, {equal} equal to the last digit, {len(off)} off")
    return {
        "key": receipts.key(run),
        "scored": receipts.key_of("scores", variant),
        "commit": (history.git("rev-parse", "HEAD") or b"").decode()[:COMMIT_DIGITS],
        "system": receipt.get("machine", ""),
        "packages": receipts.ingredients(run)["packages"],
        "seeds": receipt.get("seeds", []),
        "off": off,
        "scores": {name: entry(here[name], there[name]) for name in here if name in there},
    }


def entry(values: list[float], committed: list[float]) -> dict:
    """What is told of one score."""
    mean, other = statistics.fmean(values), statistics.fmean(committed)
    rounded = {name: float(f"{number:.{DIGITS}g}") for name, number in (("mean", mean), ("deviation", mean - other))}
    return {"values": values, "committed": committed, **rounded}


def richer(before: dict, now: dict) -> bool:
    """Is what was told before about the same run, and about more of its seeds?"""
    return before["key"] == now["key"] and before["scored"] == now["scored"] and len(before["seeds"]) > len(now["seeds"])


def write(path: Path, witness: dict) -> None:
    """Write a machine's file in one step, a line for each score."""
    text = json.dumps(witness, indent=1, sort_keys=True)
    text = re.sub(r"\{[^{}]*\}|\[[^\[\]{}]*\]", lambda match: " ".join(match[0].split()), text)
    path.parent.mkdir(parents=True, exist_ok=True)
    part = temporary(path)
    part.write_text(text + "\n", encoding="utf-8")
    part.replace(path)
