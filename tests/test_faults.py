"""Whatever is killed, and whenever: nothing half-made is used, nobody writes on, and the same command simply goes on."""

import errno
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from autoencoders.pipeline import command
from autoencoders.pipeline.manifest import Artefact
from conftest import Project

SLOW = """
import pathlib, time
with pathlib.Path("trained.log").open("a") as log:
    log.write(f"{seed}\\n")
if pathlib.Path("slow").exists() and seed == 2:
    pathlib.Path("waiting").touch()
    time.sleep(60)
"""


@pytest.fixture
def slow(tiny: Project) -> Project:
    """A tiny talk whose second seed takes a minute while a file called slow is there."""
    body = "".join(f"    {line}\n" for line in SLOW.strip().splitlines())
    marker = '    """Nothing to train."""\n'
    tiny.edit("src/autoencoders/variants/noisy.py", marker, marker + body)
    (tiny.path / "slow").touch()
    return tiny


def start(project: Project) -> subprocess.Popen:
    """Start a build in a process group of its own, and wait until it trains the second seed."""
    build = subprocess.Popen(
        [str(Path(sys.executable).with_name("snakemake")), "--cores", "2"],
        cwd=project.path,
        env=project.environment(),
        start_new_session=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    deadline = time.monotonic() + 60
    while not (project.path / "waiting").exists():
        assert time.monotonic() < deadline, "the build did not get as far as the second seed"
        time.sleep(0.1)
    return build


def jobs(project: Project) -> list[int]:
    """The processes that work in the project."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            words = (process / "cmdline").read_text()
            if (process / "cwd").readlink() == project.path and "autoencoders.train" in words:
                found.append(int(process.name))
        except OSError:
            continue
    return found


def wait_until_gone(project: Project) -> None:
    """Give an orphan the second that it takes to see that it is one."""
    deadline = time.monotonic() + 10
    while jobs(project):
        assert time.monotonic() < deadline, "a job outlived its build"
        time.sleep(0.1)


def seeds_trained(project: Project) -> list[str]:
    return (project.path / "trained.log").read_text().split()


@pytest.mark.skipif(not Path("/proc").exists(), reason="looks for processes in /proc")
@pytest.mark.parametrize("victims", ["the build alone", "the build and its jobs"])
def test_after_kill_9_the_same_command_goes_on_with_the_seed_that_was_not_done(slow: Project, victims: str) -> None:
    build = start(slow)
    os.kill(build.pid, signal.SIGKILL) if victims == "the build alone" else os.killpg(build.pid, signal.SIGKILL)
    build.wait()
    wait_until_gone(slow)
    assert not (slow.path / "results/runs/noisy.npz.receipt").exists(), "nothing half-made passes for a result"
    (slow.path / "slow").unlink()
    slow.build()
    assert seeds_trained(slow) == ["1", "2", "2"]
    assert slow.planned() == set()
    assert slow.check().returncode == 0


@pytest.mark.skipif(not Path("/proc").exists(), reason="looks for processes in /proc")
def test_ctrl_c_says_what_is_kept(slow: Project) -> None:
    build = start(slow)
    os.killpg(build.pid, signal.SIGINT)
    _, said = build.communicate(timeout=30)
    wait_until_gone(slow)
    assert "noisy was stopped: 1 of 2 seeds are kept, the same command goes on from there" in said
    (slow.path / "slow").unlink()
    slow.build()
    assert seeds_trained(slow) == ["1", "2", "2"]


def test_what_a_killed_job_was_writing_is_swept_by_the_next_build(tiny: Project) -> None:
    half = tiny.path / "results/figures/.123.part.svg"
    half.write_text("<svg")
    tiny.build()
    assert not half.exists()


def test_a_result_whose_receipt_was_not_written_yet_is_made_again(tiny: Project) -> None:
    (tiny.path / "results/figures/pair.svg.receipt").unlink()
    assert "figure pair" in tiny.planned()


def test_a_receipt_cut_short_is_no_receipt(tiny: Project) -> None:
    receipt = tiny.path / "results/figures/pair.svg.receipt"
    receipt.write_text(receipt.read_text()[:40])
    assert "figure pair" in tiny.planned()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_stops_with_a_sentence_and_leaves_what_was_there(tmp_path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    artefact = Artefact("scores", "dense")
    artefact.path.parent.mkdir(parents=True)
    artefact.path.write_text("before")

    def fill_the_disk(path: Path) -> None:
        path.symlink_to("/dev/full")
        path.write_text("after")

    with pytest.raises(
        SystemExit, match="the disk is full .* and results/scores/dense.json could not be written: free some space"
    ):
        command.produce(artefact, fill_the_disk)
    assert artefact.path.read_text() == "before"
    assert list(artefact.path.parent.iterdir()) == [artefact.path]


def test_another_fault_of_the_disk_is_a_sentence_too(tmp_path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)

    def fail(path: Path) -> None:
        raise OSError(errno.EACCES, "Permission denied", str(path))

    with pytest.raises(SystemExit, match="results/scores/dense.json could not be made: Permission denied"):
        command.produce(Artefact("scores", "dense"), fail)
