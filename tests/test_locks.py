"""The environment: pinned, hashed, the same for pip and conda, and naming no host."""

import json
import re
import sys
import tomllib
from pathlib import Path

import pytest

from proof.build import manifest
from proof.source import closure, definitions

ROOT = Path(__file__).resolve().parents[1]
LOCK, TALK = ((ROOT / name).read_text() for name in ("requirements.lock", "requirements-talk.lock"))


def test_every_package_is_pinned_to_one_version_and_has_hashes() -> None:
    entries = re.split(r"\n(?=[a-zA-Z])", LOCK.strip())
    assert len(entries) > 50
    for entry in entries:
        assert re.match(r"[A-Za-z0-9._-]+==[^\s;]+", entry), entry[:80]
        assert "--hash=sha256:" in entry, entry[:80]


def test_what_the_project_asks_for_is_what_the_locks_pin() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    more = [requirement for extra in project["optional-dependencies"].values() for requirement in extra]
    for requirement in (*project["dependencies"], *more):
        assert re.search(rf"^{re.escape(requirement)}( |$)", LOCK, re.MULTILINE), f"{requirement}: run `make lock`"
    build = tomllib.loads((ROOT / "pyproject.toml").read_text())["build-system"]["requires"]
    for requirement in (*project["dependencies"], *build):
        assert re.search(rf"^{re.escape(requirement)}( |$)", TALK, re.MULTILINE), f"{requirement}: run `make lock`"


def test_the_talk_s_lock_is_a_part_of_the_other() -> None:
    entries, talk = (
        {text.split()[0]: set(re.findall("sha256:[0-9a-f]{64}", text)) for text in re.split(r"\n(?=[a-zA-Z])", lock)}
        for lock in (LOCK, TALK)
    )
    assert {name: entries.get(name) for name in talk} == talk
    assert not {name.partition("==")[0] for name in talk} & {"tensorflow", "keras", "pytest"}


def test_what_needs_no_training_imports_no_package_that_only_trainings_have() -> None:
    """Not only what a result uses: a module that its job imports may import more."""
    names = set(re.findall(r"^([A-Za-z0-9._-]+)==", TALK, re.MULTILINE))
    for artefact in manifest.all_artefacts():
        if artefact.kind not in ("data", "runs"):
            modules = closure.imported(closure.reached(manifest.roots(artefact)))
            asked = {name for module in modules for name in closure.scan(module).imported.values()}
            tops = {name.partition(".")[0] for name in asked if not definitions.is_ours(name)} - sys.stdlib_module_names
            assert {definitions.DISTRIBUTIONS.get(top, top.replace("_", "-")) for top in tops} <= names, artefact


def test_no_package_has_two_versions_for_different_pythons() -> None:
    names = re.findall(r"^([A-Za-z0-9._-]+)==", LOCK, re.MULTILINE)
    assert len(names) == len(set(names))


def test_conda_gets_the_same_versions_as_pip() -> None:
    text = (ROOT / "environment.yml").read_text()
    assert "- -r requirements.lock" in text
    pinned_here = re.findall(r"^\s*- ([a-z0-9-]+)[=<>]", text, re.MULTILINE)
    assert pinned_here == ["python"], "all versions but Python's come from the lock file"
    python = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["requires-python"]
    assert f"python{python}" in text


def test_node_packages_are_pinned_with_integrity_and_without_addresses() -> None:
    lock = json.loads((ROOT / "package-lock.json").read_text())
    packages = {name: told for name, told in lock["packages"].items() if name}
    assert packages
    for name, told in packages.items():
        assert "integrity" in told, name
        assert "resolved" not in told, name
    for name, version in json.loads((ROOT / "package.json").read_text())["dependencies"].items():
        assert packages[f"node_modules/{name}"]["version"] == version


@pytest.mark.parametrize(
    "file", ["requirements.lock", "requirements-talk.lock", "package-lock.json", ".npmrc", "Makefile", "environment.yml"]
)
def test_no_file_that_installs_names_a_package_index(file: str) -> None:
    text = (ROOT / file).read_text()
    assert not re.search(r"index-url|find-links|registry\s*=|https?://[\w.]*(pypi|pythonhosted|npmjs)", text)
