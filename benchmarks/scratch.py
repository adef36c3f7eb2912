"""A folder to measure in: clones of the project, the smallest rivals, and a watch on what runs there."""

import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.measuring import Failed
from proof.source.paths import ROOT

WATCH = Path(__file__).with_name("watch.py")
SNAKEMAKE = (str(Path(sys.executable).with_name("snakemake")), "--cores", "4")
SHARED = (".venv", "node_modules")  # set up once
KEPT = ("PROOF_MIRROR",)
BORING = ("Complete log", "Shutting down", "Exiting")  # how Snakemake ends, whatever happened


@dataclass(frozen=True)
class Place:
    """Where a row is measured, how often, which of its parts were named, and is what takes hours asked for, too?

    Trainings may take fewer seeds than they have, where that is said.
    """

    folder: Path
    runs: int
    parts: tuple[str, ...] = ()
    patient: bool = False
    seeds: int | None = None

    def clone(self, name: str = "clone") -> Path:
        """The last commit, with what `make setup` would set up."""
        target = self.folder / name
        run(["git", "clone", "-q", str(ROOT), str(target)], self.folder)
        for shared in SHARED:
            if (ROOT / shared).exists() and not (target / shared).exists():
                (target / shared).symlink_to((ROOT / shared).resolve())
        return target

    def one_rule(self, name: str, shell: str, asked: str) -> Path:
        """A folder with a Snakefile of one rule, which makes `out` of `asked`."""
        target = self.folder / name
        target.mkdir()
        rule = f'rule one:\n    input: "{asked}"\n    output: "out"\n    shell: {shell!r}\n'
        (target / "Snakefile").write_text(rule)
        return target


@dataclass(frozen=True)
class Ran:
    """What is known of a command that came to its end."""

    seconds: float
    processor_seconds: float
    peak: float  # MiB, of the largest of its processes
    said: str


def run(command: Sequence[str], folder: Path, **more: str) -> float:
    """Run a command to its end: how many seconds it took."""
    return watched(command, folder, **more).seconds


def watched(command: Sequence[str], folder: Path, **more: str) -> Ran:
    """Run a command to its end, with more in its environment; a sentence where it fails."""
    with (
        tempfile.NamedTemporaryFile("r") as told,
        tempfile.TemporaryFile("w+") as out,
        tempfile.TemporaryFile("w+") as err,
    ):
        asked = [sys.executable, "-S", str(WATCH), told.name, *command]
        subprocess.run(
            asked, cwd=folder, env=environment(folder, **more), stdin=subprocess.DEVNULL, stdout=out, stderr=err, check=False
        )
        for stream in (out, err):
            stream.seek(0)
        took = json.loads(told.read() or '{"code": "no word"}')
        if code := took.pop("code"):
            name = " ".join([Path(command[0]).name, *command[1:]])
            raise Failed(f"`{name}` ended with {code}: {last_words(err.read() + out.read())}")
        return Ran(**took, said=out.read())


def environment(folder: Path, **more: str) -> dict[str, str]:
    """What a user's shell would have in this folder, with nothing of a build that this may run in."""
    kept = {name: value for name, value in os.environ.items() if name in KEPT or not name.startswith("PROOF_")}
    path = os.pathsep.join([str(Path(sys.executable).parent), kept.get("PATH", "")])
    return kept | {"PYTHONPATH": str(folder / "src"), "PATH": path, "TF_CPP_MIN_LOG_LEVEL": "3"} | more


def last_words(said: str) -> str:
    """The last line of a failed command that says something."""
    lines = [line.strip() for line in said.splitlines() if line.strip() and not line.strip().startswith(BORING)]
    return lines[-1][:300] if lines else "it did not say why"


def commit() -> str:
    """The commit that is measured."""
    asked = ["git", "-C", str(ROOT), "log", "-1", "--format=%h (%cs)"]
    return subprocess.run(asked, capture_output=True, text=True, check=False).stdout.strip() or "no commit"


def python(*words: str) -> tuple[str, ...]:
    """A command of this package."""
    return (sys.executable, "-m", *words)


def build(clone: Path, *targets: str) -> float:
    """Build in a clone: how many seconds that took."""
    return run((*SNAKEMAKE, *targets), clone)


def ready(clone: Path, *targets: str) -> None:
    """Build so that nothing is left to do; refuse where that would take a training."""
    plan = watched((*SNAKEMAKE, "--dry-run", "--quiet", "host", "--", *targets), clone).said
    if re.search(r"rule (train|seed|gather):", plan):
        raise Failed("results of the last commit are stale, and a training would be measured too: `make check` names them")
    build(clone, *targets)
