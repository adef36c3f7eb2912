"""The environment that a build gives its jobs, and the lock that keeps a second build out of its folder.

The operating system releases the lock when the process ends, so a stale lock never has to be removed. Jobs end when their build
ends, if they can see its process; on another machine, or in another PID namespace, they run to completion.
"""

import os
import platform
import shutil
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import IO

from proof.source.notes import HELD
from proof.source.paths import RESULTS, ROOT

LOCK = RESULTS / ".building"
SECONDS_BETWEEN_TRIES = 0.5  # to lock a file that another process has


def pass_on() -> None:
    """Set the environment in which jobs find this package and this Python, and conda finds the project's lock file."""
    os.environ["PROOF_ROOT"] = str(ROOT)
    for name, folder in {"PYTHONPATH": ROOT / "src", "PATH": Path(sys.executable).parent}.items():
        os.environ[name] = os.pathsep.join(filter(None, [str(folder), os.environ.get(name)]))


def stamp() -> int:
    """The time at which a build last began in this folder; 0 if none did. It changes if another build begins after a plan."""
    try:
        return LOCK.stat().st_mtime_ns
    except OSError:
        return 0


def made_meanwhile(path: Path) -> bool:
    """Was a file written since the build began that this process is a job of? False for other processes."""
    return bool(os.environ.get(HELD)) and path.exists() and path.stat().st_mtime_ns >= stamp() > 0


def take_lock(planned_stamp: int) -> None:
    """Lock the folder until this process ends; SystemExit if another build has it, or has had it since this one was planned."""
    if os.environ.get(HELD):  # this is a job of the build that holds the lock, reading the Snakefile again
        return
    RESULTS.mkdir(exist_ok=True)
    current_stamp, lock = stamp(), LOCK.open("a+")
    if not try_lock(lock):
        lock.seek(0)
        raise SystemExit(f"process {lock.read().strip()} is building in {Path.cwd()}: wait for it, or stop it")
    if current_stamp != planned_stamp:
        raise SystemExit("another build has begun and ended since this one was planned: run the same command again")
    os.environ[HELD] = mark()
    OPEN_LOCKS.append(lock)
    remove_partial_files()
    lock.truncate(0)
    with suppress(OSError):  # a full disk does not break the lock; whatever needs the space reports it
        os.write(lock.fileno(), str(os.getpid()).encode())


def try_lock(file: IO) -> bool:
    """Lock a file until it is closed; False if another process has locked it."""
    try:
        import fcntl
    except ImportError:  # Windows: nothing to lock with
        return True
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def wait_for_lock(file: IO) -> None:
    """Lock a file until it is closed, as soon as no other process has it."""
    while not try_lock(file):
        time.sleep(SECONDS_BETWEEN_TRIES)


def mark() -> str:
    """The text by which jobs recognise their build: its process number, and where that number is valid."""
    return " ".join([str(os.getpid()), *where()])


def where() -> list[str]:
    """This machine and its PID namespace, in which process numbers are valid: a container has its own."""
    try:
        return [platform.node(), str(Path("/proc/self/ns/pid").readlink())]
    except OSError:  # not Linux: one namespace for the machine
        return [platform.node()]


def goes_on() -> bool:
    """Is the build that started this process still running? Also True if no build did, or if its process cannot be seen."""
    process, *build_place = os.environ.get(HELD, "").split() or [""]
    if not process or build_place != where():
        return True
    try:
        os.kill(int(process), 0)
    except ProcessLookupError:
        return False
    except PermissionError:  # it runs under another user
        pass
    return True


def remove_partial_files() -> None:
    """Remove files that killed builds did not finish; safe, since only the holder of the lock writes here."""
    for path in list(RESULTS.rglob(".*.part*")):
        remove(path)


def remove(path: Path) -> None:
    """Delete a file, or a folder with its contents; no error if there is none."""
    shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)


OPEN_LOCKS: list[IO] = []  # kept open until the process ends
