"""The shelf: what is kept on it, for how long, and how a seed on it is found."""

import os
import time
from pathlib import Path

import pytest

from proof.build import seeds
from proof.build.manifest import Artefact, Seed

RUN = Artefact("runs", "dense")


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty shelf."""
    monkeypatch.setenv("PROOF_SHELF", str(tmp_path))
    return tmp_path


def kept(shelf: Path, name: str, days: float) -> Path:
    """A seed that was last used so many days ago, in a folder as old."""
    path = shelf / name / "1.npz"
    path.parent.mkdir()
    path.touch()
    receipt = path.with_name("1.npz.receipt")
    receipt.write_text('{"seconds": 1.25, "cpu_seconds": 2, "peak_megabytes": 3}')
    for old in (path, receipt, path.parent):
        os.utime(old, (time.time() - days * 86400,) * 2)
    return path


def test_what_nobody_used_for_long_goes_from_the_shelf_and_what_was_used_stays(shelf: Path) -> None:
    old, new = kept(shelf, "dense-0a", seeds.KEPT_DAYS + 1), kept(shelf, "dense-1b", seeds.KEPT_DAYS - 1)
    used = kept(shelf, "pca-2c", seeds.KEPT_DAYS + 1)
    seed = Seed("runs", "pca", 1, used.parent)
    assert seeds.use([seed, seed]) == {"seeds": [1, 1], "seconds": 2.5, "cpu_seconds": 4, "peak_megabytes": 3}
    beside = shelf / "notes.txt"
    beside.touch()
    seeds.prune()
    assert [path.exists() for path in (old.parent, new, used, beside)] == [False, True, True, True]


def test_a_seed_is_found_by_its_number_and_in_the_folder_of_the_present_code_alone(shelf: Path) -> None:
    [first, second, *_] = seeds.of(RUN)
    assert first.folder == second.folder and first.folder.parent == shelf
    assert seeds.find(RUN, 2) == seeds.find(RUN, 2, second.folder.name) == second
    assert seeds.find(RUN, 2, "dense-0123456789abcdef") is None
    assert seeds.find(RUN, len(seeds.of(RUN)) + 1) is None


def test_an_empty_file_says_that_a_seed_is_not_needed_and_passes_for_no_seed(shelf: Path) -> None:
    [seed, *_] = seeds.of(RUN)
    seeds.mark_unneeded(seed)
    assert (seed.path.read_bytes(), seed.receipt.read_bytes()) == (b"", b"")
    assert seeds.missing(seed)
