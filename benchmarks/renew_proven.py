"""Once: keys count the functions that make results, and `python -m benchmarks.renew_proven` renews what is proven the same.

A run is renewed if it is fresh by the keys of before, and if the functions that made it were, at the commit at which its making
entered the history, what they are now. Names of the engine apart, they may differ by REWRITTEN alone. What needs no training is
made again from the committed runs, and renewed if the bytes are the same. All else is left as it is, and named.
"""

import io
import json
import os
import re
import subprocess
import sys
import tarfile
import tempfile
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from pathlib import Path

from proof.build import manifest, receipts
from proof.build.manifest import Artefact
from proof.report import remake
from proof.source import closure
from proof.source.paths import ROOT

BEFORE = {  # what every key of a kind counted besides the result's own function
    "data": ["autoencoders.images.load", "autoencoders.images.save"],
    "runs": [
        *("autoencoders.images.load", "autoencoders.runs.load", "autoencoders.runs.save"),
        *("autoencoders.steps.kernels.SETTINGS", "autoencoders.runs.together"),
    ],
}
NEW = [("autoencoders.steps.train", "make"), ("autoencoders.steps.train", ""), ("autoencoders.steps.gather", "make")]
REWRITTEN = (  # lines of the function that trains: as they were, and as they are now, to the same effect outside quick trials
    ("import importlib\n", ""),
    ("variant = importlib.import_module(artefact.module)\n", 'train = manifest.imported(f"{artefact.module}.train")\n'),
    ("variant.train(", "train("),
    ("        training.MAX_EPOCHS = quick.EPOCHS if settings.quick() else None\n", ""),
    ('os.environ.update({"KERAS_HOME": os.devnull, "KERAS_BACKEND": "tensorflow"})', ""),  # the engine does so now
    ('os.environ.pop("KERAS_MAX_EPOCHS", None)\n', ""),
    ('os.environ.pop("KERAS_MAX_STEPS_PER_EPOCH", None)\n', ""),
)
COSTS = ("output", "seconds", "cpu_seconds")  # by which a making is known again


def main() -> int:
    """Renew what is proven, and name what is not; 0 if all is proven."""
    left = []
    for run in (artefact for artefact in manifest.all_artefacts() + others() if artefact.kind == "runs"):
        if receipts.why_stale(run) is None:
            continue
        commit = entered().get((run.name, *map(receipts.read(run).get, COSTS)), "")
        if why := unproven(run, commit):
            left.append(f"{run} ({commit[:7] or 'not committed'}): {why}")
        else:
            receipts.renew(run)
    known = manifest.all_artefacts() + others()
    stale = [artefact for artefact in known if artefact.kind in remake.REMADE and receipts.why_stale(artefact)]
    with ProcessPoolExecutor(os.cpu_count()) as workers:
        for artefact, why in zip(stale, workers.map(remake.difference, stale), strict=True):
            if why:
                left.append(why)
            else:
                receipts.renew(artefact)
    print("\n".join(left) or "all receipts are renewed")
    return 1 if left else 0


def others() -> list[Artefact]:
    """Runs that no slide uses, and their scores."""
    used = manifest.all_artefacts()
    names = sorted(path.name.removesuffix(".npz") for path in Path("results/runs").glob("*.npz"))
    return [one for name in names for one in (Artefact("runs", name), Artefact("scores", name)) if one not in used]


def unproven(run: Artefact, commit: str) -> str:
    """Why it is not proven that the present code would make a run; empty if it is."""
    if receipts.read(run)["key"] != key_before(run) or receipts.edited(run):
        return "is not fresh by the keys of before"
    there, now = (runner(commit), runner()) if commit else ({}, runner())
    differing = [closure.full_name(place) for place in now if there.get(place) != now[place]]
    if commit and (other := differing_pins(commit, [*receipts.ingredients(run)["packages"]])):
        return f"was made with another {', '.join(other)}"
    return f"was made when {', '.join(differing)} was another" if differing else ""


def differing_pins(commit: str, packages: list[str]) -> list[str]:
    """The packages that were pinned to another version at a commit."""
    lock = git("show", f"{commit}:requirements.lock").decode()
    there = dict(re.findall(r"^([a-zA-Z0-9._-]+)==([^\s;\\]+)", lock, re.MULTILINE))
    return [name for name in packages if there.get(name) != closure.pinned()[name]]


@cache
def key_before(artefact: Artefact) -> str:
    """The key of a data set or a run by what keys counted before."""
    own = manifest.functions(artefact)
    if manifest.KINDS[artefact.kind].seeds and manifest.seed_count(artefact):
        own.append(manifest.KINDS[artefact.kind].seeds.constant)
    code = closure.closure(*(f"{artefact.module}.{name}" for name in sorted(own)), *BEFORE[artefact.kind])
    above = {str(source): key_before(source) for source in manifest.upstream(artefact)}
    files = {file: receipts.file_digest(file) for file in code.files}
    versions = {package: closure.version(package, str(artefact)) for package in code.packages}
    raw = {dataset: receipts.raw_digests(dataset) for dataset in code.pins}
    told = {"code": code.digest, "files": files, "packages": versions, "raw": raw, "made_from": above, "quick": False}
    return receipts.digest(told)


@cache
def runner(commit: str = "") -> dict[tuple[str, str], str]:
    """The digests of what keys count newly, at a commit or now; what was no definition then has none."""
    with tempfile.TemporaryDirectory() as folder:
        if commit:
            (source := Path(folder, "src")).mkdir()
            archive = git("archive", commit, "src/autoencoders")
            with tarfile.open(fileobj=io.BytesIO(archive)) as files:
                files.extractall(folder, filter="data")
            (source / "proof").symlink_to(ROOT / "src/proof")
            train = source / "autoencoders/steps/train.py"
            if not train.exists():
                return {}
            text = train.read_text()
            for before, after in REWRITTEN:
                text = text.replace(before, after)
            train.write_text(text)
        return digests(Path(folder) if commit else ROOT)


def digests(root: Path) -> dict[tuple[str, str], str]:
    """The digests of these definitions in the sources of a folder."""
    kept, found = closure.ROOT, {}
    for function in (closure.scan, closure.resolve, closure.targets, closure.definition, closure.place_digest):
        function.cache_clear()
    closure.ROOT = root
    for place in NEW:
        if place[1] == closure.EFFECTS or place[1] in closure.scan(place[0]).definitions:
            found[place] = closure.place_digest(place)
    closure.ROOT = kept
    for function in (closure.scan, closure.resolve, closure.targets, closure.definition, closure.place_digest):
        function.cache_clear()
    return found


@cache
def entered() -> dict[tuple, str]:
    """The commit at which each making of a run entered the history, by the run's name and what its receipt tells of it."""
    log = git("log", "--reverse", "--topo-order", "--format=@%H", "--raw", "--no-renames", "--abbrev=40", "-m", "--", "results")
    blobs, commit = [], ""
    for line in log.decode().splitlines():
        if line.startswith("@"):
            commit = line[1:]
        elif line.endswith(".npz.receipt") and "\tresults/runs/" in line:
            blobs.append((line.split()[3], Path(line.split("\t")[1]).name.removesuffix(".npz.receipt"), commit))
    asked = "\n".join(blob for blob, _, _ in blobs if set(blob) != {"0"}).encode()
    answer = io.BytesIO(subprocess.run(["git", "cat-file", "--batch"], cwd=ROOT, input=asked, capture_output=True).stdout)
    first: dict[tuple, str] = {}
    for blob, name, commit in blobs:
        if set(blob) != {"0"}:
            told = json.loads(answer.read(int(answer.readline().split()[2])))
            answer.readline()
            first.setdefault((name, *map(told.get, COSTS)), commit)
    return first


def git(*words: str) -> bytes:
    """What git says."""
    return subprocess.run(["git", *words], cwd=ROOT, capture_output=True, check=True).stdout


if __name__ == "__main__":
    sys.exit(main())
