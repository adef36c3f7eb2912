"""Processes that train seeds of one variant together, on the cores that a build leaves idle."""

import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from autoencoders.steps import company
from conftest import Project
from proof.build import building, seats

SIT = """
import fcntl, sys, time
seat = open(sys.argv[1], "w")
fcntl.flock(seat, fcntl.LOCK_EX)
print(flush=True)
time.sleep(60)
"""


@pytest.fixture
def two_cores(tmp_path, monkeypatch) -> None:
    """A build with two cores, in a folder of its own, where nobody waits long."""
    monkeypatch.setenv(building.CORES, "2")
    monkeypatch.setattr(seats, "FOLDER", tmp_path / "seats")
    monkeypatch.setattr(company, "LOOK_EVERY", 0.05)
    monkeypatch.setattr(company, "PATIENCE", 0.3)


@pytest.fixture
def done(tmp_path):
    return lambda seed: tmp_path / f"seed{seed}.npz"


@pytest.fixture
def sitting(two_cores) -> Iterator[subprocess.Popen]:
    """Another process of the build, which has sat down."""
    seats.FOLDER.mkdir()
    other = subprocess.Popen([sys.executable, "-c", SIT, str(seats.FOLDER / "0")], stdout=subprocess.PIPE, text=True)
    assert other.stdout.readline() == "\n"
    yield other
    other.kill()
    other.wait()


def test_a_build_has_as_many_seats_as_cores(two_cores):
    first, second, third = seats.Seat(), seats.Seat(), seats.Seat()
    assert [first.take(), seats.any_free(), second.take()] == [True, True, True]
    assert [third.take(), seats.any_free(), first.take()] == [False, False, True]
    first.leave()
    assert third.take()


def test_who_is_killed_leaves_a_free_seat(sitting):
    mine = seats.Seat()
    assert mine.take()
    assert not seats.any_free()
    sitting.send_signal(signal.SIGKILL)
    sitting.wait()
    assert seats.any_free()


def test_outside_a_build_everybody_may_sit_and_nobody_knows_what_is_idle(monkeypatch):
    monkeypatch.delenv(building.CORES, raising=False)
    assert seats.Seat().take()
    assert not seats.any_free()


def test_a_seed_is_trained_by_one(done):
    one, another = company.claimed([1, 2, 3], done), company.claimed([1, 2, 3], done)
    assert [next(one), next(another)] == [1, 2]
    done(1).touch()
    assert next(one) == 3
    one.close()
    assert list(another) == [3], "what was begun and given up is free for others"


@pytest.mark.parametrize(("seeds", "comes"), [([1], False), ([1, 2], True)])
def test_an_idle_core_is_taken_after_a_while_and_only_if_a_seed_is_left_for_it(two_cores, done, tmp_path, seeds, comes):
    came = tmp_path / "came"
    with company.company(touching(came), 1, seeds, done):
        deadline = time.monotonic() + (20 if comes else 1)
        while not came.exists() and time.monotonic() < deadline:
            time.sleep(0.05)
    assert came.exists() == comes


def test_a_core_that_others_use_is_not_taken(two_cores, done, tmp_path):
    came, other = tmp_path / "came", seats.Seat()
    assert other.take()
    with company.company(touching(came), 1, [1, 2, 3], done):
        time.sleep(1)
    assert not came.exists()


@pytest.mark.parametrize(("processes", "trained", "come"), [(1, 0, 0), (2, 0, 1), (3, 0, 2), (3, 1, 1), (9, 0, 2), (3, 3, 0)])
def test_no_more_processes_begin_than_there_are_seeds_left(done, tmp_path, processes, trained, come):
    for seed in range(1, trained + 1):
        done(seed).touch()
    words = [sys.executable, "-c", f"import os, pathlib; (pathlib.Path({str(tmp_path)!r}) / f'came-{{os.getpid()}}').touch()"]
    with company.company(words, processes, [1, 2, 3], done):
        pass
    assert len(list(tmp_path.glob("came-*"))) == come


def test_who_only_waits_for_others_leaves_the_core_to_them(two_cores, done, tmp_path):
    end = tmp_path / "end"
    words = [sys.executable, "-c", f"import pathlib, time\nwhile not pathlib.Path({str(end)!r}).exists(): time.sleep(0.01)"]
    free = []

    def look() -> None:
        deadline, one, another = time.monotonic() + 20, seats.Seat(), seats.Seat()
        while not (one.take() and another.take()) and time.monotonic() < deadline:
            time.sleep(0.01)
        free.append(another.take())
        end.touch()

    with company.company(words, 2, [1, 2], done):
        other = seats.Seat()
        assert other.take()
        assert not seats.any_free(), "this process sits too"
        other.leave()
        looking = threading.Thread(target=look)
        looking.start()
    looking.join()
    assert free == [True]


def touching(path: Path) -> list[str]:
    """A process that leaves a sign."""
    return [sys.executable, "-c", f"import pathlib; pathlib.Path({str(path)!r}).touch()"]


def test_a_helper_without_a_seat_trains_nothing(two_cores, done):
    trained, taken = [], [seats.Seat(), seats.Seat()]
    assert all(seat.take() for seat in taken)
    company.help_out([1, 2], done, trained.append)
    assert trained == []
    taken[0].leave()
    company.help_out([1, 2], done, trained.append)
    assert trained == [1, 2]


def test_a_helper_makes_room_between_two_seeds_for_who_stands(two_cores, done):
    other, late, trained = seats.Seat(), seats.Seat(), []
    assert other.take()

    def sit_down() -> None:
        while not late.take():
            time.sleep(0.01)

    waiting = threading.Thread(target=sit_down)

    def train(seed: int) -> None:
        trained.append(seed)
        waiting.start()
        time.sleep(0.1)

    company.help_out([1, 2], done, train)
    waiting.join()
    assert trained == [1]


SAID = '    """Nothing to train."""\n'
WAIT = """    import os, pathlib, time
    pathlib.Path(f"seed{seed}-{os.getpid()}").touch()
    until = time.monotonic() + 60
    while seed == 1 and not list(pathlib.Path().glob("seed2-*")) and time.monotonic() < until:
        time.sleep(0.05)
"""


def test_a_training_takes_the_core_of_another_that_has_ended(tiny: Project) -> None:
    before = (tiny.path / "results/runs/noisy.npz").read_bytes()
    tiny.edit("src/autoencoders/steps/company.py", "PATIENCE = 5.0", "PATIENCE = 0.5")
    tiny.edit("src/autoencoders/variants/noisy.py", SAID, SAID + WAIT)
    tiny.edit("src/autoencoders/variants/dim.py", SAID, SAID + "    pass\n")
    began = time.monotonic()
    tiny.build("results/runs/noisy.npz", "results/runs/dim.npz")
    assert time.monotonic() - began < 60, "the first seed has waited in vain for another process to train the second"
    seeds, processes = zip(*(path.name.split("-") for path in Path(tiny.path).glob("seed*-*")), strict=True)
    assert sorted(seeds) == ["seed1", "seed2"]
    assert len(set(processes)) == 2
    assert (tiny.path / "results/runs/noisy.npz").read_bytes() == before
