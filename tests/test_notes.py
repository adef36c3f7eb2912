"""What a build notes of source texts: it saves reading them again, and changes no answer."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from autoencoders.pipeline import closure, notes
from autoencoders.pipeline.building import HELD
from conftest import Project

Packages = Callable[..., list[str]]


@pytest.fixture
def module(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A module in a folder where a build has noted something else of its text, to tell a note from a reading."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(closure, "READ", {})
    path = tmp_path / "module.py"
    path.write_text("import scipy\n")
    closure.scan.__wrapped__(path)
    notes.FILE.parent.mkdir(parents=True)
    notes.keep({name: vars(scan) | {"packages": ["noted"]} for name, scan in closure.READ.items()})
    yield path
    forget()


@pytest.fixture
def packages(module: Path, monkeypatch: pytest.MonkeyPatch) -> Packages:
    """The packages that the module imports, as a process says that begins now; in a build, if no word is against it."""

    def said(build: str = "1") -> list[str]:
        monkeypatch.setenv(HELD, build)
        forget()
        return list(closure.scan.__wrapped__(module).packages)

    return said


def forget() -> None:
    """What a process that ends takes with it."""
    notes.known.cache_clear()
    notes.reader.cache_clear()


def test_a_build_takes_the_note_of_a_text_that_was_read_before(packages: Packages) -> None:
    assert packages() == ["noted"]


def test_outside_a_build_every_text_is_read(packages: Packages) -> None:
    assert packages(build="") == ["scipy"]


def test_a_text_that_changed_is_read(module: Path, packages: Packages) -> None:
    module.write_text("import scipy  # indeed\n")
    assert packages() == ["scipy"]


def test_notes_of_another_reader_do_not_count(packages: Packages) -> None:
    notes.FILE.write_text(json.dumps(json.loads(notes.FILE.read_text()) | {"reader": "another"}))
    assert packages() == ["scipy"]


def test_damaged_notes_are_none(packages: Packages) -> None:
    notes.FILE.write_text(notes.FILE.read_text()[:40])
    assert packages() == ["scipy"]


def test_a_new_module_makes_another_reader_for_an_import_may_mean_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "pipeline").mkdir()
    (tmp_path / "pipeline/closure.py").touch()
    monkeypatch.setattr(notes, "PACKAGE", tmp_path)
    before = notes.reader.__wrapped__()
    (tmp_path / "new.py").touch()
    assert notes.reader.__wrapped__() != before


def test_a_build_with_notes_plans_as_one_without(tiny: Project) -> None:
    told = tiny.path / notes.FILE
    assert len(json.loads(told.read_text())["notes"]) > 30
    tiny.edit("src/autoencoders/dimming.py", "BY = 0.5", "BY = 0.4")
    planned = tiny.planned()
    assert "train dim" in planned
    told.unlink()
    assert tiny.planned() == planned
    assert told.exists()
