"""What a build notes of source texts: it saves reading them again, and changes no answer."""

import json
from collections.abc import Callable, Iterator
from dataclasses import asdict
from pathlib import Path

import pytest

from conftest import Project
from proof.build.building import HELD
from proof.source import closure, notes
from proof.source.paths import ROOT

Packages = Callable[..., tuple[str, ...]]


@pytest.fixture
def module(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A module in a folder where a build has noted something else of its text, to tell a note from a reading."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(closure, "READ", {})
    path = tmp_path / "module.py"
    path.write_text("import scipy\ndef f(): return scipy\n")
    monkeypatch.setattr(closure, "source", lambda name: path)
    monkeypatch.setattr(closure, "shown", lambda path: path.name)
    closure.scan.__wrapped__("module")
    notes.FILE.parent.mkdir(parents=True)
    [note] = closure.READ.values()
    note["definitions"]["f"]["packages"] = ["noted"]
    notes.keep(closure.READ)
    yield path
    forget()


@pytest.fixture
def packages(module: Path, monkeypatch: pytest.MonkeyPatch) -> Packages:
    """The packages that the module uses, as a process says that begins now; in a build, if no word is against it."""

    def said(build: str = "1") -> tuple[str, ...]:
        monkeypatch.setenv(HELD, build)
        forget()
        return closure.scan.__wrapped__("module").definitions["f"].packages

    return said


def forget() -> None:
    """What a process that ends takes with it."""
    notes.known.cache_clear()
    notes.reader.cache_clear()


def test_a_build_takes_the_note_of_a_text_that_was_read_before(packages: Packages) -> None:
    assert packages() == ("noted",)


def test_outside_a_build_every_text_is_read(packages: Packages) -> None:
    assert packages(build="") == ("scipy",)


def test_a_text_that_changed_is_read(module: Path, packages: Packages) -> None:
    module.write_text("import scipy  # indeed\ndef f(): return scipy\n")
    assert packages() == ("scipy",)


def test_notes_of_another_reader_do_not_count(packages: Packages) -> None:
    notes.FILE.write_text(json.dumps(json.loads(notes.FILE.read_text()) | {"reader": "another"}))
    assert packages() == ("scipy",)


def test_damaged_notes_are_none(packages: Packages) -> None:
    notes.FILE.write_text(notes.FILE.read_text()[:40])
    assert packages() == ("scipy",)


def test_a_note_says_what_the_text_says(module: Path) -> None:
    module.write_text((ROOT / "src/proof/source/definitions.py").read_text())
    read = closure.scan.__wrapped__("module")
    assert closure.from_note(json.loads(json.dumps(asdict(read)))) == read


def test_a_build_with_notes_plans_as_one_without(tiny: Project) -> None:
    told = tiny.path / notes.FILE
    assert len(json.loads(told.read_text())["notes"]) > 30
    tiny.edit("src/tiny/dimming.py", "BY = 0.5", "BY = 0.4")
    planned = tiny.planned()
    assert "train dim" in planned
    told.unlink()
    assert tiny.planned() == planned
    tiny.build("results/runs/dim.npz")
    assert len(json.loads(told.read_text())["notes"]) > 30, "and the next plan has them"
