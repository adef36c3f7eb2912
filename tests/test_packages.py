"""What is installed, when, and what is said: nothing twice, and nothing of training for a talk."""

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from autoencoders import kinds
from conftest import ROOT
from proof.build import packages


@pytest.fixture
def said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The commands that an installation runs, in an empty project whose environment is made in a moment."""
    commands: list[str] = []

    def command(*words: str, **environment: str) -> None:
        commands.append(" ".join((*words, *map("=".join, environment.items()))).replace(f"{tmp_path}/", ""))
        if "venv" in words:
            packages.PYTHON.parent.mkdir(parents=True)
            packages.PYTHON.touch()
        if "uv" in words and (tmp_path / "uv fails").exists():
            raise subprocess.CalledProcessError(1, words)

    class Npm:
        def __init__(self, words: list[str], cwd: Path):
            commands.append("npm " + words[3])
            packages.MODULES.mkdir(exist_ok=True)

        def wait(self) -> int:
            return 0

    monkeypatch.setattr(packages, "run", command)
    monkeypatch.setattr(packages.subprocess, "Popen", Npm)
    monkeypatch.setattr(packages, "ROOT", tmp_path)
    monkeypatch.setattr(packages, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(packages, "MODULES", tmp_path / "node_modules")
    monkeypatch.setattr(packages, "NODE_LOCK", tmp_path / "package-lock.json")
    monkeypatch.setattr(packages, "PYTHON", tmp_path / ".venv/bin/python")
    monkeypatch.setattr(packages, "LOCKS", {stage: tmp_path / path.name for stage, path in packages.LOCKS.items()})
    (tmp_path / "requirements-talk.lock").write_text("".join(f"{name}==1 \\\n    --hash=sha256:0\n" for name in packages.FIRST))
    (tmp_path / "requirements.lock").write_text("tensorflow==2\n")
    (tmp_path / "package-lock.json").write_text("{}")
    return commands


def test_a_talk_installs_its_own_lock_and_node_s_and_no_more(said: list[str], capsys) -> None:
    packages.main("talk")
    assert said[0].endswith("-m venv .venv")
    assert "pip install" in said[1] and "--require-hashes" in said[1]
    assert said[2] == "npm ci"
    assert said[3].endswith("--require-hashes --no-deps -r requirements-talk.lock")
    assert said[4].endswith("--no-deps --no-build-isolation --editable .")
    assert len(said) == 5
    assert capsys.readouterr().err == f"{packages.SAYING['talk']}\n"


def test_nothing_is_installed_twice(said: list[str], capsys) -> None:
    packages.main("all")
    count = len(said)
    packages.main("all")
    packages.main("talk")
    assert len(said) == count
    assert [line for line in said if "requirements.lock" in line and "uv" in line]


def test_what_trains_is_added_to_what_a_talk_needs(said: list[str]) -> None:
    packages.main("talk")
    del said[:]
    packages.main("all")
    [line] = said
    assert line.endswith("-r requirements.lock")


@pytest.mark.parametrize(
    ("lock", "anew"), [("requirements-talk.lock", True), ("requirements.lock", True), ("package-lock.json", False)]
)
def test_other_pins_of_python_make_another_environment(said: list[str], lock: str, anew: bool, tmp_path: Path) -> None:
    packages.main("all")
    (packages.VENV / "old").touch()
    with (tmp_path / lock).open("a") as file:
        file.write("\n")
    packages.main("talk")
    assert (packages.VENV / "old").exists() != anew
    assert packages.done("talk")


def test_a_package_that_is_gone_is_installed_again(said: list[str]) -> None:
    folder = packages.VENV / "lib/python3.11/site-packages/numpy-2.4.6.dist-info"
    packages.main("talk")
    folder.mkdir(parents=True)
    packages.install("talk")
    del said[:]
    packages.main("talk")
    assert said == []
    folder.rmdir()
    packages.main("talk")
    assert said[0].endswith("-m venv .venv")


def test_an_environment_that_was_moved_is_made_anew(said: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    packages.main("talk")
    del said[:]
    packages.VENV.rename(tmp_path / "moved")
    monkeypatch.setattr(packages, "VENV", tmp_path / "moved")
    packages.main("talk")
    assert said


@pytest.mark.parametrize("replaced", [Path.unlink, lambda python: python.write_text("another")])
def test_an_environment_whose_python_was_replaced_is_made_anew(said: list[str], replaced: Callable[[Path], object]) -> None:
    packages.main("talk")
    del said[:]
    replaced(packages.PYTHON)
    packages.main("talk")
    assert said[0].endswith("-m venv .venv")


def test_a_set_up_that_was_stopped_goes_on(said: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as stopped:
        stopped.setattr(packages.shutil, "copy", lambda *_: sys.exit("stopped"))
        with pytest.raises(SystemExit):
            packages.main("talk")
    assert not packages.done("talk")
    packages.main("talk")
    assert packages.done("talk")


def test_what_comes_as_source_is_built_by_what_the_lock_pins(said: list[str], tmp_path: Path) -> None:
    (tmp_path / "uv fails").touch()
    packages.main("talk")
    [by_uv] = [line for line in said if "uv pip install" in line and "--require-hashes" in line]
    assert "--build-constraints requirements.lock" in by_uv
    [by_pip] = [line for line in said if "-m pip install" in line and "-r requirements-talk.lock" in line]
    assert "PIP_CONSTRAINT=.venv/builders.txt PIP_BUILD_CONSTRAINT=.venv/builders.txt" in by_pip
    pinned = (tmp_path / ".venv/builders.txt").read_text().split()
    assert [line.partition("==")[0] for line in pinned] == ["setuptools", "wheel", "packaging"]
    assert all(re.search(rf"^{re.escape(line)} ", (ROOT / "requirements.lock").read_text(), re.MULTILINE) for line in pinned)


@pytest.mark.skipif(not Path("/sys").exists(), reason="needs a folder in which nobody may write")
def test_a_folder_in_which_nothing_may_be_written_is_a_sentence() -> None:
    asks = (
        "import runpy, sys, proof.source.closure, proof.source.paths as paths\n"
        "paths.ROOT, sys.argv[1:] = paths.Path('/sys'), ['talk']\n"
        "runpy.run_module('proof.build.packages', run_name='__main__')"
    )
    command, environment = [sys.executable, "-c", asks], {"PYTHONPATH": str(ROOT / "src")}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert re.fullmatch(r"/sys/.venv: [A-Z][a-z -]+; .*work in a copy of the project.*\n", done.stderr)


def test_a_package_of_node_that_is_gone_is_installed_again(said: list[str], tmp_path: Path) -> None:
    pinned = '{"packages": {"": {}, "node_modules/axe-core": {}, "node_modules/for-windows": {"optional": true}}}'
    (tmp_path / "package-lock.json").write_text(pinned)
    (axe := tmp_path / "node_modules/axe-core").mkdir(parents=True)
    packages.main("talk")
    del said[:]
    packages.main("talk")
    assert said == []
    axe.rmdir()
    packages.main("talk")
    assert "npm ci" in said


def test_where_uv_finds_nothing_pip_may(said: list[str], tmp_path: Path) -> None:
    (tmp_path / "uv fails").touch()
    packages.main("talk")
    by_pip = [line for line in said if "-m pip install" in line]
    assert "-r requirements-talk.lock" in by_pip[-2] and "--editable ." in by_pip[-1]


def test_the_first_packages_come_with_their_hashes_from_the_lock() -> None:
    for name in packages.FIRST:
        head, *hashes = packages.entry(name).splitlines()
        assert head.startswith(f"{name}==")
        assert hashes and all(line.strip().startswith("--hash=sha256:") for line in hashes)


def test_what_comes_before_scores_asks_for_what_trains() -> None:
    assert {kind.name for kind in kinds.KINDS if kind.needs == "tensorflow"} == {"data", "runs"}


def test_a_package_that_is_there_asks_for_nothing(said: list[str]) -> None:
    packages.ensure("json")
    assert said == []


def test_a_package_that_is_not_there_is_installed_here_and_nowhere_else(said: list[str], monkeypatch) -> None:
    with pytest.raises(SystemExit, match="no_such_module is not installed here: install requirements.lock"):
        packages.ensure("no_such_module")
    monkeypatch.setattr(sys, "prefix", str(packages.VENV))
    packages.ensure("no_such_module")
    assert packages.done("all")
