"""The environment: pinned, hashed, the same for pip and conda, and naming no host."""

import json
import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
LOCK = (ROOT / "requirements.lock").read_text()


def test_every_package_is_pinned_to_one_version_and_has_hashes() -> None:
    entries = re.split(r"\n(?=[a-zA-Z])", LOCK.strip())
    assert len(entries) > 50
    for entry in entries:
        assert re.match(r"[A-Za-z0-9._-]+==[^\s;]+", entry), entry[:80]
        assert "--hash=sha256:" in entry, entry[:80]


def test_what_the_project_asks_for_is_what_the_lock_pins() -> None:
    asked = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["dependencies"]
    for requirement in asked:
        assert re.search(rf"^{re.escape(requirement)}( |$)", LOCK, re.MULTILINE), f"{requirement}: run `make lock`"


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


@pytest.mark.parametrize("file", ["requirements.lock", "package-lock.json", ".npmrc", "Makefile", "environment.yml"])
def test_no_file_that_installs_names_a_package_index(file: str) -> None:
    text = (ROOT / file).read_text()
    assert not re.search(r"index-url|find-links|registry\s*=|https?://[\w.]*(pypi|pythonhosted|npmjs)", text)
