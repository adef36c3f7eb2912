"""A tiny talk, with a science of its own, in a temporary copy of the engine: two variants, two figures, a sprite, two slides.

It is the engine's second client, and is built in seconds.
"""

import gc
import os
import re
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

import pytest

from autoencoders.steps import kernels
from warm_snakemake import Snakemake

os.environ.update(kernels.SETTINGS)  # what tests train runs on the kernels that a training runs on

ROOT = Path(__file__).resolve().parents[1]
TINY = ROOT / "tests/tiny"
MACHINERY = ("marp", "gates", "export", "live", "provenance")  # of slides, which is part of the engine
BESIDE = ("Snakefile", "Makefile", "requirements.lock", "package-lock.json", "environment.yml", ".gitignore")
UNSEEN = shutil.ignore_patterns("__pycache__")

LONGEST = ("test_variants", "test_rebuilds", "test_another_processor", "test_faults", "test_bench", "test_figures")  # files


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes longest, so that no worker is alone with it at the end."""
    items.sort(key=lambda item: LONGEST.index(item.path.stem) if item.path.stem in LONGEST else len(LONGEST))


def pytest_collection_finish() -> None:
    """Let go of nothing that was imported: a training begins with a search for garbage, which went through all of it."""
    gc.collect()
    gc.freeze()


@dataclass(frozen=True)
class Project:
    """A copy of the project in a folder of its own."""

    path: Path

    def run(self, *command: str, **environment: str) -> subprocess.CompletedProcess:
        """Run a command in the project and wait for it."""
        return subprocess.run(
            list(command), cwd=self.path, env=self.environment(**environment), capture_output=True, text=True, check=False
        )

    def environment(self, **more: str) -> dict[str, str]:
        """What a user's shell would have, with nothing of the build that these tests may run in."""
        ours = {name for name in os.environ if name.startswith(("PROOF_", "MAKE", "MFLAGS"))} | kernels.SETTINGS.keys()
        kept = {name: value for name, value in os.environ.items() if name not in ours}
        return kept | {"PYTHONPATH": str(self.path / "src"), "PYTHONDONTWRITEBYTECODE": "1"} | more

    def snakemake(self, *options: str, **environment: str) -> subprocess.CompletedProcess:
        """What a user types, with two cores."""
        return WARM.run(["--cores", "2", *options], self.path, self.environment(**environment))

    def build(self, *options: str) -> str:
        """Build, which must succeed; returns what was said."""
        done = self.snakemake(*options)
        assert done.returncode == 0, done.stderr[-3000:]
        return done.stderr

    def planned(self, *targets: str) -> set[str]:
        """The outputs that a build would make now, by their names without folder and suffix, rule first."""
        done = self.snakemake("--dry-run", "--quiet", "host", *([] if "--" in targets else ["--"]), *targets)
        assert done.returncode == 0, done.stderr[-3000:]
        jobs = re.findall(
            r"^(?:local)?rule (\w+):\n(?:.*\n)*?    output: (\S+?),?[ \n]", done.stdout + done.stderr, re.MULTILINE
        )
        return {f"{rule} {Path(output).name.split('.')[0]}" for rule, output in jobs}

    def check(self) -> subprocess.CompletedProcess:
        """The proof of freshness."""
        return self.run(sys.executable, "-m", "proof", "check")

    def edit(self, file: str, old: str, new: str) -> None:
        """Replace a text that must be there."""
        path = self.path / file
        text = path.read_text()
        assert old in text
        path.write_text(text.replace(old, new))


def copy_project(target: Path) -> Project:
    """The engine as it is, and the tiny talk, which is all science that there is in it."""
    shutil.copytree(TINY, target, ignore=UNSEEN)
    for folder in ("src/proof", "workflow", "profiles", *(f"slides/{name}" for name in MACHINERY)):
        shutil.copytree(ROOT / folder, target / folder, ignore=UNSEEN)
    for file in BESIDE:
        shutil.copy(ROOT / file, target)
    for file in (ROOT / "slides").glob("*.css"):
        shutil.copy(file, target / "slides")
    (target / "node_modules").symlink_to(ROOT / "node_modules")
    return Project(target)


WARM = Snakemake(Path(tempfile.mkdtemp(prefix="snakemake-")))


def pytest_sessionfinish() -> None:
    """Leave nothing running."""
    WARM.end()
    shutil.rmtree(WARM.folder, ignore_errors=True)


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A tiny talk, built once; not to be changed."""
    project = copy_project(tmp_path_factory.mktemp("built") / "talk")
    project.run(sys.executable, "-m", "compileall", "-q", "--invalidation-mode", "checked-hash", "src")  # once for all copies
    project.build()
    return project


@pytest.fixture
def tiny(built: Project, tmp_path: Path) -> Project:
    """A copy of the built tiny talk, to be changed at will."""
    return copied(built, tmp_path)


def copied(project: Project, folder: Path) -> Project:
    """A project as it is, in another folder."""
    shutil.copytree(project.path, folder / "talk", symlinks=True)
    return Project(folder / "talk")
